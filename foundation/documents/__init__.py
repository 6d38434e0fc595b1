"""Documents as functions of facts: the same facts give the same bytes. Nothing here knows a model or a request.

An app's `documents.py` turns a frozen dataclass into bytes with `page.build` (PDF), `spreadsheet.render_xlsx` and
`render_csv`, or `calendar.render_calendar` (ICS).
"""
