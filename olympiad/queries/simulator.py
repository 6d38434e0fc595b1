"""The simulator over real totals: what other quotas, border policies and bars would give to one cohort."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from olympiad.grading import shown_mark
from olympiad.models import StageMarking
from olympiad.queries.results import Cohort, notes_of, policy_of
from olympiad.simulation import Outcome, bars_of, borders_of, quotas_of, simulate
from olympiad.states import BorderPolicy

QUOTAS = (10, 20, 25, 30, 35, 45)
BARS = ("", ">=25%", ">=50%", ">50%")


@dataclass(frozen=True)
class Trial:
    """One set of rules tried: what it is called, what it gives, in words."""

    label: str | Promise
    outcome: Outcome

    @property
    def notes(self) -> str:
        """What people should see."""
        return notes_of(self.outcome.notes)

    @property
    def lowest(self) -> str:
        """The least total with an award."""
        found = [total for total in (self.outcome.lowest_winner, self.outcome.lowest_prize) if total is not None]
        return shown_mark(min(found)) if found else "–"


def simulations_of(marking: StageMarking, cohort: Cohort) -> list[tuple[str | Promise, list[Trial]]]:
    """Return three tables of trials for one cohort: by border policy, by quota, by the bar of a prize."""
    now = policy_of(marking.stage.edition.rules.as_facts())
    totals: list[Decimal] = [row.total for row in cohort.ranked if row.total is not None]
    keys = [row.key for row in cohort.ranked]

    def tried(others, words) -> list[Trial]:
        found = simulate(totals, max_total=cohort.max_total, now=now, others=others, keys=keys)
        return [Trial(words(outcome.label), outcome) for outcome in found]

    return [
        (_("Если на границе квоты"), tried(borders_of(now), lambda label: BorderPolicy(label.lower()).label)),
        (_("Если квота"), tried(quotas_of(now, QUOTAS), lambda label: f"{label} %")),
        (_("Если порог призёра"), tried(bars_of(now, BARS), lambda label: label or _("нет"))),
    ]
