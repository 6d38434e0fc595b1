"""What the worker, the operator and the office ask about letters."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from outbox.models import Letter
from outbox.states import LetterState


@dataclass(frozen=True)
class Backlog:
    """How the post office is doing: letters that wait, letters that failed, how long the oldest waits."""

    waiting: int
    failed: int
    oldest_waits: timedelta


def letters_due(at: datetime) -> list[int]:
    """Return the ids of the letters that should be on their way by `at`, the longest waiting first."""
    return list(Letter.objects.due(at).values_list("pk", flat=True))


def is_anything_due(at: datetime) -> bool:
    """Tell whether there is at least one such letter."""
    return Letter.objects.due(at).exists()


def backlog(at: datetime) -> Backlog:
    """Return the state of the post office at `at`."""
    waiting = Q(due_at__isnull=False)
    counted = Letter.objects.aggregate(
        waiting=Count("pk", filter=waiting),
        failed=Count("pk", filter=Q(state=LetterState.FAILED)),
        oldest=Min("created_at", filter=waiting),
    )
    oldest_waits = at - counted["oldest"] if counted["oldest"] else timedelta(0)
    return Backlog(counted["waiting"], counted["failed"], oldest_waits)


def letters_to(address: str):
    """Return the letters that went to this address, the newest first."""
    return Letter.objects.filter(to__iexact=address).order_by("-pk")


def letters_before(moment: datetime):
    """Return the letters posted before that moment that wait for nothing any more."""
    return Letter.objects.filter(created_at__lt=moment, due_at=None).order_by("pk")
