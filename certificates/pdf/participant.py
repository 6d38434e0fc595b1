"""Certificate of a participant: A4 upright. Word, name, contest: a sentence without a verb fits every name and gender."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from certificates.facts import CertificateFacts
from certificates.pdf.foot import set_check, set_imprint, set_signatures
from certificates.pdf.frame import PORTRAIT, Area, begin_sheet
from certificates.pdf.setting import Block, set_middle
from certificates.pdf.words import basis, nomination
from foundation.documents.fonts import SANS, SERIF_BOLD
from foundation.documents.palette import BRICK, SOFT

SIGNATURES_FOOT = 76 * mm
BODY_FOOT = SIGNATURES_FOOT + 34 * mm
CHECK_FOOT = 32 * mm
# A name rather shrinks than breaks.
NAME_LEAST = 0.7


def draw(canvas: Canvas, facts: CertificateFacts, pictures) -> None:
    """Draw one certificate on the current page."""
    sheet = PORTRAIT
    begin_sheet(canvas, sheet)
    set_middle(
        canvas,
        [
            Block(facts.organisation, 10, SANS, SOFT),
            Block(facts.document_word.upper(), 38, SERIF_BOLD, BRICK, before=22, tracking=5),
            Block(facts.award_words, 16),
            Block(facts.holder_last, 28, SERIF_BOLD, before=22, least=NAME_LEAST),
            Block(facts.holder_first, 21, least=NAME_LEAST),
            Block(facts.holder_patronymic, 21, least=NAME_LEAST),
            Block(facts.holder_role, 12, color=SOFT, before=6),
            Block(facts.contest_title, 14, before=20),
            Block(nomination(facts), 14, before=3),
            Block(basis(facts), 9, SANS, SOFT, before=12),
        ],
        Area(sheet.side, BODY_FOOT, sheet.measure, sheet.emblem_foot - 5 * mm),
    )
    set_signatures(canvas, facts, pictures, Area(sheet.side, SIGNATURES_FOOT, sheet.measure, BODY_FOOT))
    set_check(canvas, facts, right=sheet.width - sheet.side, foot=CHECK_FOOT)
    set_imprint(canvas, facts, sheet)
