"""What the clock does in the contests."""

from datetime import timedelta

from django.utils import timezone

from contests.actions.draft import tell_late_drafters
from contests.queries.drafts import editions_just_closed
from foundation.jobs import duty

EVERY = timedelta(minutes=5)


@duty(every=EVERY, needed=lambda: bool(editions_just_closed(timezone.now())))
def tell_of_closed_intakes():
    """Tell everybody whose draft was not sent that the intake is over."""
    for edition in editions_just_closed(timezone.now()):
        tell_late_drafters(edition)
