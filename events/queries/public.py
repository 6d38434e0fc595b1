"""What a visitor sees of the events."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BooleanField, ExpressionWrapper, F, Q

from events.models import Event
from events.states import PUBLIC, EventState
from foundation.documents.calendar import CalendarEntry

USUAL_LENGTH = timedelta(hours=2)


@dataclass(frozen=True)
class Places:
    """How many seats there are, how many are free, how many people wait."""

    capacity: int
    free: int
    waiting: int


def coming_events(on: date):
    """Return public events: what comes, the nearest first, then what is over."""
    is_over = ExpressionWrapper(Q(expected_on__lt=on, starts_at__isnull=False), BooleanField())
    return Event.objects.filter(state__in=PUBLIC).order_by(is_over.asc(), "expected_on", "pk")


def places_of(event: Event) -> Places | None:
    """Return the places of an event: of its narrowest pool; None while nobody said how many. Two queries for any number of guests."""
    pool = event.pools.order_by(F("capacity") - F("taken")).first()
    if pool is None:
        return None
    waiting = event.registrations.waiting().count()
    return Places(pool.capacity, 0 if waiting else pool.free, waiting)


def calendar_entry(event: Event, *, base_url: str) -> CalendarEntry:
    """Return the event for calendars: its hour where it is known, a whole day «предварительно» where only the term is."""
    starts_at, is_cancelled = event.starts_at, event.state == EventState.CANCELLED
    # No row without a day: the database sees to it.
    rough = event.expected_on or date.min
    return CalendarEntry(
        uid=f"event-{event.pk}@{base_url.rsplit('//', maxsplit=1)[-1]}",
        title=event.title,
        start=starts_at or rough,
        end=(event.ends_at or starts_at + USUAL_LENGTH) if starts_at else rough,
        changed_at=event.updated_at,
        sequence=event.sequence,
        status="CANCELLED" if is_cancelled else "CONFIRMED" if starts_at else "TENTATIVE",
        location=event.place,
        url=base_url + event.get_absolute_url(),
    )
