"""Background doors of the post office."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from foundation.jobs import duty
from outbox.actions.delivery import deliver_letter
from outbox.queries import is_anything_due, letters_due


@task(backend="jobs")
def deliver(letter_id: int) -> None:
    """Deliver one letter soon after it was posted."""
    deliver_letter(letter_id)


@duty(every=timedelta(seconds=5), needed=lambda: is_anything_due(timezone.now()))
def deliver_waiting() -> None:
    """Deliver what waited for its next attempt, and what a killed worker left behind."""
    for letter_id in letters_due(timezone.now()):
        deliver_letter(letter_id)
