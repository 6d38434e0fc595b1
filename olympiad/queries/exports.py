"""Lists for Excel and for paper: who is in them and in which columns. Whoever takes one is named in its title."""

from datetime import datetime

from django.utils import timezone

from foundation.documents.spreadsheet import Sheet, SheetColumn
from olympiad.models import SchoolEntry, Stage
from olympiad.queries.consents import standings_of
from olympiad.queries.desk import participants_of

PUPIL = (
    SheetColumn("Фамилия", width=22),
    SheetColumn("Имя", width=16),
    SheetColumn("Отчество", width=20),
    SheetColumn("Дата рождения", "date", 14),
    SheetColumn("Класс", width=8),
    SheetColumn("Выступает за класс", "integer", 12),
    SheetColumn("Учителя-наставники", width=40),
    SheetColumn("Состояние", width=18),
    SheetColumn("Согласие на обработку", width=18),
    SheetColumn("Согласие на публикацию", width=18),
)


def entry_sheet(entry: SchoolEntry, *, by, at: datetime) -> Sheet:
    """Return the pupils of a school, by name."""
    title = f"{entry.school}: {entry.stage.edition.olympiad.short_title}, {entry.stage.edition.year}"
    cells = _cells(list(participants_of(entry)))
    return Sheet(_marked(title, by, at), PUPIL, cells, made_at=at)


def stage_sheet(stage: Stage, *, by, at: datetime) -> Sheet:
    """Return everybody whom schools have sent to a stage, by name, with the school."""
    rows = list(stage.participants.sent().by_name().select_related("school__municipality"))
    columns = (SheetColumn("Школа", width=34), SheetColumn("Муниципальное образование", width=30), *PUPIL)
    title = f"Участники: {stage.edition.olympiad.short_title}, {stage.edition.year}"
    schools = [[row.school.name, row.school.municipality.name] for row in rows]
    cells = [[*school, *pupil] for school, pupil in zip(schools, _cells(rows), strict=True)]
    return Sheet(_marked(title, by, at), columns, cells, made_at=at)


def _cells(rows) -> list[list]:
    standings = standings_of(rows)
    return [[*_pupil(row), *(str(standing.state) for standing in standings[row.code])] for row in rows]


def _marked(title, by, at) -> str:
    # Whose copy this is, is written on it: lists of children are not passed on.
    return f"{title} – выгрузил(а) {by.get_short_name()} {timezone.localtime(at):%d.%m.%Y %H:%M}"


def _pupil(row) -> list:
    pupil = row.pupil
    return [
        pupil.last_name,
        pupil.first_name,
        pupil.patronymic,
        pupil.born_on,
        row.class_words,
        row.competing_grade,
        "; ".join(row.mentors),
        row.get_state_display(),
    ]
