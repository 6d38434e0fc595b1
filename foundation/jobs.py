"""Work that is done later: who has a row in hand, when to try again, what the clock asks for. What the work is, floors above say.

The row of the business is the truth and a task is only a nudge: a worker killed in the middle leaves a lease that runs out
and a task that `sweep` buries; the next one to come takes the row again. The loop that runs tasks is in worker.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from foundation.models import DutyClock, LeasedQuerySet

HEARTBEAT = "worker"
HEARTBEAT_EVERY = timedelta(seconds=15)
SILENCE = timedelta(minutes=2)
# Only a killed worker leaves a task running so long; what the task was about is retaken by its own lease, much earlier.
TASK_LEASE = timedelta(hours=1)


class LostTaskError(Exception):
    """The worker that ran this task was killed."""


# ---------------------------------------------------------------- a row in somebody's hands


@dataclass(frozen=True)
class Pace:
    """How patiently to try again: `first` pause, doubled each time up to `longest`, until `attempts` are spent."""

    first: timedelta
    longest: timedelta
    attempts: int

    def next_at(self, at: datetime, attempts: int) -> datetime | None:
        """Return when to try again after `attempts` failures, the last of them at `at`; None when it is enough."""
        if attempts >= self.attempts:
            return None
        # The exponent is bounded because a timedelta is: two to the thirtieth exceeds any pause that makes sense.
        return at + min(self.first * 2 ** min(attempts - 1, 30), self.longest)


def take(rows: LeasedQuerySet, pk, *, at: datetime, lease: timedelta, **changes):
    """Take one of the due `rows` in hand until `at + lease`, counting the attempt. Return it, or None: not due, not free.

    `changes` are written with it. Durable: the work starts with the lease already written, outside of any transaction.
    """
    with transaction.atomic(durable=True):
        row = rows.due(at).select_for_update(skip_locked=True).filter(pk=pk).first()
        if row is None:
            return None
        changes |= {"attempts": row.attempts + 1, "lease_until": at + lease}
        for name, value in changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(changes))
        return row


def hold(row, **changes) -> bool:
    """Write `changes` to the row that `take` gave, if it is still in our hands; tell whether it was.

    The moment at which our lease ends is the token: whoever took the row after us has written another one.
    """
    if row.lease_until is None:
        return False
    ours = type(row)._base_manager.filter(pk=row.pk, lease_until=row.lease_until)
    if not ours.update(**changes):
        return False
    for name, value in changes.items():
        setattr(row, name, value)
    return True


# ---------------------------------------------------------------- duties by the clock


@dataclass(frozen=True)
class Duty:
    """Something to do `every` so often, unless `needed` says that there is nothing to do."""

    name: str
    every: timedelta
    run: Callable[[], object]
    needed: Callable[[], bool] | None = None


duties: dict[str, Duty] = {}


def duty(every: timedelta, *, needed: Callable[[], bool] | None = None):
    """Decorate a function of tasks.py without arguments: the worker runs it once in every period, at most."""

    def register(function):
        name = f"{function.__module__}.{function.__name__}"
        if name in duties:
            raise TypeError(f"{name} is a duty already")
        duties[name] = Duty(name, every, function, needed)
        return function

    return register


@task(backend="jobs")
def perform_duty(name: str) -> None:
    """Do the duty; a duty that a new version no longer knows is dropped."""
    if name in duties:
        duties[name].run()


def sweep(at: datetime) -> None:
    """Do what has to be done between tasks: show life, bury tasks of killed workers, queue the duties that are due."""
    clocks = dict(DutyClock.objects.values_list("name", "due_at"))
    if _is_due(clocks, HEARTBEAT, at):
        _start(HEARTBEAT, HEARTBEAT_EVERY, at)
        _bury_lost_tasks(at)
    for a_duty in duties.values():
        if _is_due(clocks, a_duty.name, at) and (a_duty.needed is None or a_duty.needed()):
            with transaction.atomic():
                if _start(a_duty.name, a_duty.every, at):
                    perform_duty.enqueue(a_duty.name)


def worker_is_alive(at: datetime | None = None) -> bool:
    """Tell whether a worker, or `tick` from cron, has swept within the last two minutes."""
    at = at or timezone.now()
    return DutyClock.objects.filter(name=HEARTBEAT, started_at__gte=at - SILENCE).exists()


def _is_due(clocks, name, at):
    return name not in clocks or clocks[name] <= at


def _start(name, every, at) -> bool:
    # One UPDATE with its condition inside: of several processes the database lets one move the hand.
    DutyClock.objects.get_or_create(name=name, defaults={"due_at": at})
    clock = DutyClock.objects.filter(name=name, due_at__lte=at)
    return bool(clock.update(due_at=at + every, started_at=at))


def _bury_lost_tasks(at):
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=at - TASK_LEASE)
    for result in lost:
        result.set_failed(LostTaskError("the worker was killed while it ran this task"))
