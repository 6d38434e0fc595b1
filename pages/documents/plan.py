"""The plan in the branch's own form, word for word, and the same rows for Excel."""

from foundation.documents.form import Cells, Form, FormColumn, Heading, cell_of
from foundation.documents.spreadsheet import Sheet, SheetColumn, render_xlsx
from foundation.russian.dates import date_range
from pages.queries.plan_papers import PaperPart, PaperRow, PlanPaper

# The heads as they stand in the plan of 2020.
COLUMNS = (
    FormColumn("№ п/п", 13, "center"),
    FormColumn("ОРИЕНТИРОВОЧНАЯ ДАТА ПРОВЕДЕНИЯ МЕРОПРИЯТИЯ", 39),
    FormColumn("НАЗВАНИЕ МЕРОПРИЯТИЯ, МЕСТО ПРОВЕДЕНИЯ МЕРОПРИЯТИЯ (регион, город)", 67),
    FormColumn("ПЛАНИРУЕМОЕ КОЛИЧЕСТВО УЧАСТНИКОВ, КАТЕГОРИЯ УЧАСТНИКОВ", 46),
    FormColumn("ПРЕДВАРИТЕЛЬНАЯ ПРОГРАММА МЕРОПРИЯТИЯ, КРАТКОЕ ОПИСАНИЕ", 102),
)
SHEET = (
    SheetColumn("Раздел", width=32),
    SheetColumn("№", "integer", 6),
    SheetColumn("Когда, словами плана", width=24),
    SheetColumn("Начало", "date", 12),
    SheetColumn("Конец", "date", 12),
    SheetColumn("Название и место", width=60),
    SheetColumn("Участники", width=40),
    SheetColumn("Ожидается", "integer", 11),
    SheetColumn("Программа, описание", width=80),
    SheetColumn("Вид", width=22),
    SheetColumn("Для кого", width=20),
    SheetColumn("Состояние", width=26),
    SheetColumn("Пояснение", width=40),
    SheetColumn("Проведено мероприятий", "integer", 13),
    SheetColumn("Участвовало", "integer", 13),
)


def plan_form(paper: PlanPaper) -> Form:
    """Return the plan as the branch writes it: five columns, sections as merged rows. Nothing is added or corrected."""
    return Form(
        title=paper.title,
        columns=COLUMNS,
        rows=tuple(row for part in paper.parts for row in _rows(part)),
        author=paper.author,
        made_at=paper.changed_at,
        code=f"План работы на {paper.year} год",
    )


def _rows(part: PaperPart):
    if part.wording:
        yield Heading(part.wording)
    for row in part.rows:
        cells = (str(row.number), row.period, row.title, row.participants, row.programme)
        yield Cells(tuple(cell_of(text) for text in cells))


def render_plan_xlsx(paper: PlanPaper) -> bytes:
    """Return the rows as a workbook, with the days that the words of the term mean and with where each row stands."""
    rows = [_line(part, row) for part in paper.parts for row in part.rows]
    return render_xlsx(Sheet(f"План работы на {paper.year} год", SHEET, rows, paper.changed_at))


def _line(part: PaperPart, row: PaperRow) -> tuple:
    days = row.ranges
    note = row.standing.explanation
    if len(days) > 1:
        note = "; ".join(filter(None, [note, "сроки: " + ", ".join(date_range(day.start, day.end) for day in days)]))
    return (
        " ".join(part.wording.split()),
        row.number,
        row.period,
        min((day.start for day in days), default=None),
        max((day.end for day in days), default=None),
        row.title,
        row.participants,
        row.planned_participants,
        row.programme,
        row.kind,
        row.audience,
        row.standing.label,
        note,
        len(row.held),
        row.took_part,
    )
