"""Files of the plan: the blank to be filled in, the plan in the branch's form, the report of the year, Excel, calendar. Facts in, bytes out."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
ICS = "text/calendar; charset=utf-8"
