"""The result as the marks make it. Asked by the chair and the secretary after the scoring, frozen by the protocol."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from contests.models import Application, ContestEdition, Criterion, Nomination, ScoreEntry, ScoreSheet
from contests.models.application import printed_number
from contests.scoring import Entry, Mark, Rules, Standing, digest, shown, standings, totals_of
from contests.states import EditionState, TieRule
from foundation.errors import Refusal

AFTER_SCORING = (EditionState.SCORING_CLOSED, EditionState.PROTOCOL_SIGNED, EditionState.PUBLISHED)


@dataclass(frozen=True)
class StandingRow:
    """One application on its place."""

    application: Application
    standing: Standing

    @property
    def shown(self) -> Decimal:
        """The total as people read it."""
        return shown(self.standing.total)


@dataclass(frozen=True)
class NominationStandings:
    """The table of one nomination, the best first."""

    nomination: Nomination
    rows: list[StandingRow]


@dataclass(frozen=True)
class Standings:
    """All tables of a contest, and the digest of the marks that made them."""

    nominations: list[NominationStandings]
    digest: str


def standings_of(edition: ContestEdition) -> Standings:
    """Return places and totals; five queries for any number of applications, jurors and criteria.

    Raises Refusal while the scoring goes on: until then nobody sees a total, the chair and the secretary included.
    """
    if edition.state not in AFTER_SCORING:
        raise Refusal(_("Баллы и места можно увидеть после завершения оценки."))
    marks = counted_marks(edition)
    totals = totals_of(marks)
    applications = defaultdict(list)
    named = edition.applications.competing().select_related("applicant", "organization__municipality", "nomination")
    for application in named:
        application.edition = edition
        applications[application.nomination_id].append(application)
    tables = [_table(edition, row, applications[row.pk], totals) for row in edition.nominations.all()]
    return Standings(tables, digest(marks))


def counted_marks(edition: ContestEdition) -> list[Mark]:
    """Return the marks that make the result: the last one by each criterion on every sheet that counts. Three queries."""
    sheets = {
        pk: (printed_number(edition.number_prefix, sequence), code)
        for pk, code, sequence in ScoreSheet.objects.counted()
        .filter(juror__edition=edition)
        .values_list("pk", "code", "application__sequence")
    }
    criteria = Criterion.objects.filter(nomination__edition=edition).in_bulk()
    last: dict[tuple[int, int], Decimal] = {}
    entries = ScoreEntry.objects.of(edition).values_list("sheet_id", "criterion_id", "points")
    for sheet_id, criterion_id, points in entries:
        last[sheet_id, criterion_id] = points
    return [
        Mark(*sheets[sheet_id], criteria[criterion_id].title, points, criteria[criterion_id].weight)
        for (sheet_id, criterion_id), points in last.items()
        if sheet_id in sheets
    ]


def _table(edition, nomination, applications, totals):
    by_number = {application.number: application for application in applications}
    entries = [
        Entry(number, totals.get(number, ()), application.received_at) for number, application in by_number.items()
    ]
    ranked = standings(
        entries,
        Rules(
            places=nomination.places,
            min_points=nomination.min_points,
            tie_order=() if edition.tie_rule == TieRule.SHARED else (edition.tie_rule,),
        ),
    )
    return NominationStandings(nomination, [StandingRow(by_number[row.application], row) for row in ranked])
