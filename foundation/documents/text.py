"""Text on paper: the only door through which a string becomes a Paragraph, the styles, and fitting a line into a width."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from foundation.documents.fonts import SANS, SANS_MEDIUM, SERIF, SERIF_BOLD, SERIF_ITALIC, drawable, text_width
from foundation.documents.palette import BRICK, INK, SOFT
from foundation.russian.typography import nbsp

# A word with the hyphen or the spaces after it: the places where a line may break.
WORD = re.compile(r"[^ \n]+?(?:-+|[ \n]+|$)")
BALANCE_STEPS = 20
LINK = f"#{BRICK.hexval()[2:]}"
# By how many points a line is made smaller at a time.
STEP = 0.5
ALIGNMENTS = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER}


def _style(font: str, size: float, leading: float, **more) -> ParagraphStyle:
    look = {"textColor": INK, "bulletFontName": font, "allowWidows": 0, "allowOrphans": 0} | more
    return ParagraphStyle(f"{font}-{size}-{leading}", fontName=font, fontSize=size, leading=leading, **look)


TITLE = _style(SERIF_BOLD, 20, 24.5, spaceAfter=5)
SUBTITLE = _style(SERIF_ITALIC, 12, 16.5, textColor=SOFT)
HEADING = _style(SERIF_BOLD, 13, 17, spaceBefore=14, spaceAfter=4)
BODY = _style(SERIF, 11, 15.5, spaceAfter=6)
NOTE = _style(SANS, 8.5, 12, textColor=SOFT, spaceAfter=4)
LABEL = _style(SANS, 8.5, 15.5, textColor=SOFT)
VALUE = _style(SERIF, 11, 15.5)
CELL = _style(SERIF, 9.5, 12.5)
CELL_STRONG = _style(SERIF_BOLD, 9.5, 12.5)
CELL_SOFT = _style(SERIF, 9, 12, textColor=SOFT)
CELL_HEAD_BOX = _style(SERIF_BOLD, 8.5, 11)
FORM_TITLE = _style(SERIF_BOLD, 13, 17, alignment=TA_CENTER, spaceAfter=4)
CELL_HEAD = _style(SANS_MEDIUM, 7.5, 10, textColor=SOFT)


def paragraph(text: str, style: ParagraphStyle = BODY, *, measure: float | None = None) -> Paragraph:
    """Return `text` as a paragraph. Nothing in it is markup: `<`, `>` and `&` are drawn; line breaks are kept.

    Short words, initials and numbers hold to their neighbours by U+00A0, unless together they are wider than `measure`.
    """
    return Paragraph(_markup(text, style, measure), style)


def linked_paragraph(
    pieces: Iterable[tuple[str, str]], style: ParagraphStyle = BODY, *, measure: float | None = None
) -> Paragraph:
    """Return pieces (words, address or "") as one paragraph whose links can be pressed; otherwise as `paragraph`."""
    return Paragraph("".join(_link(_markup(text, style, measure), url) for text, url in pieces), style)


def _markup(text: str, style: ParagraphStyle, measure: float | None) -> str:
    ready = drawable(text, style.fontName)
    held = nbsp(ready)
    if measure is None or _widest(WORD.findall(held), style.fontName, style.fontSize) <= measure:
        ready = held
    return escape(ready).replace("\n", "<br/>")


def _link(markup: str, url: str) -> str:
    if not url:
        return markup
    return f"<a href={quoteattr(url)} color={quoteattr(LINK)}><u>{markup}</u></a>"


@cache
def aligned(style: ParagraphStyle, align: str) -> ParagraphStyle:
    """Return the style set left, right or center."""
    return ParagraphStyle(f"{style.name}-{align}", parent=style, alignment=ALIGNMENTS[align])


@dataclass(frozen=True)
class Fitted:
    """A text cut into lines that fit, and the size at which they do."""

    size: float
    lines: tuple[str, ...]


@lru_cache(maxsize=256)
def fit_line(text: str, font: str, size: float, max_width: float, min_size: float) -> Fitted:
    """Set `text` on one line, smaller step by step down to `min_size`; then on as few balanced lines as it takes.

    Lines break at spaces and after hyphens; only a word wider than the whole line at `min_size` is cut.
    """
    words = WORD.findall(drawable(text, font))
    sizes = [size - STEP * number for number in range(int((size - min_size) / STEP) + 1)]
    bearable = [tried for tried in sizes if _widest(words, font, tried) <= max_width]
    if not bearable:
        words, bearable = _cut(words, font, sizes[-1], max_width), sizes[-1:]
    for count in range(1, len(words) + 1):
        for tried in bearable:
            if len(_wrapped(words, font, tried, max_width)) <= count:
                return Fitted(tried, _balanced(words, font, tried, max_width))
    return Fitted(size, ())


def _widest(words: list[str], font: str, size: float) -> float:
    return max((text_width(word.rstrip(), font, size) for word in words), default=0)


def _cut(words: list[str], font: str, size: float, max_width: float) -> list[str]:
    pieces = [""]
    for letter in "".join(words):
        if text_width(pieces[-1] + letter, font, size) > max_width:
            pieces.append("")
        pieces[-1] += letter
    return [word for piece in pieces for word in WORD.findall(piece)]


def _wrapped(words: list[str], font: str, size: float, max_width: float) -> tuple[str, ...]:
    lines = [""]
    for word in words:
        if lines[-1] and text_width((lines[-1] + word).rstrip(), font, size) > max_width:
            lines.append("")
        lines[-1] += word
    return tuple(line.rstrip() for line in lines if line.strip())


def _balanced(words: list[str], font: str, size: float, max_width: float) -> tuple[str, ...]:
    """Use the narrowest measure that needs no more lines: «Иванова-/Петрова», never a lonely last word."""
    lines = _wrapped(words, font, size, max_width)
    if len(lines) == 1:
        return lines
    for share in range(1, BALANCE_STEPS):
        narrow = max(max_width * share / BALANCE_STEPS, _widest(words, font, size))
        if len(tried := _wrapped(words, font, size, narrow)) == len(lines):
            return tried
    return lines
