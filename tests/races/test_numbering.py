"""Numbers under load: no gap, no double, one letter each; and what would happen without the lock."""

from functools import partial
from threading import Barrier

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from contests.actions.application import next_sequence, submit_application
from contests.models import Application, ContestEdition
from contests.states import ApplicationState
from foundation.errors import Refusal
from outbox.models import Letter
from tests.factories.contests import ApplicationFactory, EditionFactory
from tests.support.crowd import together

PEOPLE, PRESSES = 12, 5

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "sqlite" in settings.DATABASES["default"]["ENGINE"], reason="SQLite lets one writer in at a time"
    ),
]


def at_once(act, subjects):
    """Do `act` to every subject at the same moment; return what each gave or was refused with."""

    def outcome(subject):
        try:
            return act(subject)
        except (Refusal, IntegrityError) as refused:
            return refused

    return together(*(partial(outcome, subject) for subject in subjects))


@pytest.fixture
def drafts():
    edition = EditionFactory()
    return [ApplicationFactory(edition=edition, complete=True) for _person in range(PEOPLE)]


def test_twelve_people_who_submit_at_once_get_twelve_consecutive_numbers_and_twelve_letters(drafts):
    outcomes = at_once(lambda draft: submit_application(draft, by=draft.applicant).sequence, drafts)

    assert sorted(outcomes) == list(range(1, PEOPLE + 1))
    assert sorted(Application.objects.values_list("sequence", flat=True)) == list(range(1, PEOPLE + 1))
    assert set(Letter.objects.values_list("to", flat=True)) == {draft.applicant.email for draft in drafts}
    assert Letter.objects.count() == PEOPLE


def test_one_person_who_presses_five_times_gets_one_number_four_refusals_and_one_letter(drafts):
    draft = drafts[0]

    outcomes = at_once(lambda same: submit_application(same, by=same.applicant).sequence, [draft] * PRESSES)

    refused = [str(outcome.reason) for outcome in outcomes if isinstance(outcome, Refusal)]
    assert [outcome for outcome in outcomes if outcome == 1] == [1]
    assert refused == ["Это уже сделано: заявка отправлена."] * (PRESSES - 1)
    assert (draft.versions.count(), Letter.objects.count()) == (1, 1)


def test_without_the_lock_the_same_people_would_get_the_same_number(drafts):
    """The control: it is the lock that makes numbers consecutive, and the constraint that would stop a double."""
    meeting = Barrier(PEOPLE)

    def submit_without_the_lock(draft):
        with transaction.atomic():
            number = next_sequence(ContestEdition.objects.get(pk=draft.edition_id))
            meeting.wait(timeout=30)
            Application.objects.filter(pk=draft.pk).update(
                sequence=number, received_at=draft.created_at, state=ApplicationState.SUBMITTED
            )
        return number

    outcomes = at_once(submit_without_the_lock, drafts)

    assert [outcome for outcome in outcomes if outcome == 1] == [1]
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == PEOPLE - 1
