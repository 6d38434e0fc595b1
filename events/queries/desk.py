"""What the organiser's desk shows: figures, the list of participants, its lines for Excel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from events.models import Event, Registration, SeatPool
from events.states import RegistrationState
from foundation.search import matching


@dataclass(frozen=True)
class Figures:
    """The pool and how many registrations stand in each state."""

    pool: SeatPool | None
    counts: list[tuple[str, str, int]]

    @property
    def over(self) -> int:
        """How many guests more than there should be."""
        return max(0, self.pool.taken - self.pool.target) if self.pool else 0


@dataclass(frozen=True)
class ParticipantLine:
    """One line of the workbook."""

    number: int
    name: str
    organization: str
    email: str
    phone: str
    state: str
    registered_at: datetime


def figures_of(event: Event) -> Figures:
    """Return the figures of the desk; two queries for any number of guests."""
    counts = dict(event.registrations.order_by().values_list("state").annotate(Count("pk")))
    rows = [(state.value, str(state.label), counts[state]) for state in RegistrationState if counts.get(state)]
    return Figures(event.pools.first(), rows)


def participants(event: Event, *, state: str = "", query: str = ""):
    """Return the registrations of an event that were looked for, in the order of coming."""
    found = matching(event.registrations.all(), query)
    return found.filter(state=state) if state else found


def participant_lines(rows: Iterable[Registration]) -> Iterator[ParticipantLine]:
    """Return the lines of the workbook."""
    for row in rows:
        yield ParticipantLine(
            row.number,
            row.full_name,
            row.organization,
            row.email,
            row.phone,
            str(row.get_state_display()),
            row.created_at,
        )
