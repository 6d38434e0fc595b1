"""Papers of the olympiad: the entry of a school, the title sheets of the works, the sheets of attendance. Facts in, bytes out."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from foundation.documents.blocks import facts, signatures
from foundation.documents.fonts import SANS, SANS_MEDIUM, SERIF, SERIF_BOLD, drawable
from foundation.documents.page import TEXT_WIDTH, LetterheadDocument, build, build_all
from foundation.documents.palette import INK, SOFT
from foundation.documents.qr import draw_qr
from foundation.documents.table import Column, table
from foundation.documents.text import NOTE, fit_line, paragraph
from olympiad.codes import payload


@dataclass(frozen=True)
class EntryPaper:
    """What stands in the entry of a school. Birthdays stay out: the paper goes from hand to hand."""

    code: str
    olympiad: str
    school: str
    contact: str
    made: str
    rows: Sequence[tuple[str, str, str, str]]


def entry_paper(entry, sheet) -> EntryPaper:
    """Return the words of an entry, from the rows of its workbook."""
    rows = tuple((f"{row[0]} {row[1]} {row[2]}".strip(), row[4], row[6], row[7]) for row in sheet.rows)
    contact = ", ".join(filter(None, (entry.contact_name, entry.contact_phone)))
    title = f"{entry.stage.edition.title}, {entry.stage.edition.year}"
    return EntryPaper(entry.code, title, entry.school.name, contact, sheet.title.rpartition(" – ")[2], rows)


COLUMNS = (Column("№", 0.5, "right"), Column("Фамилия, имя, отчество", 3), Column("Класс", 0.8), Column("Наставники", 2.4), Column("Состояние", 1.4))  # fmt: skip


def render_entry(paper: EntryPaper) -> bytes:
    """Return the entry as a PDF to sign."""
    rows = [(number, *row) for number, row in enumerate(paper.rows, start=1)]
    body = [
        facts(
            [("Школа", paper.school), ("Ответственный", paper.contact), ("Учеников", str(len(rows)))], width=TEXT_WIDTH
        ),
        table(COLUMNS, rows, width=TEXT_WIDTH),
        signatures([("Руководитель школы", "")], width=TEXT_WIDTH),
    ]
    return build(
        LetterheadDocument(
            organisation=settings.BRANCH_NAME,
            title="Заявка школы на участие в олимпиаде",
            subtitle=paper.olympiad,
            body=body,
            code=f"Заявка {paper.code} · {paper.made}",
        )
    )


@dataclass(frozen=True)
class TitleSheet:
    """One participant's sheet: the upper part names him and is torn off, the lower one knows only his code."""

    stage: str
    olympiad: str
    day: str
    code: str
    grade: int
    name: str
    school: str
    class_words: str


def title_sheet(row, *, stage: str, olympiad: str, day: str) -> TitleSheet:
    """Return the words of the sheet of one code."""
    who = row.participant
    return TitleSheet(
        stage=stage,
        olympiad=olympiad,
        day=day,
        code=row.value,
        grade=who.competing_grade,
        name=who.pupil.full_name,
        school=who.school.name,
        class_words=who.class_words,
    )


WIDTH, HEIGHT = A4
EDGE, QR_SIDE = 22 * mm, 38 * mm
CUT = HEIGHT - 105 * mm


def render_title_sheets(sheets: Sequence[TitleSheet]) -> bytes:
    """Return the sheets as one PDF, a page for each; the same facts give the same bytes."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, initialFontName=SERIF)
    canvas.setTitle("Титульные листы")
    for sheet in sheets:
        _tear_off(canvas, sheet)
        _cut_line(canvas)
        _work(canvas, sheet)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _tear_off(canvas, sheet):
    y = HEIGHT - 24 * mm
    _line(canvas, "Отрывная часть. Остаётся у организатора, с работой не хранится", (SANS, 9), y, SOFT)
    _line(canvas, sheet.olympiad, (SANS_MEDIUM, 11), y - 8 * mm)
    _line(canvas, sheet.name, (SERIF_BOLD, 18), y - 22 * mm)
    _line(canvas, f"{sheet.school}, {sheet.class_words} класс", (SERIF, 12), y - 31 * mm)
    _line(canvas, f"Код {sheet.code}, {sheet.day}", (SERIF, 12), y - 39 * mm)
    _line(canvas, "Подпись участника ______________________________", (SERIF, 12), y - 56 * mm)


def _cut_line(canvas):
    canvas.setStrokeColor(SOFT)
    canvas.setDash(4, 3)
    canvas.line(EDGE / 2, CUT, WIDTH - EDGE / 2, CUT)
    canvas.setDash()


def _work(canvas, sheet):
    top = CUT - 16 * mm
    _line(canvas, "Титульный лист работы", (SANS_MEDIUM, 11), top)
    _line(canvas, sheet.olympiad, (SERIF, 11), top - 7 * mm)
    _line(canvas, sheet.code, (SERIF_BOLD, 44), top - 30 * mm)
    _line(canvas, f"Задания для {sheet.grade} класса", (SERIF, 13), top - 42 * mm)
    _line(canvas, "Имя, школу и класс здесь и на работе не пишите: проверяют по коду.", (SANS, 9), top - 52 * mm, SOFT)
    draw_qr(canvas, payload(sheet.stage, sheet.code), WIDTH - EDGE - QR_SIDE, top - 46 * mm, QR_SIDE)


def _line(canvas, text, look, y, colour=INK):
    font, size = look
    room = WIDTH - 2 * EDGE - (QR_SIDE if y < CUT else 0)
    fitted = fit_line(drawable(text, font), font, size, room, size * 0.6)
    canvas.setFillColor(colour)
    canvas.setFont(font, fitted.size)
    for number, words in enumerate(fitted.lines):
        canvas.drawString(EDGE, y - number * fitted.size * 1.2, words)


@dataclass(frozen=True)
class AttendanceSheet:
    """Who is awaited from one school, to be marked at the door. No code stands beside a name."""

    olympiad: str
    day: str
    school: str
    rows: Sequence[tuple[str, str, str]]


def attendance_sheet(school: str, people: Sequence, *, olympiad: str, day: str) -> AttendanceSheet:
    """Return the words of the sheet of one school."""
    rows = tuple((who.pupil.full_name, who.class_words, who.needs) for who in people)
    return AttendanceSheet(olympiad, day, school, rows)


ATTENDANCE = (Column("№", 0.5, "right"), Column("Фамилия, имя, отчество", 3.4), Column("Класс", 0.8), Column("Особые условия", 1.8), Column("Пришёл", 0.9), Column("Сдал", 0.9))  # fmt: skip


def render_attendance(sheets: Sequence[AttendanceSheet]) -> bytes:
    """Return the sheets of all schools as one PDF, each school on pages of its own."""
    return build_all([_attendance(sheet) for sheet in sheets])


def _attendance(sheet: AttendanceSheet) -> LetterheadDocument:
    rows = [(number, *row, " ", " ") for number, row in enumerate(sheet.rows, start=1)]
    return LetterheadDocument(
        organisation=settings.BRANCH_NAME,
        title=f"Ведомость явки: {sheet.school}",
        subtitle=f"{sheet.olympiad}, {sheet.day}",
        body=[
            paragraph("Отметьте, кто пришёл, и кто сдал работу. Потом перенесите отметки на портал.", NOTE),
            table(ATTENDANCE, rows, width=TEXT_WIDTH),
            signatures([("Ответственный", "")], width=TEXT_WIDTH),
        ],
        code=f"Ведомость · {sheet.school}",
    )
