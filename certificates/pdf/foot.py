"""The lower part of every certificate: who signed, the place for the seal, the number, the code with its QR."""

import io
from functools import lru_cache

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from certificates.facts import CertificateFacts, SignatoryFacts
from certificates.numbering import grouped
from certificates.pdf.frame import INNER, WALL, Area, Sheet
from certificates.pdf.setting import fitted
from foundation.documents.fonts import SANS, SERIF
from foundation.documents.palette import INK, SOFT
from foundation.documents.qr import draw_qr
from foundation.russian.dates import date_words

QR = 27 * mm
# The quiet margin of a code of usual length; the dark modules stand in line with the text around them.
QR_MARGIN = QR * 4 / 41
LINE = 38 * mm
ROW = 15 * mm
FACSIMILE = (38 * mm, 13 * mm)
GAP = 4 * mm


def set_signatures(canvas: Canvas, facts: CertificateFacts, pictures, area: Area) -> None:
    """Draw a row for each signatory: position, line to sign on, name; under the last one the seal's place."""
    position_width = (area.width - LINE - 2 * GAP) * 0.56
    name_width = area.width - LINE - 2 * GAP - position_width
    line = area.left + position_width + GAP
    for number, signatory in enumerate(reversed(facts.signatories)):
        base = area.foot + ROW * number
        _set_words(canvas, signatory.position, area.left, base, position_width)
        _set_words(canvas, signatory.name, line + LINE + GAP, base, name_width)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        canvas.line(line, base - 1.5, line + LINE, base - 1.5)
        _set_facsimile(canvas, signatory, pictures, line, base)
    canvas.setFont(SANS, 7)
    canvas.setFillColor(SOFT)
    canvas.drawCentredString(line + LINE / 2, area.foot - 10, "подпись")
    canvas.drawString(area.left, area.foot - 20, "М. П.")


def set_check(canvas: Canvas, facts: CertificateFacts, *, right: float, foot: float) -> None:
    """Draw the QR code at the right edge and, to the left of it, the code in groups and where to type it."""
    draw_qr(canvas, facts.check_url, right - QR + QR_MARGIN, foot - QR_MARGIN, QR)
    edge = right - QR + QR_MARGIN
    address = facts.check_url.removesuffix("/").rpartition("/")[0].partition("://")[2]
    groups = grouped(facts.code).split("-")
    lines = (
        ("Проверка подлинности", SANS, 7.5, SOFT, 0),
        (address, SANS, 7.5, INK, 11),
        ("-".join(groups[:3]) + "-", SERIF, 10.5, INK, 16),
        ("-".join(groups[3:]), SERIF, 10.5, INK, 13),
    )
    y = foot + QR - 2 * QR_MARGIN - 6
    for text, font, size, color, down in lines:
        y -= down
        canvas.setFont(font, size)
        canvas.setFillColor(color)
        canvas.drawRightString(edge, y, text)


def set_imprint(canvas: Canvas, facts: CertificateFacts, sheet: Sheet) -> None:
    """Draw the last line, above the wall: number and day at the left, city and year at the right."""
    base = INNER + WALL + 5 * mm
    canvas.setFont(SANS, 8)
    canvas.setFillColor(SOFT)
    number = f"Регистрационный № {facts.registration_number} от {date_words(facts.date)}"
    canvas.drawString(sheet.side, base, number)
    canvas.drawRightString(sheet.width - sheet.side, base, f"г. {facts.city}, {facts.date.year} год")


def _set_words(canvas: Canvas, text: str, x: float, base: float, width: float) -> None:
    """Draw up to three small lines that stand on `base`."""
    words = fitted(text, SERIF, 10, width, 7.5)
    canvas.setFont(SERIF, words.size)
    canvas.setFillColor(INK)
    for number, line in enumerate(reversed(words.lines)):
        canvas.drawString(x, base + number * words.size * 1.15, line)


def _set_facsimile(canvas: Canvas, signatory: SignatoryFacts, pictures, x: float, base: float) -> None:
    if not signatory.facsimile:
        return
    width, height = FACSIMILE
    canvas.drawImage(
        _picture(pictures[signatory.facsimile]), x, base - height * 0.3, width, height,
        mask="auto", preserveAspectRatio=True, anchor="c",
    )  # fmt: skip


@lru_cache(maxsize=16)
def _picture(content: bytes) -> ImageReader:
    return ImageReader(io.BytesIO(content))
