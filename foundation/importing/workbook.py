"""A workbook of Excel as rows of words. Its extent is measured before anything makes room for its empty cells. Pure."""

import io
import re
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MAX_UNZIPPED = 64 * 1024 * 1024
OLD_COVER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a damaged archive may answer with, and the XML in it. Encrypted parts raise RuntimeError.
DAMAGE = (BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError, SyntaxError, ValueError)

_ATTRIBUTES = rb"""((?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>"""
_CELL_OR_ROW = re.compile(rb"<(?:\w+:)?(c|row)\b" + _ATTRIBUTES)
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{0,3})(\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")

CellValue = int | float | str | bool | date | datetime | time | timedelta


class DamagedWorkbook(Exception):
    """No workbook, or half of one."""


class HugeWorkbook(Exception):
    """More cells or bytes than anybody's list has."""


def check_extent(data: bytes, *, max_rows: int, max_columns: int) -> bool:
    """Refuse tables too big to hold, before anything makes room for their cells; tell whether any row is hidden.

    Raises HugeWorkbook, DamagedWorkbook.
    """
    hidden = False
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNZIPPED:
                raise HugeWorkbook
            for name in filter(_SHEET_PART.fullmatch, archive.namelist()):
                sheet = archive.read(name)
                _measure(sheet, max_rows, max_columns)
                hidden = hidden or _HIDDEN.search(sheet) is not None
    except DAMAGE as broken:
        raise DamagedWorkbook from broken
    return hidden


def first_table(data: bytes, *, max_rows: int, max_columns: int) -> list[Sequence[str]]:
    """Return the rows of the first visible sheet that has any words, as people read them. Raises as `check_extent`."""
    check_extent(data, max_rows=max_rows, max_columns=max_columns)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for number, sheet in enumerate(workbook.sheets_metadata):
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
                values = workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)
                rows: list[Sequence[str]] = [[cell_words(value) for value in row] for row in values]
                if any(any(row) for row in rows):
                    return rows
    except CalamineError as broken:
        raise DamagedWorkbook from broken
    return []


def cell_words(value: CellValue) -> str:
    """Write a cell as people read it: whole numbers without a fraction, decimal comma, dates in figures."""
    match value:
        case bool():
            return "да" if value else "нет"
        case float():
            return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
        case datetime() | date():
            has_time = isinstance(value, datetime) and value.time() != time()
            return f"{value:%d.%m.%Y %H:%M}" if has_time else f"{value:%d.%m.%Y}"
        case time():
            return f"{value:%H:%M}"
    return str(value)


def _measure(sheet: bytes, max_rows: int, max_columns: int) -> None:
    """Look where the cells of a sheet stand: one lone cell in the last corner stands for seventeen billion."""
    row = column = 0
    for found in _CELL_OR_ROW.finditer(sheet):
        named = _PLACE.search(found[2])
        if found[1] == b"row":
            row, column = int(named[2]) if named else row + 1, 0
            continue
        column = _column_number(named[1]) if named and named[1] else column + 1
        if not found[3] and (column > max_columns or (int(named[2]) if named else row) > max_rows):
            raise HugeWorkbook


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
