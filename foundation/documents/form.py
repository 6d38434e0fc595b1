"""The ruled form: a landscape sheet with a centred title and one table, some of whose rows are headings over its whole width.

What it says is said here once; form_docx.py writes it for Word, form_pdf.py draws it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

# A4 on its side, in millimetres.
WIDTH, HEIGHT = 297, 210
MARGIN = 15
TEXT_WIDTH = WIDTH - 2 * MARGIN


@dataclass(frozen=True)
class Piece:
    """A few words of a line; with a `url` they are a link."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A paragraph of a cell; a `soft` one is said more quietly."""

    pieces: tuple[Piece, ...]
    soft: bool = False

    @classmethod
    def of(cls, text: str, *, soft: bool = False) -> "Line":
        """Return a line of plain words."""
        return cls((Piece(text),), soft)


Cell = tuple[Line, ...]


def cell_of(text: str) -> Cell:
    """Return the words as a cell; every line of theirs is a paragraph."""
    return tuple(Line.of(line) for line in text.split("\n"))


@dataclass(frozen=True)
class FormColumn:
    """The head of a column and its width in millimetres."""

    title: str
    width: float
    align: Literal["left", "center"] = "left"


@dataclass(frozen=True)
class Heading:
    """A row that is one merged cell."""

    text: str


@dataclass(frozen=True)
class Cells:
    """A row of cells, one for each column."""

    values: tuple[Cell, ...]


@dataclass(frozen=True)
class Form:
    """The whole document. Its `totals` (label, value) stand below the table; `code` stands in the foot of every page.

    `made_at` is the moment the document speaks of: the same facts give the same bytes.
    """

    title: str
    columns: tuple[FormColumn, ...]
    rows: tuple[Heading | Cells, ...]
    author: str
    made_at: datetime
    note: str = ""
    code: str = ""
    totals_title: str = ""
    totals: tuple[tuple[str, str], ...] = field(default=())

    def __post_init__(self):
        """Refuse with ValueError a row that has not one cell per column."""
        if any(isinstance(row, Cells) and len(row.values) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.title}: every row needs {len(self.columns)} cells")
