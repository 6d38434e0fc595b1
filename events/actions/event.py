"""Verbs of an event: written, shown, opened, moved, cancelled; and how many seats it has."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import letters
from events.actions.registration import close_registration, settle_event
from events.actions.seats import locked_pools
from events.models import Event, SeatPool
from events.states import EventState
from events.workflow import EventWorkflow
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.workflow import performs

# What a calendar and a visitor must learn of.
MOVED_BY = ("starts_at", "ends_at", "place", "format")


@transaction.atomic
def create_event(*, by, **facts) -> Event:
    """Write an event as a draft. Raises PermissionDenied, ValidationError by field."""
    if not allows(by, "events.add_event"):
        raise PermissionDenied
    event = _filled(Event(), facts)
    event.save()
    record(event, "events.event.create", by=by)
    return event


@transaction.atomic
def revise_event(event, *, by, **facts) -> Event:
    """Change an event. Who has a seat is told of another time or place. Raises PermissionDenied, ValidationError, Refusal."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    if not allows(by, "events.change_event", event):
        raise PermissionDenied
    if event.state == EventState.CANCELLED:
        raise Refusal(_("Мероприятие отменено, изменить его нельзя."))
    before, place_before = event.when, event.place
    old = {name: getattr(event, name) for name in facts}
    event = _filled(event, facts)
    changed = sorted(name for name in facts if getattr(event, name) != old[name])
    moved = event.state == EventState.PUBLISHED and set(changed) & set(MOVED_BY)
    event.sequence += bool(set(changed) & set(MOVED_BY))
    event.save()
    record(event, "events.event.revise", by=by, fields=changed)
    if moved:
        for registration in event.registrations.live():
            registration.event = event
            letters.event_moved.post(
                to=registration.email, about=registration, before=before, place_before=place_before
            )
    return event


def _filled(event, facts):
    for name, value in facts.items():
        setattr(event, name, value)
    event.full_clean()
    return event


@transaction.atomic
def set_seats(event, *, by, seats: int, reason: str) -> Event:
    """Say how many seats there are. More seats go to the line at once; fewer take a seat from nobody. Raises PermissionDenied."""
    if not allows(by, "events.change_seats", event):
        raise PermissionDenied
    event = Event.objects.select_for_update().get(pk=event.pk)
    pool = next(iter(locked_pools(event.pk)), None) or SeatPool(event=event)
    before = pool.target
    pool.target, pool.capacity = seats, max(seats, pool.taken)
    pool.full_clean()
    pool.save()
    record(event, "events.event.seats", by=by, before=before, after=seats, reason=reason)
    settle_event(event, at=timezone.now())
    return event


@performs(EventWorkflow.announce)
def announce_event(event, *, by):
    """Show it in the list with its rough term."""


@performs(EventWorkflow.publish)
def publish_event(event, *, by):
    """Show it with its day and hour; the registration opens by itself."""


@performs(EventWorkflow.cancel)
def cancel_event(event, *, by, reason: str):
    """Close every registration and the line, and tell everybody once; the page and the calendar keep it as cancelled."""
    event.cancellation_reason = reason
    event.sequence += 1
    locked_pools(event.pk)
    for registration in event.registrations.live():
        close_registration(registration, by=None, reason=reason)
    return {"reason": reason}
