"""What the organiser sees on the day: numbers by state, what happened. No code stands here beside a name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from foundation.collation import ru_order
from olympiad.models import Incident, OlympiadParticipant, ParticipantCode, Stage
from olympiad.queries.office import states_of
from olympiad.states import ParticipantState

SHOWN = 50
AWAITED = (ParticipantState.ACCEPTED, ParticipantState.INVITED, ParticipantState.CHECKED_IN)


@dataclass(frozen=True)
class Day:
    """One stage on its day."""

    stage: Stage
    counts: Counter
    incidents: list[Incident]

    @property
    def without_code(self) -> int:
        """How many were let in and have no code yet."""
        return self.counts[ParticipantState.ACCEPTED]

    @property
    def awaited(self) -> int:
        """Of how many it is not known whether they came."""
        return self.counts[ParticipantState.INVITED]

    @property
    def coded(self) -> int:
        """How many sheets there are to print."""
        return self.counts.total() - self.counts[ParticipantState.ACCEPTED] - self.counts[ParticipantState.SUBMITTED]

    @property
    def expected(self) -> int:
        """How many stand on the sheets of attendance."""
        return sum(self.counts[state] for state in AWAITED)

    @property
    def writing(self) -> int:
        """How many came and have not finished."""
        return self.counts[ParticipantState.CHECKED_IN]

    @property
    def done(self) -> int:
        """How many handed their works in."""
        return self.counts[ParticipantState.TOOK_PART]

    @property
    def absent(self) -> int:
        """How many did not come."""
        return self.counts[ParticipantState.ABSENT]


def day_of(stage: Stage) -> Day:
    """Return the day of a stage; two queries."""
    related = ("participant__pupil", "participant__school", "room__venue")
    return Day(stage, states_of(stage), list(stage.incidents.select_related(*related)[:SHOWN]))


def coded(stage: Stage):
    """Return the valid codes of a stage with their people, by school and name: for the sheets that are printed, for nothing else."""
    people = ru_order("participant__school__name", "participant__pupil__last_name", "participant__pupil__first_name")
    codes = (
        ParticipantCode.objects.valid().filter(stage=stage).select_related("participant__pupil", "participant__school")
    )
    return codes.order_by(*people, "pk")


def awaited_by_school(stage: Stage) -> Iterator[tuple[str, list[OlympiadParticipant]]]:
    """Return who is awaited, by school and name."""
    people = stage.participants.filter(state__in=AWAITED).select_related("pupil", "school")
    rows = people.order_by(
        *ru_order("school__name"), "school", *ru_order("pupil__last_name", "pupil__first_name"), "pk"
    )
    for school, group in groupby(rows, key=lambda row: row.school):
        yield school.name, list(group)
