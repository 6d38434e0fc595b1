"""Charts as numbers: where every column of a picture stands. Pure. `<c-column-chart>` draws them as SVG, styles colour them.

A picture never stands alone: the same numbers stand beside it in a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, FOOT = 30, 2, 20, 22
# The share of its place that a column takes; a single column must not become a wall.
FILL, WIDEST = 0.62, 46
STEPS = (1, 2, 5)
LINES = 4


@dataclass(frozen=True)
class ChartColumn:
    """One column with its value above and its label below."""

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float
    middle: float


@dataclass(frozen=True)
class ChartLine:
    """A line across the picture with its number at the left."""

    value: int
    y: float


@dataclass(frozen=True)
class ColumnChart:
    """The whole picture in units of its own; it is as wide as its place allows."""

    columns: tuple[ChartColumn, ...]
    lines: tuple[ChartLine, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    base: int = HEIGHT - FOOT
    label_y: int = HEIGHT - 7


def column_chart(values: Sequence[tuple[str, int]]) -> ColumnChart:
    """Return the chart of (label, value); values are not negative, and the scale begins at zero, so heights compare.

    Raises ValueError for a negative value.
    """
    if any(value < 0 for _label, value in values):
        raise ValueError("A column cannot be lower than its base")
    step = _step(max((value for _label, value in values), default=0))
    top = max(step * -(-max((value for _label, value in values), default=0) // step), step)
    room = HEIGHT - FOOT - TOP
    place = (WIDTH - LEFT - RIGHT) / max(len(values), 1)
    wide = min(place * FILL, WIDEST)
    columns = tuple(
        _column(label, value, LEFT + place * (number + 0.5), wide, room * value / top)
        for number, (label, value) in enumerate(values)
    )
    lines = tuple(ChartLine(value, round(HEIGHT - FOOT - room * value / top, 1)) for value in range(0, top + 1, step))
    return ColumnChart(columns, lines)


def _column(label: str, value: int, middle: float, width: float, height: float) -> ChartColumn:
    return ChartColumn(
        label=label,
        value=value,
        x=round(middle - width / 2, 1),
        y=round(HEIGHT - FOOT - height, 1),
        width=round(width, 1),
        height=round(height, 1),
        middle=round(middle, 1),
    )


def _step(highest: int) -> int:
    """Return a round number that divides the scale into few parts, of the row 1, 2, 5, 10, 20, 50 and so on."""
    scale = 1
    while True:
        for step in STEPS:
            if step * scale * LINES >= highest:
                return step * scale
        scale *= 10
