"""QR codes as one vector: a path on paper, a path in SVG. Level M; the mask is fixed, so the same text is the same drawing.

Any mask is lawful; choosing the best of eight would take four fifths of the time.
"""

from collections.abc import Iterator

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from foundation.documents.palette import INK

MASK = 2
# The empty margin that readers need, in modules.
QUIET = 4


def qr_runs(text: str) -> tuple[int, list[tuple[int, int, int]]]:
    """Return the side in modules (margin included) and the dark runs as (column, row, length) from the upper left."""
    matrix = segno.make(text, error="m", mask=MASK, micro=False, boost_error=False).matrix
    runs = [(x + QUIET, y + QUIET, length) for y, row in enumerate(matrix) for x, length in _dark(bytes(row))]
    return len(matrix) + 2 * QUIET, runs


def _dark(row: bytes) -> Iterator[tuple[int, int]]:
    start = row.find(1)
    while start != -1:
        end = row.find(0, start)
        end = len(row) if end == -1 else end
        yield start, end - start
        start = row.find(1, end)


def draw_qr(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    """Draw the code into the square with the lower left corner (x, y); the quiet margin is part of `size`."""
    side, runs = qr_runs(text)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / side, size / side)
    canvas.setFillColor(INK)
    # Whole modules written as they are: a path object would format every number as a fraction, four times slower.
    canvas.addLiteral(" ".join(f"{column} {side - row - 1} {length} 1 re" for column, row, length in runs) + " f*")
    canvas.restoreState()


def qr_svg(text: str, *, title: str) -> SafeString:
    """Return the code as an inline SVG with an accessible title; it grows with its box."""
    side, runs = qr_runs(text)
    path = "".join(f"M{column} {row}h{length}v1h-{length}z" for column, row, length in runs)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" viewBox="0 0 {side} {side}">'
        '<title>{title}</title><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>',
        side=side, title=title, path=path,
    )  # fmt: skip


class QrCode(Flowable):
    """A code in the body of a document, its dark edge flush with the left of the text: the paper is the margin."""

    def __init__(self, text: str, size: float):
        super().__init__()
        self.text, self.width, self.height = text, size, size
        self.margin = size * QUIET / qr_runs(text)[0]

    def draw(self):
        """Draw at the origin, as platypus wants it."""
        draw_qr(self.canv, self.text, -self.margin, 0, self.width)
