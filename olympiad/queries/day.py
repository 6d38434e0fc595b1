"""What the organiser sees on the day: numbers by state, what happened. No code stands here beside a name."""

from collections import Counter
from dataclasses import dataclass

from olympiad.models import Incident, Stage
from olympiad.queries.office import states_of
from olympiad.states import ParticipantState

SHOWN = 50


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
