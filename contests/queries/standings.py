"""The result as the marks make it. Asked by the chair and the secretary after the scoring, frozen by the protocol."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from contests.models import Application, ContestEdition, Nomination
from contests.queries.result_inputs import result_inputs
from contests.result_run import ResultRun, result_run
from contests.scoring import BY_CRITERION, Standing, shown
from contests.states import AwardKind, CountingMethod, EditionState
from foundation.errors import Refusal

AFTER_SCORING = (EditionState.SCORING_CLOSED, EditionState.PROTOCOL_SIGNED, EditionState.PUBLISHED)


@dataclass(frozen=True)
class StandingRow:
    """One application on its place."""

    application: Application
    standing: Standing
    group: str = ""
    award: str = ""

    @property
    def shown(self) -> Decimal:
        """The total as people read it."""
        return shown(self.standing.total)

    @property
    def award_label(self) -> str:
        """The award in words; who has none took part."""
        return str(AwardKind(self.award or AwardKind.PARTICIPANT).label)

    @property
    def tie_words(self) -> str:
        """What parted it from an equal total, in words; "" where nothing was needed."""
        return tie_words(self.standing.tie_rule)


@dataclass(frozen=True)
class NominationStandings:
    """The table of one nomination, the best first; one group after another where places are given in groups."""

    nomination: Nomination
    rows: list[StandingRow]


@dataclass(frozen=True)
class Standings:
    """All tables of a contest, the digest of what made them, and the document that anybody can count again."""

    nominations: list[NominationStandings]
    digest: str
    document: Mapping[str, Any]

    @property
    def method(self) -> str:
        """How the totals were made, in words."""
        return method_words([table.nomination for table in self.nominations])


def method_words(nominations: list[Nomination]) -> str:
    """Say how the totals were made: the mean everywhere, or what the regulation orders for each nomination, with its clause."""
    sheet = _("Лист члена жюри даёт сумму баллов по критериям, умноженных на вес критерия.")
    exact = _("Итог считается точно; до сотых округлён только показ.")
    if all(nomination.method == CountingMethod.MEAN for nomination in nominations):
        return f"{sheet} {_('Итог заявки – среднее арифметическое по листам, которые сданы.')} {exact}"
    ways = [
        f"«{row}» – {row.get_method_display().lower()}" + (f" ({row.method_clause})" if row.method_clause else "")
        for row in nominations
    ]
    return f"{sheet} {_('Итог заявки:')} {'; '.join(ways)}. {exact}"


def tie_words(rule: str) -> str:
    """Say a tie break: «раньше получена», «по критерию «Охват»»."""
    if rule.startswith(BY_CRITERION):
        return _("выше балл: «%(criterion)s»") % {"criterion": rule.removeprefix(BY_CRITERION)}
    return _("получена раньше") if rule else ""


def standings_of(edition: ContestEdition) -> Standings:
    """Return places and totals; five queries for any number of applications, jurors and criteria.

    Raises Refusal while the scoring goes on (until then nobody sees a total, the chair and the secretary included) and where
    the sheets do not bear the rules of the regulation.
    """
    if edition.state not in AFTER_SCORING:
        raise Refusal(_("Баллы и места можно увидеть после завершения оценки."))
    applications = competing_applications(edition)
    nominations = list(edition.nominations.all())
    run = run_of(edition, nominations, applications)
    by_number = {application.number: application for application in applications}
    tables = [
        NominationStandings(
            nomination,
            [StandingRow(by_number[row.standing.application], row.standing, row.group, row.award) for row in table],
        )
        for nomination, table in zip(nominations, run.tables, strict=True)
    ]
    return Standings(tables, run.digest, run.document)


def competing_applications(edition: ContestEdition) -> list[Application]:
    """Return the applications that are rated, with all that a table of places says of them. One query."""
    related = ("applicant", "organization__municipality", "nomination")
    applications = list(edition.applications.competing().select_related(*related))
    for application in applications:
        application.edition = edition
    return applications


def run_of(edition: ContestEdition, nominations: list[Nomination], applications: list[Application]) -> ResultRun:
    """Count the contest. Raises Refusal where the sheets do not bear the rules."""
    try:
        return result_run(result_inputs(edition, nominations, applications))
    except ValueError as error:
        raise Refusal(str(error)) from error
