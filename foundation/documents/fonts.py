"""The two typefaces of the house, registered once per process, and which letters they can draw.

PT Serif carries reading and figures (its digits are of one width), Golos Text carries labels. Both come with the
project in `typefaces/` under the SIL Open Font License.
"""

from pathlib import Path

from reportlab.pdfbase import pdfmetrics

from foundation.documents.embedding import lean_font
from foundation.documents.letters import printable

TYPEFACES = Path(__file__).parent / "typefaces"

SERIF = "PTSerif-Regular"
SERIF_BOLD = "PTSerif-Bold"
SERIF_ITALIC = "PTSerif-Italic"
SERIF_BOLD_ITALIC = "PTSerif-BoldItalic"
SANS = "GolosText-Regular"
SANS_MEDIUM = "GolosText-Medium"
SANS_BOLD = "GolosText-Bold"

for _font in (SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC, SANS, SANS_MEDIUM, SANS_BOLD):
    pdfmetrics.registerFont(lean_font(_font, TYPEFACES / f"{_font}.ttf"))
pdfmetrics.registerFontFamily(SERIF, SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC)
pdfmetrics.registerFontFamily(SANS, SANS, SANS_BOLD, SANS, SANS_BOLD)


def missing_glyphs(text: str, font: str = SERIF) -> set[str]:
    """Return the letters of `text` that `font` cannot draw; ask before issuing what may not contain a «?»."""
    known = pdfmetrics.getFont(font).face.charToGlyph
    return {letter for letter in printable(text) if letter != "\n" and ord(letter) not in known}


def drawable(text: str, font: str = SERIF) -> str:
    """Return `text` ready for drawing: composed, without invisible letters, «?» for what the font lacks."""
    ready = printable(text)
    for letter in missing_glyphs(ready, font):
        ready = ready.replace(letter, "?")
    return ready


def text_width(text: str, font: str, size: float) -> float:
    """Return the width of one line in points."""
    return pdfmetrics.stringWidth(text, font, size)
