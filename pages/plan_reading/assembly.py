"""Makes a plan of the pieces that a reader found: title, sections, rows. What has no place becomes a warning."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .columns import USUAL, Column, Columns, recognised
from .parsed import ParsedItem, ParsedPlan, ParsedSection, PlanWarning, Trouble
from .pieces import Line, Piece, Row

MAX_ITEMS = 2000

NUMBER = re.compile(r"(?:№\s*)?([1-9][0-9]{0,3})\s*[.)]?")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_LETTER = re.compile(r"[^\W\d_]")


def assemble(pieces: Iterable[Piece]) -> ParsedPlan:
    """Return the plan; what could not be read is in `warnings`."""
    assembly = _Assembly()
    for piece in pieces:
        assembly.take(piece)
    return assembly.finish()


@dataclass
class _Section:
    place: str
    wording: str
    items: list[ParsedItem] = field(default_factory=list)


class _Assembly:
    """Takes the pieces in order. Lines before the first row wait, because only that row tells what they are."""

    def __init__(self):
        self.waiting: list[Line] | None = []
        self.title = Line("", "")
        self.columns: Columns | None = None
        self.table: int | None = None
        self.sections: list[_Section] = []
        self.warnings: list[PlanWarning] = []
        self.numbers: set[int] = set()
        self.last_number = 0
        self.rows = 0
        self.counts = False

    def take(self, piece: Piece) -> None:
        if isinstance(piece, PlanWarning):
            self.warnings.append(piece)
        elif isinstance(piece, Line):
            self._line(piece)
        else:
            self._row(piece)

    def finish(self) -> ParsedPlan:
        self._begin(has_header=False)
        for section in self.sections:
            if not section.items:
                self._warn(Trouble.EMPTY_SECTION, section.place, section.wording)
        if not self.rows:
            self._warn(Trouble.NO_ITEMS)
        if self.rows > MAX_ITEMS:
            self._warn(Trouble.TOO_MANY_ITEMS)
        year = self._year()
        return ParsedPlan(
            title=self.title.text,
            year=year,
            columns=self.columns.heads if self.columns else (),
            sections=tuple(ParsedSection(section.wording, tuple(section.items)) for section in self.sections),
            warnings=tuple(self.warnings),
        )

    def _line(self, line: Line) -> None:
        if self.waiting is not None:
            self.waiting.append(line)
        elif _LETTER.search(line.text):
            self.sections.append(_Section(line.place, line.text))
        else:
            self._warn(Trouble.NOT_UNDERSTOOD, line.place, line.text)

    def _row(self, row: Row) -> None:
        header = self._header(row)
        if header:
            self._begin(has_header=True)
            self._set_header(header, row)
        elif self.columns and row.cells == self.columns.heads:
            pass
        elif row.cells == tuple(str(place) for place in range(1, len(row.cells) + 1)) and len(row.cells) > 1:
            self._warn(Trouble.COLUMN_NUMBERS, row.place, row.text)
        else:
            self._content(row)

    def _header(self, row: Row) -> Columns | None:
        """Return the columns when the row is the header of its table, or one that says so by its column of numbers."""
        found = None if any(NUMBER.fullmatch(cell) for cell in row.cells) else recognised(row)
        if not found or row.cells == (self.columns.heads if self.columns else ()):
            return None
        is_new = self.columns is None or row.table != self.table
        return found if is_new or Column.NUMBER in found.meanings else None

    def _set_header(self, header: Columns, row: Row) -> None:
        self.columns, self.table = header, row.table
        for meaning in Column:
            heads = [head for head, about in zip(header.heads, header.meanings, strict=True) if about is meaning]
            if len(heads) > 1:
                self._warn(Trouble.JOINED_COLUMNS, row.place, ", ".join(heads))
            elif not heads and meaning is Column.TITLE:
                self._warn(Trouble.NO_NAME_COLUMN, row.place, row.text)
            elif not heads and meaning is not Column.NUMBER:
                self._warn(Trouble.NO_COLUMN, row.place, meaning)
        for head, known in zip(header.heads, header.meanings, strict=True):
            if known is None and head:
                self._warn(Trouble.EXTRA_COLUMN, row.place, head)

    def _content(self, row: Row) -> None:
        words = [cell for cell in row.cells if cell]
        number = self._number(row, words)
        if number is not None:
            self._begin(has_header=False)
            self._item(number, row)
        elif len(words) == 1 and _LETTER.search(words[0]):
            self._line(Line(row.place, words[0]))
            if not row.whole and row.cells[0] != words[0] and self.waiting is None:
                self._warn(Trouble.LONE_CELL, row.place, words[0])
            self._notes(row)
        elif words:
            self._warn(Trouble.NOT_UNDERSTOOD, row.place, row.text)
            self._notes(row)

    def _number(self, row: Row, words: list[str]) -> int | None:
        """Return the number of an item, None for a row that is none. A number which the source only shows is counted."""
        columns = self.columns or USUAL
        written = columns.number_of(row)
        if written and (match := NUMBER.fullmatch(written)):
            return int(match[1])
        if written or len(words) < 2 or not (row.auto_numbered or (self.columns and written is None)):
            return None
        if not self.counts:
            self.counts = True
            self._warn(Trouble.COUNTED_NUMBERS, row.place, row.text)
        return self.last_number + 1

    def _begin(self, *, has_header: bool) -> None:
        """Meet the first row: what waited becomes the title, and the rest headings or words without a place."""
        if self.waiting is None:
            return
        waiting, self.waiting = self.waiting, None
        titles = [line for line in waiting if "план" in line.text.lower()] or waiting[: int(has_header)]
        if titles:
            self.title = titles[0]
            waiting.remove(self.title)
        else:
            self._warn(Trouble.NO_TITLE)
        if not has_header:
            self._warn(Trouble.NO_HEADER)
        for line in waiting:
            if has_header:
                self._warn(Trouble.NOT_UNDERSTOOD, line.place, line.text)
            else:
                self._line(line)

    def _item(self, number: int, row: Row) -> None:
        if number in self.numbers:
            self._warn(Trouble.REPEATED_NUMBER, row.place, row.text, self.rows)
        elif number != self.last_number + 1:
            self._warn(Trouble.NUMBER_GAP, row.place, row.text, self.rows)
        self.numbers.add(number)
        self.last_number = number
        cells = self._cells(row)
        item = ParsedItem(
            number,
            cells[Column.PERIOD],
            cells[Column.TITLE],
            cells[Column.PARTICIPANTS],
            cells[Column.PROGRAMME],
            row.place,
        )
        if not item.title:
            self._warn(Trouble.NO_NAME, row.place, row.text, self.rows)
        self._notes(row, self.rows)
        if not self.sections:
            self.sections.append(_Section(row.place, ""))
        self.sections[-1].items.append(item)
        self.rows += 1

    def _cells(self, row: Row) -> dict[Column, str]:
        columns = self.columns or USUAL
        spread = columns.spread(row)
        if columns.is_grid_of(row):
            self._warn(Trouble.MERGED_ACROSS, row.place, row.text, self.rows)
        elif len(row.cells) < len(columns.meanings) or len(spread) > len(columns.meanings):
            self._warn(Trouble.COLUMN_COUNT, row.place, row.text, self.rows)
        cells: dict[Column, list[str]] = {meaning: [] for meaning in Column}
        for place, words in enumerate(spread):
            meaning = columns.meanings[place] if place < len(columns.meanings) else None
            if meaning and words:
                cells[meaning].append(words)
            elif words:
                head = columns.heads[place] if place < len(columns.heads) else ""
                self._warn(Trouble.EXTRA_CELL, row.place, f"{head}: {words}" if head else words, self.rows)
        return {meaning: "\n".join(words) for meaning, words in cells.items()}

    def _notes(self, row: Row, at: int | None = None) -> None:
        for trouble, text in row.notes:
            self._warn(trouble, row.place, text, at)

    def _year(self) -> int | None:
        years = set(_YEAR.findall(self.title.text))
        if len(years) == 1:
            return int(years.pop())
        if self.title.text:
            self._warn(Trouble.MANY_YEARS if years else Trouble.NO_YEAR, self.title.place, self.title.text)
        return None

    def _warn(self, trouble: Trouble, place: str = "", text: str = "", row: int | None = None) -> None:
        self.warnings.append(PlanWarning(trouble, place, text, row))
