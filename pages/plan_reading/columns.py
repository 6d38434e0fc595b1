"""Which column of a table means what: recognised by the words of its header, in any order."""

import re
from dataclasses import dataclass
from enum import StrEnum

from .pieces import Row

LONGEST_HEAD = 150


class Column(StrEnum):
    """What a cell of a plan may be about; the value is its name for people."""

    NUMBER = "номер"
    PERIOD = "дата"
    TITLE = "название"
    PARTICIPANTS = "участники"
    PROGRAMME = "программа, описание"


ORDER = tuple(Column)
# The earliest word of a header decides: «дата проведения мероприятия» is about the date.
SIGNS = {
    Column.NUMBER: re.compile(r"^№|^n\b|\bп\s*/\s*п\b|^номер"),
    Column.PERIOD: re.compile(r"\bдат[аы]\b|\bсроки?\b|\bкогда\b|\bпериод|\bвремя\b|\bмесяц"),
    Column.TITLE: re.compile(r"назван|наименован|мероприяти|\bчто\b|\bтема"),
    Column.PARTICIPANTS: re.compile(r"участник|\bкол-?во\b|количеств|\bкто\b|\bкого\b|категори|аудитори|охват"),
    Column.PROGRAMME: re.compile(r"программ|описани|содержани|ответствен|исполнител|примечан|результат"),
}
PLACE = re.compile(r"^место\b")


@dataclass(frozen=True)
class Columns:
    """The header of a table: its words, where its cells begin, what each is about."""

    heads: tuple[str, ...]
    meanings: tuple[Column | None, ...]
    starts: tuple[int, ...] = ()

    def spread(self, row: Row) -> list[str]:
        """Return the words of the row by columns; words beyond the last column stand after it."""
        if self.is_grid_of(row):
            return self._by_grid(row)
        cells = list(row.cells)
        while len(cells) > len(self.meanings) and not cells[-1]:
            cells.pop()
        return cells + [""] * (len(self.meanings) - len(cells))

    def is_grid_of(self, row: Row) -> bool:
        """Tell whether only the grid says where the cells of `row` belong: their number is not that of the header."""
        return bool(row.starts and self.starts) and len(row.cells) != len(self.starts)

    def _by_grid(self, row: Row) -> list[str]:
        cells: list[list[str]] = [[] for _column in self.meanings]
        for start, words in zip(row.starts, row.cells, strict=True):
            at = max((place for place, begins in enumerate(self.starts) if begins <= start), default=0)
            if words:
                cells[at].append(words)
        return ["\n".join(words) for words in cells]

    def number_of(self, row: Row) -> str | None:
        """Return the words in the column of numbers, None when there is no such column."""
        if Column.NUMBER not in self.meanings:
            return None
        return self.spread(row)[self.meanings.index(Column.NUMBER)]


USUAL = Columns((), ORDER)


def recognised(row: Row) -> Columns | None:
    """Return the columns when `row` is a header: two of them known by their words, one of these the number or the name."""
    meanings = tuple(_meaning(cell) for cell in row.cells)
    known = {meaning for meaning in meanings if meaning}
    if len(known) < 2 or not known & {Column.NUMBER, Column.TITLE}:
        return None
    return Columns(row.cells, meanings, row.starts)


def _meaning(head: str) -> Column | None:
    words = " ".join(head.lower().replace("ё", "е").split())
    if len(words) > LONGEST_HEAD:
        return None
    found = [(match.start(), column) for column, sign in SIGNS.items() if (match := sign.search(words))]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    return Column.TITLE if PLACE.search(words) else None
