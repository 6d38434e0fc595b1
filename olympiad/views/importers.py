"""The list of a school's pupils for the wizard: what its columns mean, whom the school has already, how it is written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models.user import is_name
from foundation.importing import views
from foundation.importing.importer import Column, Fault, Importer, Twin, Values
from foundation.importing.parsers import day, one_of, several, words
from foundation.views import first_or_404
from olympiad.actions.lists import enter_list, take_list_back
from olympiad.models import SchoolEntry
from olympiad.models.participant import MAX_MENTORS, NAME, identity_of
from olympiad.queries.desk import entries_of, pupils_with
from privacy.states import Relation, age_on

OLDEST = date(1990, 1, 1)
_CLASS = re.compile(r"(\d{1,2})\s*[-–]?\s*[«\"']?([А-ЯЁA-Zа-яёa-z]?)[»\"']?(?:\s*кл(?:асс|\.)?)?")
_RELATIONS = {
    **dict.fromkeys(("родитель", "мать", "отец", "мама", "папа"), Relation.PARENT),
    **dict.fromkeys(("усыновитель", "удочеритель"), Relation.ADOPTER),
    **dict.fromkeys(("опекун", "попечитель", "опекун или попечитель"), Relation.GUARDIAN),
}


def _name(text: str) -> str:
    try:
        is_name(text)
    except ValidationError as error:
        raise ValueError(str(_("Имя пишется буквами, полностью. Например: Азбукин."))) from error
    if len(text) > 3 * NAME:
        raise ValueError(str(_("Слишком длинно.")))
    return text


NAMES = (
    Column("last_name", _("Фамилия"), _name, ("фамилия ученика",), example="Азбукин", width=20),
    Column("first_name", _("Имя"), _name, ("имя ученика",), example="Кирилл", width=16),
    Column("patronymic", _("Отчество"), _name, ("отчество ученика",), example="Петрович", width=20),
    Column(
        "full_name",
        _("ФИО"),
        _name,
        ("фамилия имя отчество", "ф и о", "фио ученика", "фио участника", "ученик", "участник"),
        help=_("Если фамилия, имя и отчество стоят в одном столбце."),
        width=36,
    ),
)
PEOPLE = (
    Column(
        "mentors",
        _("Учителя-наставники"),
        several(200),
        ("наставник", "учитель", "учитель наставник", "фио учителя", "педагог"),
        example="Учителева Нина Ильинична",
        default=(),
        help=_("Через точку с запятой, до трёх."),
        width=34,
    ),
    Column(
        "representative_name",
        _("Родитель или опекун"),
        _name,
        ("родитель", "законный представитель", "фио родителя", "мать", "опекун"),
        example="Азбукина Вера Львовна",
        help=_("Подпишет согласия."),
        width=34,
    ),
    Column(
        "relation",
        _("Кем приходится"),
        one_of(_RELATIONS, _("Напишите: родитель, усыновитель или опекун.")),
        ("степень родства", "кем является"),
        example="родитель",
        choices=("родитель", "усыновитель", "опекун"),
        width=16,
    ),
    Column("needs", _("Особые условия"), words(300), ("овз", "условия"), width=24),
)


def pupil_importer(entry: SchoolEntry) -> Importer:
    """Return how the list of pupils of one school at one stage is imported."""
    rules, on = entry.stage.edition.rules, timezone.localdate(entry.stage.starts_at)
    return Importer(
        **COMMON,
        columns=(*NAMES, _born(), *_classes(rules.grades), *PEOPLE),
        find_twins=partial(_twins, entry),
        write=partial(_write, entry),
        take_back=partial(take_list_back, entry),
        check_row=partial(_check, rules, on),
        subject=entry,
        about=f"olympiad.SchoolEntry:{entry.code}",
    )


def _born() -> Column:
    synonyms = ("день рождения", "родился", "д р", "дата рожд")
    parse = day(OLDEST, timezone.localdate(), "12.05.2004")
    return Column("born_on", _("Дата рождения"), parse, synonyms, example="12.05.2004", required=True, width=16)


def _classes(grades: Sequence[int]) -> tuple[Column, ...]:
    one, other = ("класс и буква",), ("за какой класс", "класс участия")
    of, own = partial(_class, grades), _("Если пусто – за свой.")
    return (
        Column("class", _("Класс"), of, one, example="10 А", required=True, width=10),
        Column(
            "competing_grade", _("Выступает за класс"), partial(_grade, grades), other, default=None, help=own, width=14
        ),
    )


def _class(grades: Sequence[int], text: str) -> tuple[int, str]:
    found = _CLASS.fullmatch(text)
    if not found:
        raise ValueError(str(_("Напишите класс цифрой, можно с буквой. Например: 10 А.")))
    return _grade(grades, found[1]), found[2].upper()


def _grade(grades: Sequence[int], text: str) -> int:
    if not text.isdecimal() or int(text) not in grades:
        raise ValueError(str(_("Участвуют классы: %(grades)s.") % {"grades": ", ".join(map(str, grades))}))
    return int(text)


def _parted(row: Values) -> tuple[str, str, str]:
    """Return the three parts of a name, whichever columns hold it."""
    if row["last_name"] or not row["full_name"]:
        return row["last_name"], row["first_name"], row["patronymic"]
    last, _space, rest = row["full_name"].partition(" ")
    first, _space, patronymic = rest.partition(" ")
    return last, first, patronymic


def _identity(row: Values) -> str:
    return identity_of(*_parted(row), row["born_on"])


def _check(rules, on: date, row: Values) -> list[Fault]:
    faults = [*_faults_of_name(row), *_faults_of_part(row)]
    if not rules.ages_from <= (years := age_on(row["born_on"], on)) <= rules.ages_to:
        told = _("По этой дате ученику %(years)d лет. Проверьте год.") % {"years": years}
        faults.append(Fault(told, "born_on", is_warning=True))
    if row["representative_name"] and not row["relation"]:
        faults.append(Fault(_("Напишите, кем приходится: родитель, усыновитель или опекун."), "relation"))
    return faults


def _faults_of_name(row: Values) -> Iterator[Fault]:
    last, first, patronymic = _parted(row)
    if not last:
        yield Fault(_("Напишите фамилию."), "full_name" if row["full_name"] else "last_name")
    if max(map(len, (last, first, patronymic))) > NAME:
        yield Fault(_("Слишком длинное имя."), "last_name")


def _faults_of_part(row: Values) -> Iterator[Fault]:
    grade, standing = row["class"][0], row["competing_grade"]
    if standing and standing < grade:
        yield Fault(_("Выступать можно за свой класс или за более старший."), "competing_grade")
    if len(row["mentors"]) > MAX_MENTORS:
        yield Fault(_("Назовите не больше трёх учителей."), "mentors")


def _twins(entry: SchoolEntry, rows: Sequence[Values]) -> Mapping[int, list[Twin]]:
    """Return whom the school has entered already, by the places of the rows. Of other schools nothing is told. One query."""
    found = pupils_with([_identity(row) for row in rows], entry)
    return {
        place: [Twin(found[key].pupil.full_name, found[key].get_absolute_url())]
        for place, key in enumerate(map(_identity, rows))
        if key in found
    }


def _write(entry: SchoolEntry, rows: Sequence[Values], *, by) -> dict:
    return enter_list(entry, [_facts(row) for row in rows], by=by)


def _facts(row: Values) -> dict[str, Any]:
    last, first, patronymic = _parted(row)
    grade, letter = row["class"]
    names = {"last_name": last, "first_name": first, "patronymic": patronymic, "born_on": row["born_on"]}
    signs = {"representative_name": row["representative_name"], "relation": row["relation"]}
    part = {"grade": grade, "class_letter": letter, "competing_grade": row["competing_grade"] or grade}
    return names | signs | part | {"mentors": list(row["mentors"]), "needs": row["needs"]}


COMMON: dict[str, Any] = {
    "slug": "olympiad_pupils",
    "title": _("Ученики"),
    "permission": "olympiad.enter_pupil",
    "key_of": _identity,
}


class PupilListDoor:
    """What the doors of the list share: the entry of his own school stands in the address. A stranger's is 404."""

    permission = "olympiad.list_own_entries"
    route = "olympiad:list"
    kwargs: dict[str, Any]
    request: Any

    @cached_property
    def entry(self) -> Any:
        """The entry that the address names, of a school that this person coordinates today. Raises Http404."""
        return first_or_404(entries_of(self.request.user).filter(code=self.kwargs["entry"]))

    @cached_property
    def importer(self) -> Any:
        """How the list of this entry is read."""
        return pupil_importer(self.entry)

    @cached_property
    def crumbs(self) -> Any:
        """The way here: the cabinet, the entry."""
        return ((self.entry.school.name, self.entry.get_absolute_url()),)

    def find(self) -> Any:
        """Return what the address names; a stranger learns of neither the entry nor its lists."""
        return (self.entry and super().find()) or None  # type: ignore[misc]


class PupilSource(PupilListDoor, views.ImportSource):
    """Cells or a file."""


class PupilTable(PupilListDoor, views.ImportTable):
    """The list with its mistakes."""


class PupilUndo(PupilListDoor, views.ImportUndo):
    """The way back."""


class PupilRest(PupilListDoor, views.ImportRest):
    """What was left out."""


class PupilTemplate(PupilListDoor, views.ImportTemplate):
    """The template."""
