"""The empty sheet: two thin frames, the fortress wall at the foot, our monogram on top. Vectors only, drawn once per file."""

import io
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from foundation.documents.motif import merlons, monogram
from foundation.documents.palette import BRICK

OUTER = 9 * mm
INNER = 11.5 * mm
WALL = 4.2 * mm
EMBLEM = 16 * mm
EMBLEM_WIDTH = EMBLEM * 48 / 56


class Area(NamedTuple):
    """A part of a sheet, in points from its lower left corner."""

    left: float
    foot: float
    width: float
    top: float


@dataclass(frozen=True)
class Sheet:
    """A size of paper and where on it words may stand (`side`: from the edge to the text)."""

    name: str
    width: float
    height: float
    side: float
    emblem_top: float

    @property
    def middle(self) -> float:
        """The axis of everything centred."""
        return self.width / 2

    @property
    def measure(self) -> float:
        """The widest line of text."""
        return self.width - 2 * self.side

    @property
    def emblem_foot(self) -> float:
        """Where the monogram ends and words may begin."""
        return self.height - self.emblem_top - EMBLEM


SHORT, LONG = A4
LANDSCAPE = Sheet("landscape", LONG, SHORT, side=25 * mm, emblem_top=17 * mm)
PORTRAIT = Sheet("portrait", SHORT, LONG, side=24 * mm, emblem_top=24 * mm)


def begin_sheet(canvas: Canvas, sheet: Sheet) -> None:
    """Lay a fresh sheet under what will be drawn; in one file all pages share its drawing."""
    canvas.setPageSize((sheet.width, sheet.height))
    if not canvas.hasForm(sheet.name):
        canvas.beginForm(sheet.name, upperx=sheet.width, uppery=sheet.height)
        canvas.addLiteral(_art(sheet))
        canvas.endForm()
    canvas.doForm(sheet.name)


@cache
def _art(sheet: Sheet) -> str:
    """Return the operators of the drawing: formatting its thousand numbers anew would cost more than all the rest."""
    canvas = Canvas(io.BytesIO(), pagesize=(sheet.width, sheet.height))
    canvas.setStrokeColor(BRICK)
    canvas.setLineJoin(0)
    canvas.setLineWidth(1.6)
    canvas.rect(OUTER, OUTER, sheet.width - 2 * OUTER, sheet.height - 2 * OUTER)
    canvas.setLineWidth(0.5)
    right, top = sheet.width - INNER, sheet.height - INNER
    canvas.lines([(INNER, INNER, INNER, top), (INNER, top, right, top), (right, top, right, INNER)])
    merlons(canvas, INNER, INNER, sheet.width - 2 * INNER, height=WALL)
    monogram(canvas, sheet.middle - EMBLEM_WIDTH / 2, sheet.emblem_foot, EMBLEM)
    return canvas.getCurrentPageContent()
