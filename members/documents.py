"""Papers of the branch: the register for Excel and for print, the member's card. Facts in, bytes out."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from foundation.documents.fonts import SANS, SANS_MEDIUM, SERIF, SERIF_BOLD, drawable
from foundation.documents.motif import hairline, merlons, monogram
from foundation.documents.page import TEXT_WIDTH, LetterheadDocument, build
from foundation.documents.palette import BRICK, INK, LINE, SOFT
from foundation.documents.spreadsheet import Sheet, SheetColumn, render_xlsx
from foundation.documents.table import Column, table
from foundation.documents.text import NOTE, fit_line, paragraph
from foundation.russian.dates import date_words
from foundation.russian.plurals import count
from foundation.russian.typography import NBSP
from members.queries.cards import CardFacts
from members.queries.register import RegisterLine

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NO_CONSENT = "нет согласия"
COLUMNS = (
    SheetColumn("Билет №", width=10),
    SheetColumn("Фамилия, имя, отчество", width=36),
    SheetColumn("Муниципальное образование", width=34),
    SheetColumn("Место работы и должность", width=36),
    SheetColumn("Принят", "date", 12),
    SheetColumn("Протокол о приёме", width=14),
    SheetColumn("Выбыл", "date", 12),
    SheetColumn("Основание", width=26),
    SheetColumn("Состоит в органах", width=40),
    SheetColumn("Телефон", width=18),
    SheetColumn("Электронная почта", width=28),
    SheetColumn("Почтовый адрес", width=36),
)


def render_register_xlsx(lines: Iterable[RegisterLine], *, on: date, made_at: datetime) -> bytes:
    """Return the register as a workbook; where there is no consent, the columns of contacts say so."""
    rows = [
        (
            *(line.card, line.name, line.municipality, line.occupation, line.admitted_on, line.admission_protocol),
            *(line.left_on, line.ground, "; ".join(line.bodies)),
            *((line.phone, line.email, line.address) if line.may_contact else [NO_CONSENT] * 3),
        )
        for line in lines
    ]
    return render_xlsx(Sheet(f"Реестр членов на {on:%d.%m.%Y}", COLUMNS, rows, made_at))


def render_register_pdf(lines: Sequence[RegisterLine], *, on: date) -> bytes:
    """Return the register for print and for the file of a meeting: without contacts."""
    columns = [
        Column("Билет", 0.8),
        Column("Фамилия, имя, отчество", 2.6),
        Column("Муниципальное образование", 2.2),
        Column("Принят", 1.5),
        Column("Состоит в органах", 2.4),
    ]
    rows = [(line.card, line.name, line.municipality, line.basis, "\n".join(line.bodies)) for line in lines]
    document = LetterheadDocument(
        organisation=settings.BRANCH_NAME,
        title="Реестр членов отделения",
        subtitle=f"на {date_words(on)}: {count(len(rows), 'член', 'члена', 'членов')}",
        body=[
            table(columns, rows, width=TEXT_WIDTH),
            paragraph("«Принят» – номер протокола президиума и день решения. Контактов в этом документе нет.", NOTE),
        ],
        code=f"Реестр на {on:%d.%m.%Y}",
    )
    return build(document)


CARD_WIDTH, CARD_HEIGHT, CARD_RADIUS = 90 * mm, 60 * mm, 3 * mm
CARD_LEFT, CARD_FOOT = (A4[0] - 2 * CARD_WIDTH) / 2, A4[1] - 40 * mm - CARD_HEIGHT
INSET = 6 * mm


def render_card(facts: CardFacts) -> bytes:
    """Return the card: an A4 sheet with both sides of it, to be cut out and folded."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, initialFontName=SERIF, lang="ru-RU")
    canvas.setTitle(drawable(f"Членский билет № {facts.number}"))
    canvas.setAuthor(drawable(facts.organisation))
    _outline(canvas)
    _front(canvas, facts, CARD_LEFT)
    _back(canvas, facts, CARD_LEFT + CARD_WIDTH)
    _advice(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _outline(canvas: Canvas) -> None:
    canvas.setStrokeColor(BRICK)
    canvas.setLineWidth(0.9)
    canvas.roundRect(CARD_LEFT, CARD_FOOT, 2 * CARD_WIDTH, CARD_HEIGHT, CARD_RADIUS)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.setDash(2, 3)
    middle = CARD_LEFT + CARD_WIDTH
    canvas.line(middle, CARD_FOOT, middle, CARD_FOOT + CARD_HEIGHT)
    canvas.setDash()


@dataclass(frozen=True)
class Hand:
    """How words of the card are written; `least` is the size that a long name may shrink to before it breaks."""

    font: str
    size: float
    color: Color = INK
    least: float = 6


LABEL, VALUE, TITLE = Hand(SANS, 7, SOFT), Hand(SERIF, 11.5), Hand(SANS_MEDIUM, 9.5, BRICK)
OWNER, SURNAME, NAME = Hand(SANS, 6.6), Hand(SERIF_BOLD, 17, least=11), Hand(SERIF, 13, least=8)
ADVICE = Hand(SERIF, 11)


def _front(canvas: Canvas, facts: CardFacts, left: float) -> None:
    top, measure, emblem = CARD_FOOT + CARD_HEIGHT, CARD_WIDTH - 2 * INSET, 13 * mm
    x = left + INSET
    monogram(canvas, x - 0.5 * mm, top - INSET - emblem, emblem)
    _lines(canvas, facts.organisation, OWNER, (x + 14 * mm, top - INSET - 3 * mm), measure - 14 * mm)
    merlons(canvas, x, top - 24.5 * mm, measure, height=4)
    _line(canvas, f"ЧЛЕНСКИЙ БИЛЕТ № {facts.number}", TITLE, x, top - 31.5 * mm)
    below = _lines(canvas, facts.last_name, SURNAME, (x, top - 41 * mm), measure)
    _lines(canvas, f"{facts.first_name} {facts.patronymic}".strip(), NAME, (x, below - 0.5 * mm), measure)


def _back(canvas: Canvas, facts: CardFacts, left: float) -> None:
    x, right = left + INSET, left + CARD_WIDTH - INSET
    rows = (
        ("Приём в члены отделения", date_words(facts.admitted_on)),
        ("Решение президиума", f"протокол №{NBSP}{facts.protocol}"),
    )
    y = CARD_FOOT + CARD_HEIGHT - INSET - 3 * mm
    for label, value in rows:
        _line(canvas, label, LABEL, x, y)
        _line(canvas, value, VALUE, x, y - 5 * mm)
        y -= 13 * mm
    sign = CARD_FOOT + 21 * mm
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.6)
    canvas.line(x + 26 * mm, sign, right, sign)
    _line(canvas, "Председатель", LABEL, x, sign + 0.5 * mm)
    _line(canvas, "М. П.", LABEL, x, sign - 5 * mm)
    hairline(canvas, x, CARD_FOOT + 11.5 * mm, right - x)
    _line(canvas, f"г. {facts.city}", LABEL, x, CARD_FOOT + 7 * mm)
    canvas.drawRightString(right, CARD_FOOT + 7 * mm, facts.site)


def _advice(canvas: Canvas) -> None:
    words = (
        "Вырежьте билет по красной линии и сложите по пунктиру надписями наружу.",
        "Билет действует, пока его владелец состоит в отделении. Подпись и печать – у секретаря.",
    )
    for number, line in enumerate(words):
        _line(canvas, line, ADVICE, CARD_LEFT, CARD_FOOT - 12 * mm - number * 6 * mm)


def _line(canvas: Canvas, text: str, hand: Hand, x: float, y: float) -> None:
    canvas.setFont(hand.font, hand.size)
    canvas.setFillColor(hand.color)
    canvas.drawString(x, y, drawable(text, hand.font))


def _lines(canvas: Canvas, text: str, hand: Hand, at: tuple[float, float], width: float) -> float:
    """Draw a text on as few lines as it takes and return where the next one may stand."""
    fitted = fit_line(text, hand.font, hand.size, width, hand.least)
    x, y = at
    for line in fitted.lines:
        _line(canvas, line, replace(hand, size=fitted.size), x, y)
        y -= fitted.size * 1.24
    return y
