"""Diploma of a winner or a prize-taker: A4 across. «Награждается» and the name in the nominative: nothing is declined."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from certificates.facts import CertificateFacts
from certificates.pdf.foot import set_check, set_imprint, set_signatures
from certificates.pdf.frame import LANDSCAPE, Area, begin_sheet
from certificates.pdf.setting import Block, set_middle
from certificates.pdf.words import basis, nomination
from foundation.documents.fonts import SANS, SERIF_BOLD
from foundation.documents.palette import BRICK, SOFT

FOOT = 34 * mm
BODY_FOOT = FOOT + 28 * mm
CHECK_WIDTH = 76 * mm
MEASURE = LANDSCAPE.width - 72 * mm
# A name rather shrinks than breaks.
NAME_LEAST = 0.7


def draw(canvas: Canvas, facts: CertificateFacts, pictures) -> None:
    """Draw one diploma on the current page."""
    sheet = LANDSCAPE
    begin_sheet(canvas, sheet)
    set_middle(
        canvas,
        [
            Block(facts.organisation, 10.5, SANS, SOFT),
            Block(facts.document_word.upper(), 44, SERIF_BOLD, BRICK, before=9, tracking=8),
            Block(facts.award_words, 17),
            Block("награждается", 12, color=SOFT, before=10),
            Block(facts.holder_last, 30, SERIF_BOLD, before=2, least=NAME_LEAST),
            Block(facts.holder_first, 22, least=NAME_LEAST),
            Block(facts.holder_patronymic, 22, least=NAME_LEAST),
            Block(facts.holder_role, 12, color=SOFT, before=4),
            Block(facts.contest_title, 14, before=10),
            Block(nomination(facts), 14, before=1),
            Block(basis(facts), 9, SANS, SOFT, before=7),
        ],
        Area(sheet.middle - MEASURE / 2, BODY_FOOT, MEASURE, sheet.emblem_foot - 4 * mm),
    )
    set_signatures(canvas, facts, pictures, Area(sheet.side, FOOT, sheet.measure - CHECK_WIDTH, BODY_FOOT))
    set_check(canvas, facts, right=sheet.width - sheet.side, foot=FOOT - 3 * mm)
    set_imprint(canvas, facts, sheet)
