"""Reads a plan from an Excel workbook: every visible sheet is a table with its title above."""

import io
from collections.abc import Iterator
from datetime import date

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from foundation.importing.workbook import CellValue, DamagedWorkbook, HugeWorkbook, cell_words, check_extent

from .assembly import assemble
from .parsed import ParsedPlan, PlanWarning, Trouble, Unreadable
from .pieces import Line, Piece, Row, clean

MAX_ROWS, MAX_COLUMNS = 10_000, 200

Range = tuple[tuple[int, int], tuple[int, int]]


def read_xlsx(data: bytes) -> ParsedPlan:
    """Read a plan from the bytes of an .xlsx; raises Unreadable when they are none. Call after the inspection of uploads."""
    try:
        hidden = check_extent(data, max_rows=MAX_ROWS, max_columns=MAX_COLUMNS)
        return assemble(_pieces(CalamineWorkbook.from_filelike(io.BytesIO(data)), hidden))
    except HugeWorkbook as huge:
        raise Unreadable(
            "Таблица слишком большая. Оставьте в файле один лист с планом, без лишних строк и столбцов."
        ) from huge
    except (DamagedWorkbook, CalamineError) as broken:
        raise Unreadable(
            "Таблица повреждена. Откройте её в Excel, сохраните заново как XLSX и загрузите снова."
        ) from broken


def _pieces(workbook: CalamineWorkbook, hidden: bool) -> Iterator[Piece]:
    if hidden:
        yield PlanWarning(Trouble.HIDDEN_ROWS)
    for table, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != SheetVisibleEnum.Visible:
            yield PlanWarning(Trouble.HIDDEN_SHEET, f"лист {sheet.name}")
            continue
        yield from _Sheet(workbook.get_sheet_by_index(table), table).pieces()


class _Sheet:
    """One sheet: rows of words, with what its merged cells say."""

    def __init__(self, sheet: CalamineSheet, table: int):
        self.name, self.table = sheet.name, table
        self.values: list[list[CellValue]] = sheet.to_python(skip_empty_area=False)
        words = [[_words(value) for value in row] for row in self.values]
        self.width = max((place + 1 for row in words for place, cell in enumerate(row) if cell), default=0)
        self.rows = [row[: self.width] for row in words]
        self.merged_down: dict[int, dict[int, str]] = {}
        self.merged_across: dict[int, list[tuple[int, int]]] = {}
        for merged in sheet.merged_cell_ranges or []:
            self._merge(merged)

    def pieces(self) -> Iterator[Piece]:
        """Yield the lines above the table, then its rows."""
        begins = next((number for number, row in enumerate(self.rows) if len(_filled(row)) > 1), len(self.rows))
        yield from self._lines(begins)
        for number in range(begins, len(self.rows)):
            if any(self.rows[number]):
                yield self._row(number)

    def _lines(self, end: int) -> Iterator[Line]:
        """Yield what stands above the table; lone cells right under each other are one title, written in two rows."""
        began, column, title = 0, -1, list[str]()
        for number in range(end + 1):
            filled = _filled(self.rows[number]) if number < end else []
            if title and filled != [column]:
                yield Line(self._place(began), "\n".join(title))
                title = []
            if filled:
                began, column = (began if title else number), filled[0]
                title.append(self.rows[number][column])

    def _row(self, number: int) -> Row:
        cells, notes = list(self.rows[number]), list[tuple[Trouble, str]]()
        for place, words in self.merged_down.get(number, {}).items():
            if not cells[place]:
                cells[place] = words
                notes.append((Trouble.MERGED_DOWN, words))
        notes += [(Trouble.DATE_CELL, cells[place]) for place in self._dates(number)]
        across = [first for first, last in self.merged_across.get(number, []) if cells[first]]
        whole = len(_filled(cells)) == 1 and bool(across)
        if across and not whole:
            notes.append((Trouble.MERGED_ACROSS, "\t".join(cells)))
        return Row(self._place(number), tuple(cells), self.table, whole=whole, notes=tuple(notes))

    def _dates(self, number: int) -> list[int]:
        return [place for place, value in enumerate(self.values[number]) if isinstance(value, date)]

    def _merge(self, merged: Range) -> None:
        """Remember a merged cell: across the row it may be a heading, down the column it speaks of every row."""
        (top, left), (bottom, right) = merged
        if top >= len(self.rows) or left >= self.width:
            return
        for number in range(top, min(bottom, len(self.rows) - 1) + 1):
            if right > left:
                self.merged_across.setdefault(number, []).append((left, right))
            # A number belongs to one row only: carried down it would be a second item of the same number.
            if number > top and left > 0:
                self.merged_down.setdefault(number, {})[left] = self.rows[top][left]

    def _place(self, number: int) -> str:
        return f"лист {self.name}, строка {number + 1}"


def _filled(row: list[str]) -> list[int]:
    return [place for place, words in enumerate(row) if words]


def _words(value: CellValue) -> str:
    return clean(cell_words(value))
