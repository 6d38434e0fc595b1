"""What everybody may read of the results: by code, by name only where today's consent allows it, and nobody to be guessed.

Equals stand by their codes, never by name: the order would tell who hides behind a code. Beside a code stands no school
unless enough people of that school are in the list. Beside a name stands no code.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from olympiad.awards import PRIZE, WINNER
from olympiad.models import OlympiadEdition, OlympiadParticipant, ResultSnapshot, StageMarking
from olympiad.ranking import shown_place
from olympiad.states import PublicMode, SnapshotKind
from privacy.queries import public_scopes
from privacy.states import NOTHING, PublicField, PublicName, PublicScope

# Fewer people than this of one school and class would be guessed.
FEW = 5
AWARDS = {WINNER: "winner", PRIZE: "prize"}


@dataclass(frozen=True)
class PublicRow:
    """One line of a public list."""

    place: str
    who: str
    is_code: bool
    school: str
    total: str
    award: str
    degree: int | None


@dataclass(frozen=True)
class PublicCohort:
    """One class, or all together (no title)."""

    title: str
    max_total: str
    rows: list[PublicRow]


@dataclass(frozen=True)
class PublicList:
    """The newest list of one stage."""

    marking: StageMarking
    snapshot: ResultSnapshot
    cohorts: list[PublicCohort]

    @property
    def is_final(self) -> bool:
        """Whether it can still change by appeals."""
        return self.snapshot.kind == SnapshotKind.FINAL


def published_lists(edition: OlympiadEdition) -> list[PublicList]:
    """Return the newest list of every stage of an edition that has one."""
    markings = StageMarking.objects.filter(stage__edition=edition).select_related("stage__edition__rules")
    lists = []
    for marking in markings.order_by("stage__order"):
        snapshot = marking.snapshots.order_by("-sequence").first()
        if snapshot:
            lists.append(public_list(marking, snapshot))
    return lists


def public_list(marking: StageMarking, snapshot: ResultSnapshot) -> PublicList:
    """Return one list as everybody sees it. Three queries, whatever the number of rows."""
    people = OlympiadParticipant.objects.filter(pk__in=[row["participant"] for row in snapshot.rows])
    known = {person.pk: person for person in people.select_related("pupil", "school")}
    scopes = _scopes(snapshot, known, marking.stage.edition.rules.preliminary_mode)
    groups = Counter((person.school_id, person.grade) for person in known.values())
    cohorts = []
    for facts in snapshot.cohorts:
        rows = [row for row in snapshot.rows if row["cohort"] == facts["key"]]
        lines = [_line(row, known.get(row["participant"]), scopes, groups) for row in rows]
        title = "" if facts["key"] == "all" else facts["key"]
        cohorts.append(PublicCohort(title, _comma(facts["max_total"]), lines))
    return PublicList(marking, snapshot, cohorts)


def _scopes(snapshot, known: Mapping[int, OlympiadParticipant], most: str) -> dict[int, PublicScope]:
    """Return what of each may be shown; a preliminary list shows nobody."""
    if snapshot.kind == SnapshotKind.PRELIMINARY or most == PublicMode.CODE:
        return {}
    agreed = public_scopes(person.consent_subject for person in known.values())
    return {pk: agreed[person.consent_subject] for pk, person in known.items()} | (
        {pk: _initials_only(agreed[person.consent_subject]) for pk, person in known.items()}
        if most == PublicMode.INITIALS
        else {}
    )


def _initials_only(scope: PublicScope) -> PublicScope:
    return PublicScope(PublicName.INITIALS, scope.fields) if scope.names else scope


def _line(
    row: dict, person: OlympiadParticipant | None, scopes: Mapping[int, PublicScope], groups: Counter
) -> PublicRow:
    scope = scopes.get(row["participant"], NOTHING)
    is_code = person is None or not scope.names
    if is_code or person is None:
        many = person is not None and groups[person.school_id, person.grade] >= FEW
        who, school = row["code"], str(person.school) if person and many else ""
    else:
        who = person.pupil.short_name if scope.name == PublicName.INITIALS else person.pupil.full_name
        school = str(person.school) if PublicField.ORGANIZATION in scope.fields else ""
    return PublicRow(
        place=shown_place(tuple(row["place"])) if row["place"] else "–",
        who=who,
        is_code=is_code,
        school=school,
        total=_comma(row["total"] or "–"),
        award=AWARDS.get(row["status"], ""),
        degree=row["degree"],
    )


def _comma(number: str) -> str:
    return number.replace(".", ",")


def results_expected(edition: OlympiadEdition) -> datetime | None:
    """Return when the showing of works begins at the last stage: by then a preliminary list is out."""
    return edition.stages.order_by("-order").values_list("works_shown_from", flat=True).first()


def results_are_out(edition: OlympiadEdition) -> bool:
    """Tell whether any list of an edition was published; one query."""
    return ResultSnapshot.objects.filter(marking__stage__edition=edition).exists()
