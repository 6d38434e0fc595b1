"""Everything that is wrong with a list, at once: which column is which, each cell, each row, the duplicates. Writes nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from foundation.importing.importer import Column, Fault, Importer, Twin, Values
from foundation.importing.parsers import plain, refuse_formulas
from foundation.importing.reading import Line

HEAD_WITHIN, LONGEST_HEAD = 10, 80

Matching = dict[str, int]


@dataclass(frozen=True)
class Corrections:
    """What somebody corrected: which column is which, cells by (number of the row, place), duplicates to write all the same."""

    matching: Matching
    cells: Mapping[tuple[int, int], str]
    wanted: Collection[int]


@dataclass
class CheckedRow:
    """A row with what its cells mean and what is wrong with them. `same_as` is the number of the row that it repeats."""

    number: int
    cells: Sequence[str]
    values: Values = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    twins: Sequence[Twin] = ()
    same_as: int | None = None
    is_wanted: bool = False

    @property
    def is_faulty(self) -> bool:
        """Whether it cannot be written before it is corrected."""
        return any(not fault.is_warning for fault in self.faults)

    @property
    def is_double(self) -> bool:
        """Whether it seems to be there already, in the register or higher up in the list."""
        return bool(self.twins) or self.same_as is not None

    @property
    def will_be_written(self) -> bool:
        """Whether confirming writes it: sound, and no duplicate unless it is wanted all the same."""
        return not self.is_faulty and (self.is_wanted or not self.is_double)

    @property
    def is_shown(self) -> bool:
        """Whether somebody should look at it."""
        return bool(self.faults) or self.is_double

    def faults_at(self, column: str) -> list[Fault]:
        """Return what is wrong at a column; "" for the row as a whole."""
        return [fault for fault in self.faults if fault.column == column]


@dataclass(frozen=True)
class Checked:
    """The whole list as it would be written now."""

    missing: Sequence[Column]
    rows: Sequence[CheckedRow]

    @property
    def to_write(self) -> list[CheckedRow]:
        """The rows that confirming writes."""
        return [row for row in self.rows if row.will_be_written]

    @property
    def to_leave(self) -> list[CheckedRow]:
        """The rows that stay out."""
        return [row for row in self.rows if not row.will_be_written]

    @property
    def faulty(self) -> list[CheckedRow]:
        """The rows with mistakes."""
        return [row for row in self.rows if row.is_faulty]

    @property
    def doubles(self) -> list[CheckedRow]:
        """The sound rows that seem to be there already."""
        return [row for row in self.rows if row.is_double and not row.is_faulty]

    @property
    def shown(self) -> list[CheckedRow]:
        """The rows to look at: mistakes first, then duplicates, then warnings."""
        rows = [row for row in self.rows if row.is_shown]
        return sorted(rows, key=lambda row: (not row.is_faulty, not row.is_double, row.number))


def laid_out(lines: Sequence[Line], columns: Sequence[Column]) -> tuple[list[str], list[Line], Matching]:
    """Find the head among the first rows, and return it, the rows below it and which column stands where.

    Without a head the columns are taken in the order of the declaration where there are as many of them.
    A row that is the example of our template is no row of the list.
    """
    found = [(len(matched(line.cells, columns)), -place) for place, line in enumerate(lines[:HEAD_WITHIN])]
    best, place = max(found)
    width = len(lines[0].cells)
    if best >= min(2, len(columns)):
        head, below = lines[-place].cells, lines[1 - place :]
        matching = matched(head, columns)
    else:
        head, below = [""] * width, lines
        same = width == len(columns)
        matching = {column.name: number for number, column in enumerate(columns)} if same else {}
    example = {column.name: column.example for column in columns}
    rows = [line for line in below if {name: line.cells[at] for name, at in matching.items()} != example]
    return head, rows, matching


def matched(head: Sequence[str], columns: Sequence[Column]) -> Matching:
    """Return which place of the head is which column: by its whole words first, then by the longest name within them."""
    heads = {
        place: f" {words} " for place, cell in enumerate(head) if (words := plain(cell)) and len(words) <= LONGEST_HEAD
    }
    names = [(f" {plain(str(name))} ", column) for column in columns for name in (column.title, *column.synonyms)]
    fits = [
        (words != name, -len(name), place, column.name)
        for name, column in names
        for place, words in heads.items()
        if name in words
    ]
    matching: Matching = {}
    for _inexact, _length, place, column_name in sorted(fits):
        if column_name not in matching and place not in matching.values():
            matching[column_name] = place
    return matching


def check(importer: Importer, rows: Sequence[Line], matching: Matching, wanted: Collection[int] = ()) -> Checked:
    """Return every row with everything that is wrong with it; `wanted` are numbers of duplicates to be written all the same."""
    missing = [column for column in importer.columns if column.required and column.name not in matching]
    if missing:
        return Checked(missing, [])
    checked = [_checked(importer, line, matching) for line in rows]
    sound = [row for row in checked if not row.is_faulty]
    for place, twins in importer.find_twins([row.values for row in sound]).items():
        sound[place].twins = twins
    first: dict[Any, int] = {}
    for row in sound:
        row.is_wanted = row.number in wanted
        key = importer.key_of(row.values)
        if key is not None and first.setdefault(key, row.number) != row.number:
            row.same_as = first[key]
    return Checked([], checked)


def _checked(importer: Importer, line: Line, matching: Mapping[str, int]) -> CheckedRow:
    row = CheckedRow(line.number, line.cells)
    for column in importer.columns:
        text = line.cells[matching[column.name]] if column.name in matching else ""
        try:
            row.values[column.name] = _value(column, text)
        except ValueError as error:
            row.faults.append(Fault(str(error), column.name))
    if not row.faults:
        row.faults.extend(importer.check_row(row.values))
    return row


def _value(column: Column, text: str):
    if not text:
        if column.required:
            example = f" {_('Например:')} {column.example}" if column.example else ""
            raise ValueError(f"{_('Эту ячейку нужно заполнить.')}{example}")
        return column.default
    refuse_formulas(text)
    return column.parse(text)
