"""Reads an annual plan from text: tab-separated rows under headings, as a table comes out of a text editor. Pure.

Words are kept as they stand, with their misprints; only white space at the ends of lines and cells goes. Whatever the
reader cannot place is returned as a warning with its line and its words, so nothing vanishes and nothing is guessed.
Periods in words are not understood here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

COLUMNS = 5
BOLD = "**"

_LINE_END = re.compile(r"\r\n?|\n")
_NUMBER = re.compile(r"([1-9][0-9]{0,3})\.?")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


class Trouble(StrEnum):
    """What is wrong, in words for the secretary."""

    NO_TITLE = "нет названия плана"
    NO_YEAR = "в названии нет года"
    MANY_YEARS = "в названии несколько годов"
    NO_HEADER = "нет строки с названиями столбцов"
    NO_ITEMS = "в плане нет ни одной строки"
    EMPTY_SECTION = "раздел без строк"
    NUMBER_GAP = "нумерация прервана"
    COLUMN_COUNT = "в строке не пять столбцов"
    NO_NAME = "у строки нет названия"
    NOT_UNDERSTOOD = "текст не понят"


@dataclass(frozen=True)
class PlanWarning:
    """One doubt: the line it is about (0 for the whole text) and the words of that line."""

    trouble: Trouble
    line: int
    text: str = ""


@dataclass(frozen=True)
class ParsedItem:
    """A row of the plan, cell by cell."""

    number: int
    period: str
    title: str
    participants: str
    programme: str


@dataclass(frozen=True)
class ParsedSection:
    """Rows under one heading; a heading of several lines keeps its line breaks. Rows before any heading have ""."""

    wording: str
    items: tuple[ParsedItem, ...]


@dataclass(frozen=True)
class ParsedPlan:
    """The whole document. `year` is None when the title does not name exactly one."""

    title: str
    year: int | None
    columns: tuple[str, ...]
    sections: tuple[ParsedSection, ...]
    warnings: tuple[PlanWarning, ...]

    @property
    def items(self) -> tuple[ParsedItem, ...]:
        """All rows in the order of the document."""
        return tuple(item for section in self.sections for item in section.items)


def parse_plan(text: str) -> ParsedPlan:
    """Read a plan from any text; what could not be read is in `warnings`. Never raises."""
    reader = _Reader()
    for piece in _pieces(text):
        reader.take(piece)
    return reader.finish()


@dataclass(frozen=True)
class _Heading:
    line: int
    text: str


@dataclass(frozen=True)
class _Row:
    line: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\t".join(self.cells)


def _pieces(text: str) -> Iterator[_Heading | _Row]:
    lines: list[str] = []
    start = 0
    for number, raw in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), start=1):
        # A row of the table, a merged row (one cell with words, in front of empty ones), or a line between the rows.
        if not raw.strip() or "\t" in raw:
            yield from _heading(start, lines)
            lines = []
        if _is_row(raw):
            yield _Row(number, _cells(raw))
        elif raw.strip():
            start = start if lines else number
            lines.append(raw.strip())
            if "\t" in raw or lines[-1].endswith(BOLD):
                yield from _heading(start, lines)
                lines = []
    yield from _heading(start, lines)


def _is_row(raw: str) -> bool:
    words = raw.strip()
    return "\t" in words or ("\t" in raw and _NUMBER.fullmatch(words) is not None)


def _heading(line: int, lines: list[str]) -> Iterator[_Heading]:
    text = "\n".join(lines).removeprefix(BOLD).removesuffix(BOLD).strip()
    if text:
        yield _Heading(line, text)


def _cells(raw: str) -> tuple[str, ...]:
    cells = [cell.strip() for cell in raw.split("\t")]
    while len(cells) > COLUMNS and not cells[-1]:
        cells.pop()
    return tuple(cells)


@dataclass
class _Section:
    line: int
    wording: str
    items: list[ParsedItem] = field(default_factory=list)


class _Reader:
    """Takes the pieces in order. Headings before the first row wait, because only that row tells what they are."""

    def __init__(self):
        self.waiting: list[_Heading] | None = []
        self.title = _Heading(0, "")
        self.columns: tuple[str, ...] = ()
        self.sections: list[_Section] = []
        self.warnings: list[PlanWarning] = []
        self.last_number = 0

    def take(self, piece: _Heading | _Row) -> None:
        if isinstance(piece, _Row):
            self._row(piece)
        elif self.waiting is None:
            self.sections.append(_Section(piece.line, piece.text))
        else:
            self.waiting.append(piece)

    def finish(self) -> ParsedPlan:
        self._begin(has_header=False)
        empty = [section for section in self.sections if not section.items]
        for section in empty:
            self._warn(Trouble.EMPTY_SECTION, section.line, section.wording)
        if not self.last_number:
            self._warn(Trouble.NO_ITEMS, 0)
        return ParsedPlan(
            title=self.title.text,
            year=self._year(),
            columns=self.columns,
            sections=tuple(ParsedSection(section.wording, tuple(section.items)) for section in self.sections),
            warnings=tuple(sorted(self.warnings, key=lambda warning: warning.line)),
        )

    def _row(self, row: _Row) -> None:
        number = _NUMBER.fullmatch(row.cells[0])
        if number:
            self._begin(has_header=False)
            self._item(int(number[1]), row)
        elif _is_header(row) and not self.columns:
            self._begin(has_header=True)
            self.columns = row.cells
        elif row.cells != self.columns:
            self._warn(Trouble.NOT_UNDERSTOOD, row.line, row.text)

    def _begin(self, *, has_header: bool) -> None:
        """Meet the first row: what waited becomes the title, and the rest headings or words without a place."""
        if self.waiting is None:
            return
        waiting, self.waiting = self.waiting, None
        titles = [heading for heading in waiting if "план" in heading.text.lower()] or waiting[: int(has_header)]
        if titles:
            self.title = titles[0]
            waiting.remove(self.title)
        else:
            self._warn(Trouble.NO_TITLE, 0)
        if not has_header:
            self._warn(Trouble.NO_HEADER, 0)
        for heading in waiting:
            if has_header:
                self._warn(Trouble.NOT_UNDERSTOOD, heading.line, heading.text)
            else:
                self.sections.append(_Section(heading.line, heading.text))

    def _item(self, number: int, row: _Row) -> None:
        if number != self.last_number + 1:
            self._warn(Trouble.NUMBER_GAP, row.line, row.text)
        if len(row.cells) != COLUMNS:
            self._warn(Trouble.COLUMN_COUNT, row.line, row.text)
        self.last_number = number
        item = ParsedItem(number, *row.cells[1:COLUMNS], *[""] * (COLUMNS - len(row.cells)))
        if not item.title:
            self._warn(Trouble.NO_NAME, row.line, row.text)
        if not self.sections:
            self.sections.append(_Section(row.line, ""))
        self.sections[-1].items.append(item)

    def _year(self) -> int | None:
        years = set(_YEAR.findall(self.title.text))
        if len(years) == 1:
            return int(years.pop())
        if self.title.text:
            self._warn(Trouble.MANY_YEARS if years else Trouble.NO_YEAR, self.title.line, self.title.text)
        return None

    def _warn(self, trouble: Trouble, line: int, text: str = "") -> None:
        self.warnings.append(PlanWarning(trouble, line, text))


def _is_header(row: _Row) -> bool:
    return row.cells[0].startswith("№") or "п/п" in row.cells[0]
