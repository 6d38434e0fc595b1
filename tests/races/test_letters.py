"""Letters under many hands at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.letters import account_exists
from foundation import jobs
from outbox.actions.delivery import LEASE, deliver_letter
from outbox.models import Letter
from outbox.states import LetterState
from tests.factories.outbox import LetterFactory
from tests.support.crowd import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_eight_workers_take_one_letter_and_one_delivers_it(mailoutbox):
    letter = LetterFactory()

    together(*[lambda: deliver_letter(letter.pk)] * 8)

    letter.refresh_from_db()
    assert (len(mailoutbox), letter.state, letter.attempts) == (1, LetterState.SENT, 1)


def test_a_letter_left_by_a_killed_worker_is_retaken_by_one(mailoutbox):
    lost_at = timezone.now() - LEASE - timedelta(seconds=1)
    letter = LetterFactory(state=LetterState.SENDING, attempts=1, due_at=lost_at, lease_until=lost_at + LEASE)

    together(*[lambda: deliver_letter(letter.pk)] * 8)

    letter.refresh_from_db()
    assert (len(mailoutbox), letter.attempts) == (1, 2)


def test_eight_verbs_post_the_same_news_and_one_letter_is_written():
    def post():
        return account_exists.post(to="tos@example.org", once="news", name="", link="https://portal.example/")

    letters = together(*[post] * 8)

    assert (len([letter for letter in letters if letter]), Letter.objects.count()) == (1, 1)


def test_eight_processes_start_a_duty_once():
    at = timezone.now()

    starts = together(*[lambda: jobs._start("example", timedelta(minutes=1), at)] * 8)

    assert sorted(starts) == [False] * 7 + [True]
