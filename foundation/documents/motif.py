"""The signs of the house as vectors: the swallow-tail merlons of the Smolensk fortress wall, and the monogram.

The shapes are those of static/img/merlons.svg and monogram.svg; nothing else is decorated.
"""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from foundation.documents.palette import BRICK, LINE, PAPER

# One merlon with half a gap on each side, in the units of the drawing, y upwards from the foot of the wall.
PERIOD = 32
HEIGHT = 12
SWALLOW_TAIL = ((9.2, 9, 12, 7.4, 16, 7.4), (20, 7.4, 22.8, 9, 25, 12))
MONOGRAM_WIDTH, MONOGRAM_HEIGHT = 48, 56


def merlons(canvas: Canvas, x: float, y: float, width: float, *, height: float = 5) -> None:
    """Draw the wall as one thin line of exactly `width`, its foot at `y`; the number of merlons follows from `height`."""
    count = max(1, round(width / (PERIOD * height / HEIGHT)))
    across, up = width / (PERIOD * count), height / HEIGHT
    path = canvas.beginPath()
    path.moveTo(x, y)
    for number in range(count):
        left = x + number * PERIOD * across
        path.lineTo(left + 7 * across, y)
        path.lineTo(left + 7 * across, y + HEIGHT * up)
        for x1, y1, x2, y2, x3, y3 in SWALLOW_TAIL:
            path.curveTo(
                left + x1 * across, y + y1 * up, left + x2 * across, y + y2 * up, left + x3 * across, y + y3 * up
            )
        path.lineTo(left + 25 * across, y)
    path.lineTo(x + width, y)
    canvas.saveState()
    canvas.setStrokeColor(BRICK)
    canvas.setLineWidth(0.75)
    canvas.setLineJoin(1)
    canvas.drawPath(path)
    canvas.restoreState()


def monogram(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Draw the merlon with the letter «С», `height` points high, its lower left corner at (x, y)."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(height / MONOGRAM_HEIGHT, height / MONOGRAM_HEIGHT)
    wall = canvas.beginPath()
    wall.moveTo(3, 54)
    wall.curveTo(7.4, 46.4, 14.5, 42.4, 24, 42.4)
    wall.curveTo(33.5, 42.4, 40.6, 46.4, 45, 54)
    wall.lineTo(45, 2)
    wall.lineTo(3, 2)
    wall.close()
    canvas.setFillColor(BRICK)
    canvas.drawPath(wall, stroke=0, fill=1)
    letter = canvas.beginPath()
    letter.arc(14.26, 10, 36.26, 32, startAng=42.3, extent=275.4)
    canvas.setStrokeColor(PAPER)
    canvas.setLineWidth(4.6)
    canvas.drawPath(letter)
    canvas.restoreState()


def hairline(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a thin horizontal rule."""
    canvas.saveState()
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(x, y, x + width, y)
    canvas.restoreState()


class MerlonRule(Flowable):
    """The wall between two sections of a body."""

    def __init__(self, *, height: float = 4, space: float = 10):
        super().__init__()
        self.rise, self.spaceBefore, self.spaceAfter = height, space, space

    def wrap(self, available_width, available_height):
        """Take the whole measure."""
        self.measure = available_width
        return available_width, self.rise

    def draw(self):
        """Draw at the origin, as platypus wants it."""
        merlons(self.canv, 0, 0, self.measure, height=self.rise)
