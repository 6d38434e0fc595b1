"""The list as the page draws it: only what somebody must look at has fields, so that ten thousand rows stay a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from foundation.importing.checking import Checked, CheckedRow
from foundation.importing.importer import Column, Importer
from foundation.importing.verbs import lines_of
from foundation.models import ImportedTable

LOADINGS, SHOWN, SAMPLES, SOUND = 20, 100, 3, 20


@dataclass(frozen=True)
class Cell:
    """One cell of a row that is shown, with the name of its field."""

    column: Column
    text: str
    name: str
    faults: Sequence

    @property
    def is_faulty(self) -> bool:
        """Whether it keeps its row from being written."""
        return any(not fault.is_warning for fault in self.faults)


@dataclass(frozen=True)
class Row:
    """A row with its cells in the order of the declaration."""

    checked: CheckedRow
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Place:
    """A column of the source: its head and a few of its words."""

    number: int
    head: str
    samples: str


@dataclass(frozen=True)
class Screen:
    """What the page shows of one list."""

    importer: Importer
    table: ImportedTable
    checked: Checked

    @cached_property
    def places(self) -> list[Place]:
        """The columns of the source."""
        rows = lines_of(self.table)[:SAMPLES]
        return [
            Place(number, head, "; ".join(filter(None, (line.cells[number] for line in rows)))[:80])
            for number, head in enumerate(self.table.head)
        ]

    @property
    def matched(self) -> list[tuple[Column, int | None]]:
        """Every column of the declaration with its place in the source."""
        return [(column, self.table.matching.get(column.name)) for column in self.importer.columns]

    @property
    def columns(self) -> list[Column]:
        """The columns that the source has: there is nothing to correct in the others."""
        return [column for column in self.importer.columns if column.name in self.table.matching]

    @property
    def unused(self) -> list[Place]:
        """Columns of the source that mean nothing to us."""
        used = set(self.table.matching.values())
        return [place for place in self.places if place.number not in used and (place.head or place.samples)]

    @cached_property
    def rows(self) -> list[Row]:
        """The first rows that somebody must look at."""
        return [self._row(row) for row in self.checked.shown[:SHOWN]]

    @cached_property
    def sound(self) -> list[Row]:
        """The first rows about which there is nothing to say."""
        return [self._row(row) for row in self.checked.rows if not row.is_shown][:SOUND]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows there are, sound, faulty, doubles, shown; how many would be written and left; how many mistakes."""
        checked = self.checked
        return {
            "all": len(checked.rows),
            "sound": sum(not row.is_shown for row in checked.rows),
            "faulty": len(checked.faulty),
            "doubles": len(checked.doubles),
            "shown": len(checked.shown),
            "write": len(checked.to_write),
            "left": len(checked.to_leave),
            "faults": sum(not fault.is_warning for row in checked.faulty for fault in row.faults),
        }

    def _row(self, row: CheckedRow) -> Row:
        matching = self.table.matching
        cells = []
        for column in self.columns:
            at = matching[column.name]
            cells.append(Cell(column, row.cells[at], f"cell-{row.number}-{at}", row.faults_at(column.name)))
        return Row(row, cells)
