"""What the clock does in the events: ends terms, so that letters come in time. The order of the line does not need it."""

from datetime import timedelta

from django.utils import timezone

from events.actions.registration import settle_event
from events.queries.register import events_with_overdue
from foundation.jobs import duty

EVERY = timedelta(minutes=1)


@duty(every=EVERY, needed=lambda: events_with_overdue(timezone.now()).exists())
def end_terms():
    """Give back the seats that nobody confirmed in time, event by event."""
    now = timezone.now()
    for event in events_with_overdue(now):
        settle_event(event, at=now)
