"""What the operator asks about the post office."""

from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import Letter
from outbox.queries import Backlog, backlog
from tests.factories.accounts import UserFactory
from tests.factories.outbox import LetterFactory

pytestmark = pytest.mark.django_db


def test_an_empty_post_office_has_no_backlog():
    assert backlog(timezone.now()) == Backlog(waiting=0, failed=0, oldest_waits=timedelta(0))


def test_the_backlog_counts_what_waits_and_what_failed():
    first = LetterFactory()
    LetterFactory(due_at=timezone.now() + timedelta(minutes=4))
    LetterFactory(sent=True)
    LetterFactory(failed=True)

    assert backlog(first.created_at + timedelta(minutes=7)) == Backlog(
        waiting=2, failed=1, oldest_waits=timedelta(minutes=7)
    )


def test_letters_are_found_by_what_they_tell_of():
    person, other = UserFactory.create_batch(2)
    letters = [LetterFactory(subject_ref=f"accounts.User:{user.pk}") for user in (person, other, person)]

    assert set(Letter.objects.about(person)) == {letters[0], letters[2]}
