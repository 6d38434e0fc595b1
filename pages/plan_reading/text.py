"""Reads a plan from pasted text: a table as it comes out of Word, Excel, a browser or a text file, cells parted by tabs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .assembly import NUMBER, assemble
from .columns import USUAL, recognised
from .parsed import ParsedPlan, Trouble
from .pieces import Line, Piece, Row, clean

BOLD = "**"

_LINE_END = re.compile(r"\r\n?|\n")
# Excel quotes a cell with line breaks; it never breaks a cell by a tab, so a lone quotation mark swallows no rows.
_QUOTED = re.compile(r'(?:(?<=[\t\r\n])|\A)"((?:[^"\t]|"")*[\r\n](?:[^"\t]|"")*)"(?=[\t\r\n]|\Z)')
_QUOTED_BREAK = "\x1e"


def read_text(text: str) -> ParsedPlan:
    """Read a plan from any text; what could not be read is in `warnings`. Never raises."""
    return assemble(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    heading: list[_Raw] = []
    begun = False
    for line in _glued(_lines(text)):
        begun = begun or "\t" in line.words.strip() or _begins_item(line)
        is_row = "\t" in line.words and begun
        # Neighbours are one heading, as a title of two lines is; above the table even where each fills a row of Excel.
        if is_row or not line.words.strip() or (heading and _indent(heading[-1]) != _indent(line)):
            yield from _heading(heading)
            heading = []
        if is_row and line.words.strip():
            yield _row(line)
        elif line.words.strip():
            heading.append(line)
            if line.words.rstrip().endswith(BOLD):
                yield from _heading(heading)
                heading = []
    yield from _heading(heading)


@dataclass(frozen=True)
class _Raw:
    """A line of the text with its number; `pieces` of them were glued together."""

    number: int
    words: str
    pieces: int = 1


def _lines(text: str) -> list[_Raw]:
    """Return the lines, with quoted cells brought onto one."""
    text = text.removeprefix("\ufeff").replace(_QUOTED_BREAK, " ")
    lines, number = [], 1
    for words in _LINE_END.split(_QUOTED.sub(_unquoted, text)):
        lines.append(_Raw(number, words))
        number += 1 + words.count(_QUOTED_BREAK)
    return lines


def _unquoted(match: re.Match) -> str:
    return _LINE_END.sub(_QUOTED_BREAK, match[1].replace('""', '"'))


def _glued(lines: list[_Raw]) -> list[_Raw]:
    """Put rows together which Word and browsers break at every paragraph of a cell.

    A row of too few cells takes the lines under it while these give it exactly the cells that it lacks.
    """
    tabs = next((line.words.count("\t") for line in lines if recognised(_row(line))), len(USUAL.meanings) - 1)
    whole, at = [], 0
    while at < len(lines):
        taken = _row_length(lines, at, tabs)
        words = _QUOTED_BREAK.join(line.words for line in lines[at : at + taken])
        whole.append(_Raw(lines[at].number, words, taken))
        at += taken
    return whole


def _row_length(lines: list[_Raw], at: int, tabs: int) -> int:
    """Return how many lines the row that begins at `at` takes; 1 when gluing does not make it whole."""
    total = lines[at].words.count("\t")
    if not _begins_item(lines[at]) or total >= tabs:
        return 1
    for end in range(at + 1, len(lines)):
        if _begins_item(lines[end]) or lines[end].words.startswith("\t"):
            return 1
        total += lines[end].words.count("\t")
        if total == tabs:
            return end + 1 - at + _last_cell_below(lines, at, end)
        if total > tabs:
            return 1
    return 1


def _last_cell_below(lines: list[_Raw], at: int, end: int) -> int:
    """Return 1 where a browser put every cell on a line of its own, so that the last one stands under the last tab."""
    breaks_cells = not lines[at].words.partition("\t")[2].strip() and lines[end].words.endswith("\t")
    below = lines[end + 1].words if end + 1 < len(lines) else ""
    return int(breaks_cells and bool(below.strip()) and "\t" not in below)


def _indent(line: _Raw) -> int:
    return len(line.words) - len(line.words.lstrip("\t"))


def _begins_item(line: _Raw) -> bool:
    first, tab, _rest = line.words.partition("\t")
    return bool(tab) and NUMBER.fullmatch(first.strip()) is not None


def _heading(lines: list[_Raw]) -> Iterator[Line]:
    words = "\n".join(clean(line.words) for line in lines)
    text = words.removeprefix(BOLD).removesuffix(BOLD).strip()
    if text:
        yield Line(_place(lines[0]), text)


def _row(line: _Raw) -> Row:
    cells = tuple(clean(cell.replace(_QUOTED_BREAK, "\n")) for cell in line.words.split("\t"))
    notes = ((Trouble.GLUED_LINES, "\t".join(cells)),) if line.pieces > 1 else ()
    return Row(_place(line), cells, notes=notes)


def _place(line: _Raw) -> str:
    return f"строка {line.number}"
