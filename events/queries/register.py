"""One registration by its link, a person's own ones, the place in the line, what the clock has to end."""

from datetime import datetime
from uuid import UUID

from events.models import Event, Registration
from events.states import IN_TERM


def position_of(registration: Registration) -> int:
    """Return the place in the line, counted from one."""
    line = Registration.objects.waiting().filter(event_id=registration.event_id)
    return line.filter(number__lt=registration.number).count() + 1


def registration_by_link(code: str, token: str) -> list[Registration]:
    """Return the registration whose letter carried this link, or nothing."""
    found = Registration.objects.filter(code=code).select_related("event")
    return [registration for registration in found if registration.opens_with(token)]


def registration_by_key(event: Event, key: UUID) -> Registration | None:
    """Return what came of one sending of the form; None where the address was known already."""
    return event.registrations.filter(key=key).select_related("event").first()


def registrations_of(user):
    """Return the registrations of a person, the next event first."""
    return Registration.objects.filter(person=user).select_related("event").order_by("-event__expected_on", "-pk")


def events_with_overdue(at: datetime):
    """Return the events in which somebody's term has passed."""
    return Event.objects.filter(registrations__state__in=IN_TERM, registrations__hold_until__lte=at).distinct()
