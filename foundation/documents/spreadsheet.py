"""Tables for Excel: XLSX with typed cells that are never formulas, and its CSV twin with a guard against them.

The same facts give the same bytes: dates inside the file are `made_at`, dates of the archive are fixed.
"""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

from foundation.documents.archive import with_fixed_dates
from foundation.documents.letters import printable

MOSCOW = ZoneInfo("Europe/Moscow")
# What Excel holds in one cell and in the name of a sheet.
MAX_CELL, MAX_TITLE = 32_767, 31
FORBIDDEN_IN_TITLE = str.maketrans("[]:*?/\\", "       ")
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
FORMATS = {"integer": "0", "number": "0.00", "date": "DD.MM.YYYY", "moment": "DD.MM.YYYY HH:MM"}
HEADER_ROW = 2

Value = str | int | Decimal | date | datetime | bool | None


@dataclass(frozen=True)
class SheetColumn:
    """A head, what stands below it, and the width in characters. A `text` keeps leading zeros and codes as typed."""

    title: str
    kind: Literal["text", "integer", "number", "date", "moment"] = "text"
    width: int = 20


@dataclass(frozen=True)
class Sheet:
    """One table: moments are aware and are written in Moscow time; `made_at` is the moment the file speaks of."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Value]]
    made_at: datetime

    def __post_init__(self):
        """Refuse with ValueError a row that has not one value per column."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.title}: every row needs {len(self.columns)} values")


def render_xlsx(sheet: Sheet) -> bytes:
    """Return the workbook."""
    workbook = Workbook(write_only=True)
    workbook.properties.creator = ""
    workbook.properties.title = printable(sheet.title)
    workbook.properties.created = workbook.properties.modified = sheet.made_at.astimezone(UTC).replace(tzinfo=None)
    page = workbook.create_sheet(_sheet_title(sheet.title))
    _lay_out(page, sheet)
    page.append([_text(page, sheet.title, font=Font(bold=True, size=14))])
    page.append([_head(page, column) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, value, column) for value, column in zip(row, sheet.columns, strict=True)])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).write_data()
    return with_fixed_dates(out)


def render_csv(sheet: Sheet) -> bytes:
    """Return the rows under their heads, as a Russian Excel opens them: UTF-8 with a mark, semicolons, decimal comma."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow([_guarded(column.title) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_written(value, column) for value, column in zip(row, sheet.columns, strict=True)])
    return out.getvalue().encode("utf-8-sig")


def _lay_out(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    last = get_column_letter(len(sheet.columns))
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.freeze_panes = f"A{HEADER_ROW + 1}"
    page.auto_filter.ref = f"A{HEADER_ROW}:{last}{HEADER_ROW + len(sheet.rows)}"
    page.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _head(page: WriteOnlyWorksheet, column: SheetColumn) -> Cell:
    cell = _text(page, column.title, font=Font(bold=True))
    cell.border = Border(bottom=Side(style="thin"))
    return cell


def _cell(page: WriteOnlyWorksheet, value: Value, column: SheetColumn) -> Cell | None:
    value = _plain(value, column)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _text(page, value)
    cell = WriteOnlyCell(page, value)
    cell.number_format = FORMATS[column.kind]
    return cell


def _text(page: WriteOnlyWorksheet, text: str, font: Font | None = None) -> Cell:
    cell = WriteOnlyCell(page, printable(text)[:MAX_CELL])
    # A value that begins with "=" or reads "#N/A" stays the text that somebody typed.
    cell.data_type = "s"
    cell.alignment = Alignment(vertical="top", wrap_text="\n" in text)
    if font:
        cell.font = font
    return cell


def _plain(value: Value, column: SheetColumn) -> Value:
    """Turn a value into what a cell of this column holds: local moments, words for yes and no, text where text is due."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime):
        value = value.astimezone(MOSCOW).replace(tzinfo=None)
    if column.kind == "text" and value is not None and not isinstance(value, str):
        return _words(value)
    return value


def _written(value: Value, column: SheetColumn) -> str:
    value = _plain(value, column)
    if value is None:
        return ""
    return _guarded(value) if isinstance(value, str) else _words(value)


def _words(value: int | Decimal | date | datetime) -> str:
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value).replace(".", ",")


def _guarded(text: str) -> str:
    """CSV has no types, so an apostrophe keeps Excel from reckoning what a stranger typed."""
    shown = printable(text)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA_SIGNS) else shown


def _sheet_title(title: str) -> str:
    return " ".join(printable(title).translate(FORBIDDEN_IN_TITLE).split())[:MAX_TITLE].strip(" '") or "Лист"
