"""Leases, patience, and duties by the clock."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foundation import jobs
from foundation.jobs import Duty, LostTaskError, Pace, hold, perform_duty, sweep, take, worker_is_alive
from foundation.worker import HouseWorker
from outbox.models import Letter
from tests.factories.outbox import LetterFactory

NOON = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
LEASE = timedelta(seconds=50)
PACE = Pace(first=timedelta(seconds=30), longest=timedelta(minutes=4), attempts=6)


@pytest.fixture
def done(monkeypatch):
    """Replaces the duties of the house by one that remembers how often it was done."""
    times = []
    monkeypatch.setattr(jobs, "duties", {"example": Duty("example", timedelta(minutes=1), lambda: times.append(1))})
    return times


def waiting_duties():
    return [result.args_kwargs["args"] for result in DBTaskResult.objects.order_by("enqueued_at")]


def test_pauses_double_up_to_the_longest_and_then_it_is_enough():
    pauses = [PACE.next_at(NOON, attempts) for attempts in range(1, 7)]

    assert pauses == [NOON + timedelta(seconds=seconds) for seconds in (30, 60, 120, 240, 240)] + [None]


def test_a_thousand_attempts_do_not_overflow_the_pause():
    patient = Pace(first=timedelta(seconds=30), longest=timedelta(minutes=4), attempts=10_000)

    assert patient.next_at(NOON, 9_999) == NOON + timedelta(minutes=4)


@pytest.mark.django_db
def test_a_row_in_hand_is_taken_by_nobody_else_until_its_lease_ends():
    letter = LetterFactory(due_at=NOON)

    first = take(Letter.objects.all(), letter.pk, at=NOON, lease=LEASE)
    too_early = take(Letter.objects.all(), letter.pk, at=NOON + LEASE - timedelta(seconds=1), lease=LEASE)
    later = take(Letter.objects.all(), letter.pk, at=NOON + LEASE, lease=LEASE)

    assert (first.attempts, too_early, later.attempts) == (1, None, 2)


@pytest.mark.django_db
def test_a_row_is_not_taken_before_it_is_due():
    letter = LetterFactory(due_at=NOON + timedelta(seconds=1))

    assert take(Letter.objects.all(), letter.pk, at=NOON, lease=LEASE) is None


@pytest.mark.django_db
def test_who_lost_the_lease_writes_nothing():
    letter = LetterFactory(due_at=NOON)
    slow = take(Letter.objects.all(), letter.pk, at=NOON, lease=LEASE)
    quick = take(Letter.objects.all(), letter.pk, at=NOON + LEASE, lease=LEASE)

    answers = hold(slow, last_error="slow"), hold(quick, last_error="quick")

    letter.refresh_from_db()
    assert (answers, letter.last_error, slow.last_error) == ((False, True), "quick", "")


@pytest.mark.django_db
def test_who_gave_the_row_back_holds_it_no_more():
    letter = LetterFactory(due_at=NOON)
    ours = take(Letter.objects.all(), letter.pk, at=NOON, lease=LEASE)

    assert (hold(ours, lease_until=None), hold(ours, last_error="late")) == (True, False)


@pytest.mark.django_db
@pytest.mark.usefixtures("done")
def test_a_duty_is_queued_once_in_a_period_however_many_processes_sweep():
    for seconds in (0, 1, 59):
        sweep(NOON + timedelta(seconds=seconds))
    assert waiting_duties() == [["example"]]

    sweep(NOON + timedelta(seconds=60))
    assert waiting_duties() == [["example"], ["example"]]


@pytest.mark.django_db
def test_two_processes_that_looked_at_the_same_moment_start_a_duty_once():
    starts = [jobs._start("example", timedelta(minutes=1), NOON) for _process in range(2)]

    assert starts == [True, False]


@pytest.mark.django_db
def test_a_duty_with_nothing_to_do_is_not_queued_and_keeps_its_turn(monkeypatch):
    needed = []
    example = Duty("example", timedelta(hours=1), print, needed=lambda: bool(needed))
    monkeypatch.setattr(jobs, "duties", {"example": example})

    sweep(NOON)
    assert waiting_duties() == []

    needed.append(1)
    sweep(NOON + timedelta(seconds=5))
    assert waiting_duties() == [["example"]]


@pytest.mark.django_db
@pytest.mark.usefixtures("done")
def test_an_idle_sweep_only_reads():
    sweep(NOON)

    with CaptureQueriesContext(connection) as queries:
        sweep(NOON + timedelta(seconds=5))

    assert [query["sql"].split()[0] for query in queries] == ["SELECT"]


# The worker looks after its connections, which it may not do inside of a test's transaction.
@pytest.mark.django_db(transaction=True)
def test_the_worker_does_the_queued_duties(done):
    sweep(NOON)

    HouseWorker().pass_once()

    assert len(done) >= 1
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}


@pytest.mark.django_db(transaction=True)
def test_a_duty_that_breaks_stops_neither_the_worker_nor_the_next_one(monkeypatch):
    times = []
    monkeypatch.setattr(
        jobs,
        "duties",
        {
            "breaks": Duty("breaks", timedelta(hours=1), lambda: 1 / 0),
            "works": Duty("works", timedelta(hours=1), lambda: times.append(1)),
        },
    )

    HouseWorker().pass_once()

    failed = DBTaskResult.objects.get(status=TaskResultStatus.FAILED)
    assert (times, failed.args_kwargs["args"], failed.exception_class_path) == (
        [1],
        ["breaks"],
        "builtins.ZeroDivisionError",
    )


@pytest.mark.django_db
def test_a_duty_that_the_new_version_forgot_is_dropped(done):
    perform_duty.call("forgotten")

    assert done == []


@pytest.mark.django_db
@pytest.mark.usefixtures("done")
def test_tasks_of_a_killed_worker_are_buried():
    perform_duty.enqueue("example")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=NOON - timedelta(hours=1, seconds=1))

    sweep(NOON)

    lost = DBTaskResult.objects.get(status=TaskResultStatus.FAILED)
    assert lost.exception_class_path == f"{LostTaskError.__module__}.{LostTaskError.__qualname__}"


@pytest.mark.django_db
@pytest.mark.usefixtures("done")
def test_the_worker_is_alive_while_it_sweeps():
    before = worker_is_alive(NOON)
    sweep(NOON)

    after = [worker_is_alive(NOON + timedelta(seconds=seconds)) for seconds in (1, 119, 121)]

    assert (before, after) == (False, [True, True, False])


@pytest.mark.usefixtures("done")
def test_two_duties_of_one_name_are_a_mistake():
    def example():
        pass

    jobs.duty(every=timedelta(minutes=1))(example)

    with pytest.raises(TypeError, match="is a duty already"):
        jobs.duty(every=timedelta(minutes=1))(example)
