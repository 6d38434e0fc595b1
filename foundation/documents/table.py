"""The grid: a table of wrapped cells with thin rules and no boxes, whose head is repeated on every page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, TableStyle

from foundation.documents.fonts import SERIF
from foundation.documents.palette import INK, LINE
from foundation.documents.text import CELL, CELL_HEAD, CELL_STRONG, aligned, paragraph
from foundation.russian.plurals import number

EMPTY = "—"
PADDING = 5
# A row may be cut between pages when at least this much of it stays on each.
LEAST_PART = 36

Value = str | int | Decimal | None


@dataclass(frozen=True)
class Column:
    """A head and how wide the column is compared with the others; numbers belong to the right."""

    title: str
    share: float = 1
    align: Literal["left", "right", "center"] = "left"


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, width: float, strong: frozenset[int] = frozenset()
) -> Flowable:
    """Return the grid as wide as `width`. `strong` are the indexes of rows set bold: totals, winners.

    Raises ValueError when a row has not one value per column.
    """
    unit = width / sum(column.share for column in columns)
    head = [_cell(column.title, column, unit, CELL_HEAD) for column in columns]
    body = [
        [
            _cell(value, column, unit, CELL_STRONG if index in strong else CELL)
            for value, column in zip(row, columns, strict=True)
        ]
        for index, row in enumerate(rows)
    ]
    grid = LongTable(
        [head, *body], colWidths=[unit * column.share for column in columns],
        repeatRows=1, splitInRow=LEAST_PART, hAlign="LEFT", spaceBefore=4, spaceAfter=14,
    )  # fmt: skip
    grid.setStyle(_RULES)
    return grid


def _cell(value: Value, column: Column, unit: float, style: ParagraphStyle) -> Flowable:
    text = EMPTY if value is None or value == "" else value if isinstance(value, str) else number(value)
    return paragraph(text, aligned(style, column.align), measure=unit * column.share - 2 * PADDING)


# Without a box, a padding, or the Helvetica that platypus would otherwise name for cells.
BARE = [
    ("FONT", (0, 0), (-1, -1), SERIF),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]
_RULES = TableStyle(
    [
        *BARE,
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
        ("LINEBELOW", (0, 1), (-1, -2), 0.4, LINE),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, INK),
    ]
)
