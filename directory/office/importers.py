"""What lists of schools and of organisations look like, and when a row of one is there already."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.actions.lists import register_list, take_list_back
from directory.models import KnownName, Municipality, School, TosOrganization
from directory.models.organization import KEYS
from directory.naming import folded_name
from directory.states import OrganizationKind
from foundation.importing.importer import Column, Fault, Importer, Twin, Values
from foundation.importing.parsers import day, one_of, plain, several, whole, words

RIGHT = "directory.import_lists"
# 131-ФЗ of 1995 was the first to speak of TOS; what is older is a slip of the finger.
FIRST_CHARTER = date(1990, 1, 1)

_KIND_WORDS = re.compile(r"\b(?:город|г|муниципальн\w+|городск\w+|округ|район|поселение|сельское|образование|мо)\b")
_CITY = re.compile(r"\b(?:город|г)\b")
_NUMBER = re.compile(r"№\s*(\d+)")


def school_importer() -> Importer:
    """Return how lists of schools are imported, with the territories as they are known today."""
    return Importer(
        slug="schools",
        title=_("Школы"),
        permission=RIGHT,
        columns=(*_school_names(), _territory(), _address(), _aliases("восьмая школа; школа у парка")),
        key_of=lambda row: (row["municipality"].pk, folded_name(row["name"])),
        find_twins=partial(_twins, School),
        write=partial(register_list, School),
        take_back=partial(take_list_back, School),
        check_row=_number_agrees,
    )


def organization_importer() -> Importer:
    """Return how lists of TOS, house councils, street committees and groups are imported."""
    return Importer(
        slug="organizations",
        title=_("Организации жителей"),
        permission=RIGHT,
        columns=(
            *_organization_names(),
            _territory(),
            _address(),
            *_organization_facts(),
            _aliases("Южный; ТОС на Южной"),
        ),
        key_of=lambda row: (row["municipality"].pk, row["kind"], folded_name(row["name"]), plain(row["address"])),
        find_twins=partial(_twins, TosOrganization),
        write=partial(register_list, TosOrganization),
        take_back=partial(take_list_back, TosOrganization),
    )


IMPORTERS = {"schools": school_importer, "organizations": organization_importer}


def _school_names() -> tuple[Column, ...]:
    short = (
        "название",
        "наименование",
        "краткое наименование",
        "школа",
        "наименование школы",
        "учреждение",
        "организация",
    )
    return (
        Column("name", _("Краткое название"), words(200), short, example="МБОУ «СШ № 8»", required=True, width=32),
        Column(
            "full_name",
            _("Полное название"),
            words(300),
            ("полное наименование", "наименование по уставу"),
            example="Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 8»",
            width=50,
        ),
        Column("number", _("Номер"), whole(1, 9999, 8), ("номер школы",), example="8", default=None, width=10),
    )


def _organization_names() -> tuple[Column, ...]:
    kinds = {plain(name): kind for kind in OrganizationKind for name in _spoken(kind)}
    return (
        Column(
            "name",
            _("Название"),
            words(200),
            ("наименование", "наименование тос", "название тос", "тос", "организация"),
            example="ТОС «Микрорайон Южный»",
            required=True,
            width=36,
        ),
        Column(
            "kind",
            _("Вид"),
            one_of(kinds, _("Напишите: ТОС, совет дома, уличный комитет или инициативная группа.")),
            ("форма", "вид организации", "тип"),
            example="ТОС",
            default=OrganizationKind.TOS,
            choices=[_spoken(kind)[0] for kind in OrganizationKind],
            help=_("Если пусто – ТОС."),
        ),
    )


def _organization_facts() -> tuple[Column, ...]:
    return (
        Column(
            "charter_registered_on",
            _("Устав зарегистрирован"),
            day(FIRST_CHARTER, timezone.localdate(), "15.03.2015"),
            ("дата регистрации", "дата регистрации устава", "регистрация устава"),
            example="15.03.2015",
            default=None,
            width=18,
        ),
        Column(
            "residents",
            _("Число жителей"),
            whole(1, 1_000_000, 420),
            ("жителей", "количество жителей", "численность", "население"),
            example="420",
            default=None,
            width=14,
        ),
    )


def _territory() -> Column:
    known = list(Municipality.objects.by_name())
    return Column(
        "municipality",
        _("Муниципальное образование"),
        _territory_parser(known),
        ("мо", "район", "округ", "территория", "муниципалитет", "район или округ", "муниципальный округ", "город"),
        example=known[0].name if known else "",
        required=True,
        choices=[territory.name for territory in known],
        width=34,
    )


def _territory_parser(territories: Sequence[Municipality]):
    """Know a territory by every name, and by the bare one («Смоленск», «Вяземский») where it is that of one alone."""
    by_key = {territory.pk: territory for territory in territories}
    names = {plain(territory.name): territory for territory in territories}
    others = KnownName.objects.filter(municipality__isnull=False)
    for pk, other in others.values_list("municipality__pk", "name"):
        names.setdefault(plain(other), by_key[pk])
    bare = defaultdict(set)
    for name, territory in names.items():
        bare[_without(_KIND_WORDS, name)].add(territory)
    alone = {name: next(iter(found)) for name, found in bare.items() if name and len(found) == 1}
    strict = one_of(names, _("Возьмите название из списка в образце или внесите территорию в справочник."))

    def parse(text: str) -> Municipality:
        # «Смоленский городской округ» is not «Смоленский район»: of what was typed only the word for a city may go.
        name = plain(text)
        return names.get(name) or alone.get(_without(_CITY, name)) or strict(text)

    return parse


def _without(pattern: re.Pattern, name: str) -> str:
    return " ".join(pattern.sub(" ", name).split())


def _address() -> Column:
    synonyms = ("местонахождение", "место нахождения", "юридический адрес", "почтовый адрес")
    return Column("address", _("Адрес"), words(250), synonyms, example="ул. Примерная, д. 1", width=36)


def _aliases(example: str) -> Column:
    help_text = _("Через точку с запятой.")
    synonyms = ("прежнее название", "как называют", "варианты названия")
    return Column(
        "aliases", _("Другие названия"), several(300), synonyms, example=example, default=(), help=help_text, width=30
    )


def _spoken(kind: OrganizationKind) -> list[str]:
    label = str(kind.label)
    return [label.partition(" – ")[0], label, *label.split(" – ")[1:]]


def _number_agrees(row: Values) -> list[Fault]:
    said = _NUMBER.search(row["name"])
    if row["number"] and said and int(said[1]) != row["number"]:
        message = _("В названии № %(said)s. Проверьте номер.") % {"said": said[1]}
        return [Fault(message, "number", is_warning=True)]
    return []


def _twins(model, rows: Sequence[Values]) -> Mapping[int, list[Twin]]:
    """Return what is in the register already, by the places of the rows: same territory, same name in any writing. Two queries."""
    known = _known(model, {row["municipality"].pk for row in rows})
    found = {}
    for place, row in enumerate(rows):
        names = (row["name"], row.get("full_name") or "", *row["aliases"])
        same = {
            subject.pk: subject
            for name in filter(None, names)
            for subject in known.get((row["municipality"].pk, folded_name(name)), ())
            if _may_be_there(row["address"], subject.address)
        }
        if same:
            found[place] = [Twin(f"{subject.name}, {row['municipality']}") for subject in same.values()]
    return found


def _may_be_there(address: str, other: str) -> bool:
    return not address or not other or plain(address) == plain(other)


def _known(model, territories) -> dict[tuple[int, str], list]:
    known = defaultdict(list)
    rows = model.objects.distinct_ones().filter(municipality__in=territories)
    by_key = {row.pk: row for row in rows.only("pk", "name", "address", "folded_name", "municipality_id")}
    for row in by_key.values():
        known[row.municipality_id, row.folded_name].append(row)
    key = KEYS[model._meta.model_name]
    others = KnownName.objects.filter(**{f"{key}__municipality__in": territories, f"{key}__merged_into": None})
    for pk, folded in others.values_list(f"{key}_id", "folded_name"):
        known[by_key[pk].municipality_id, folded].append(by_key[pk])
    return known
