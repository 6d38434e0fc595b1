"""The common form between a reader and the plan: rows of cells, lines between them, each with its place in words."""

from dataclasses import dataclass

from .parsed import PlanWarning, Trouble


@dataclass(frozen=True)
class Line:
    """Words outside a table: a title, a heading, a signature."""

    place: str
    text: str


@dataclass(frozen=True)
class Row:
    """Cells of one row. Rows of one `table` share a header.

    `starts` are the columns of the grid where cells begin, where the source has a grid. `whole` tells that one cell was
    merged over the whole row, `auto_numbered` that the editor shows a number which is not in the text. `notes` are doubts
    of the reader about this row.
    """

    place: str
    cells: tuple[str, ...]
    table: int = 0
    starts: tuple[int, ...] = ()
    whole: bool = False
    auto_numbered: bool = False
    notes: tuple[tuple[Trouble, str], ...] = ()

    @property
    def text(self) -> str:
        """The words of the row on one line, cells parted by tabs."""
        return "\t".join(self.cells)


Piece = Line | Row | PlanWarning


def clean(words: str) -> str:
    """Return the words of a cell without white space at the ends of lines: all that a reader takes away."""
    lines = words.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").split("\n")
    return "\n".join(" ".join(line.split("\t")).strip() for line in lines).strip()
