"""The report of the year in the form of the plan: what was held, when, how many took part, what was told; the year in figures."""

from collections.abc import Iterator

from foundation.documents.form import Cell, Cells, Form, FormColumn, Heading, Line, Piece
from foundation.russian.dates import date_words
from foundation.russian.plurals import count, number
from foundation.russian.typography import NBSP
from pages.queries.plan_papers import PaperRow, PlanPaper, ReportTotals, sentence, totals_of

COLUMNS = (
    FormColumn("№ п/п", 13, "center"),
    FormColumn("ДАТА ПРОВЕДЕНИЯ МЕРОПРИЯТИЯ", 39),
    FormColumn("НАЗВАНИЕ МЕРОПРИЯТИЯ, МЕСТО ПРОВЕДЕНИЯ МЕРОПРИЯТИЯ (регион, город)", 67),
    FormColumn("КОЛИЧЕСТВО УЧАСТНИКОВ, КАТЕГОРИЯ УЧАСТНИКОВ", 46),
    FormColumn("ИТОГИ МЕРОПРИЯТИЯ, ПУБЛИКАЦИИ, ДОКУМЕНТЫ", 102),
)
PLAN = "план работы"


def report_title(paper: PlanPaper) -> str:
    """Say what the report is about: «ОТЧЁТ О ВЫПОЛНЕНИИ ПЛАНА РАБОТЫ…» when the plan is called so, else with its year."""
    words = paper.title.strip()
    if words.lower().startswith(PLAN):
        rest = words[len(PLAN) :]
        return f"Отчёт о выполнении плана работы{rest}"
    return f"Отчёт о работе за {paper.year}{NBSP}год\n{words}"


def report_form(paper: PlanPaper) -> Form:
    """Return the report as a form: the table of the plan with what became of every row, and the totals."""
    return Form(
        title=report_title(paper),
        note=f"Состояние на {date_words(paper.on)}",
        columns=COLUMNS,
        rows=tuple(_rows(paper)),
        author=paper.author,
        made_at=paper.changed_at,
        code=f"Отчёт о выполнении плана на {paper.year} год",
        totals_title="Итоги года",
        totals=tuple(totals_words(totals_of(paper))),
    )


def totals_words(totals: ReportTotals) -> Iterator[tuple[str, str]]:
    """Say the figures: rows by how they ended, then activities, people and publications."""
    yield "Пунктов в плане", number(totals.rows)
    ended = (
        ("проведено", totals.held),
        ("проведено частично", totals.partly_held),
        ("перенесено", totals.postponed),
        ("отменено", totals.cancelled),
        ("заменено другими пунктами", totals.replaced),
        ("итог не отмечен", totals.open),
    )
    for label, rows in ended:
        if rows:
            yield f"из них {label}", number(rows)
    yield "Проведено мероприятий", number(totals.activities)
    yield "Участников", number(totals.participants)
    told = (
        (totals.news, ("новость", "новости", "новостей")),
        (totals.coverage, ("рассказ", "рассказа", "рассказов")),
        (
            totals.mentions,
            ("публикация в других изданиях", "публикации в других изданиях", "публикаций в других изданиях"),
        ),
    )
    listed = ", ".join(count(number_of, *forms) for number_of, forms in told if number_of)
    yield "Публикаций", listed or "нет"
    if totals.documents:
        yield "Документов и итогов", number(totals.documents)


def _rows(paper: PlanPaper) -> Iterator[Heading | Cells]:
    for part in paper.parts:
        if part.wording:
            yield Heading(part.wording)
        for row in part.rows:
            yield Cells((_number(row), _days(row), _name(row), _people(row), tuple(_outcome(row))))


def _number(row: PaperRow) -> Cell:
    return (Line((Piece(str(row.number), row.url),)),)


def _days(row: PaperRow) -> Cell:
    days = [Line.of(activity.days) for activity in row.held]
    planned = [Line.of(f"по плану: {row.period}", soft=bool(days))] if row.period else []
    return (*days, *planned)


def _name(row: PaperRow) -> Cell:
    places = dict.fromkeys(activity.place for activity in row.held if activity.place)
    return (*(Line.of(line) for line in row.title.split("\n")), *(Line.of(place, soft=True) for place in places))


def _people(row: PaperRow) -> Cell:
    known = row.took_part is not None
    took_part = [Line.of(count(row.took_part or 0, "участник", "участника", "участников"))] if known else []
    planned = [Line.of(line, soft=known) for line in row.participants.split("\n") if line]
    return (*took_part, *planned)


def _outcome(row: PaperRow) -> Iterator[Line]:
    yield Line.of(standing_words(row))
    for activity in row.activities:
        yield Line.of(activity.words)
    for link in row.links:
        yield Line((Piece(f"{link.label}: "), Piece(link.title, link.url)), soft=True)


def standing_words(row: PaperRow) -> str:
    """Say where the row stands, since when and why: «Отменено, 20 апреля 2020 г. Карантин»."""
    standing = row.standing
    head = standing.label
    if standing.word and standing.status == standing.word.status:
        head = f"{head}, {date_words(standing.word.decided_on)}"
    return " ".join(filter(None, [sentence(head), standing.explanation]))
