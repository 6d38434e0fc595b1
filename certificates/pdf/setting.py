"""Setting words in the middle of a sheet: blocks one under another, all made smaller together until they fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from certificates.pdf.frame import Area
from foundation.documents.fonts import SERIF
from foundation.documents.palette import INK
from foundation.documents.text import Fitted, fit_line

LEADING = 1.22
# All blocks shrink together by these steps when the sheet is too full.
SCALES = (1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4)
# Free height of a sheet that is not full: at most this share of it goes between the blocks.
LOOSEN = 0.55


@dataclass(frozen=True)
class Block:
    """One text of the sheet. `before`: space above; `tracking`: space between letters.

    `least`: the share of `size` that a long text may shrink to before it breaks into lines.
    """

    text: str
    size: float
    font: str = SERIF
    color: Color = INK
    before: float = 0
    tracking: float = 0
    least: float = 0.9


def set_middle(canvas: Canvas, blocks: Sequence[Block], area: Area) -> None:
    """Draw `blocks` one under another in the middle of `area`; empty ones leave no gap."""
    blocks = [block for block in blocks if block.text]
    for scale in SCALES:
        fitted = [_fitted(block, scale, area.width) for block in blocks]
        gaps = sum(block.before for block in blocks[1:]) * scale
        free = area.top - area.foot - gaps - sum(map(_height, fitted))
        if free >= 0:
            break
    added = max(0, min(free * LOOSEN, gaps))
    looser = scale * (1 + added / gaps)
    y = area.top - max(0, free - added) / 2 + blocks[0].before * looser
    for block, lines in zip(blocks, fitted, strict=True):
        y = _drawn(canvas, block, lines, area.left + area.width / 2, y - block.before * looser)


@lru_cache(maxsize=1024)
def fitted(text: str, font: str, size: float, width: float, least: float) -> Fitted:
    """Set a text as `fit_line` does; remembered, because most texts of one batch are the same on every sheet."""
    return fit_line(text, font, size, width, least)


def _fitted(block: Block, scale: float, measure: float) -> Fitted:
    size = block.size * scale
    return fitted(block.text, block.font, size, measure - block.tracking * len(block.text) * scale, size * block.least)


def _height(lines: Fitted) -> float:
    return len(lines.lines) * lines.size * LEADING


def _drawn(canvas: Canvas, block: Block, lines: Fitted, axis: float, top: float) -> float:
    """Draw the lines under `top` and return where the next block may begin."""
    canvas.setFillColor(block.color)
    canvas.setFont(block.font, lines.size)
    tracking = block.tracking * lines.size / block.size
    for line in lines.lines:
        # The space after the last letter is none of the line's.
        canvas.drawCentredString(axis + tracking / 2, top - lines.size * 0.95, line, charSpace=tracking)
        top -= lines.size * LEADING
    return top
