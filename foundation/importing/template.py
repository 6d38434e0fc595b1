"""The template of a list: heads, an example, choices in the cells where there are choices. And the rows that were left out."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from foundation.documents.archive import with_fixed_dates
from foundation.documents.letters import printable
from foundation.importing.importer import Column, Importer
from foundation.importing.reading import MAX_ROWS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MADE_AT = datetime(2020, 1, 1, tzinfo=UTC)
HEAD = PatternFill("solid", start_color="EFEAE2")


def template_of(importer: Importer) -> bytes:
    """Return a workbook to fill in: the first row are the heads, the second an example that is not taken for a row."""
    return _workbook(str(importer.title), importer.columns, [[column.example for column in importer.columns]])


def rest_of(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the rows that were left out, under their own heads, to be corrected and loaded again."""
    return _workbook(title, [Column(str(at), words or " ") for at, words in enumerate(head)], rows)


def _workbook(title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> bytes:
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = MADE_AT.replace(tzinfo=None)
    workbook.properties.creator = ""
    sheet = workbook.active
    sheet.title = _("Список")
    for number, column in enumerate(columns, start=1):
        head = _put(sheet, 1, number, f"{column.title}")
        head.font, head.fill = Font(bold=True), HEAD
        head.border = Border(bottom=Side(style="thin"))
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        # Text, so that Excel turns neither «8» into a number nor «1-2» into a date.
        sheet.column_dimensions[letter].number_format = "@"
    for place, row in enumerate(rows, start=2):
        for number, words in enumerate(row, start=1):
            _put(sheet, place, number, words)
    sheet.freeze_panes = "A2"
    _offer_choices(workbook, sheet, columns)
    out = io.BytesIO()
    workbook.save(out)
    return with_fixed_dates(out)


def _put(sheet, row: int, column: int, words: str):
    cell = sheet.cell(row, column, printable(words))
    # A value that begins with "=" stays the text that somebody typed.
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _offer_choices(workbook: Workbook, sheet, columns: Sequence[Column]) -> None:
    offered = [(number, column) for number, column in enumerate(columns, start=1) if column.choices]
    if not offered:
        return
    lists = workbook.create_sheet(_("Что можно выбрать"))
    for place, (number, column) in enumerate(offered, start=1):
        _put(lists, 1, place, f"{column.title}").font = Font(bold=True)
        for row, words in enumerate(column.choices, start=2):
            _put(lists, row, place, words)
        letter, own = get_column_letter(place), get_column_letter(number)
        lists.column_dimensions[letter].width = 40
        source = f"'{lists.title}'!${letter}$2:${letter}${len(column.choices) + 1}"
        # Other words are let in: the portal says better than Excel what is wrong with them.
        choice = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
        choice.add(f"{own}2:{own}{MAX_ROWS}")
        sheet.add_data_validation(choice)
