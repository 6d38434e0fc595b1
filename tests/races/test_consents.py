"""Consents under load: given once, checked once, taken back once, whatever is pressed at the same moment."""

import pytest
from django.conf import settings

from foundation.errors import Refusal
from portal.withdrawal import EFFECTS
from privacy.actions.consent import give_consent
from privacy.actions.request import ask_about_data
from privacy.actions.withdrawal import withdraw_everywhere
from privacy.models import Consent, ConsentWithdrawal, SubjectRequest
from privacy.states import ConsentKind, RequestKind
from tests.factories.accounts import UserFactory
from tests.factories.privacy import ConsentTextFactory
from tests.races.test_numbering import at_once

PRESSES = 5
ABOUT = "contests.Application:K7QX34AC"

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "sqlite" in settings.DATABASES["default"]["ENGINE"], reason="SQLite lets one writer in at a time"
    ),
]


@pytest.fixture
def person():
    for kind in (ConsentKind.PROCESSING, ConsentKind.PUBLICATION):
        ConsentTextFactory(kind=kind)
    return UserFactory()


def give(kind, person):
    return give_consent(kind, by=person, about=ABOUT)


def test_a_consent_given_several_times_at_once_is_one(person):
    outcomes = at_once(lambda kind: give(kind, person).pk, [ConsentKind.PUBLICATION] * PRESSES)

    assert set(outcomes) == set(Consent.objects.values_list("pk", flat=True))
    assert Consent.objects.count() == 1


def test_a_consent_taken_back_several_times_at_once_has_one_report(person):
    consent = give(ConsentKind.PUBLICATION, person)

    outcomes = at_once(lambda same: withdraw_everywhere(same, by=person, effects=EFFECTS), [consent] * PRESSES)

    assert [isinstance(outcome, Refusal) for outcome in outcomes].count(True) == PRESSES - 1
    assert ConsentWithdrawal.objects.count() == 1
    assert not Consent.objects.active().exists()


def test_two_consents_about_a_matter_taken_back_at_once_do_not_wait_for_each_other_for_ever(person):
    consents = [give(kind, person) for kind in (ConsentKind.PROCESSING, ConsentKind.PUBLICATION)]

    outcomes = at_once(lambda one: withdraw_everywhere(one, by=person, effects=EFFECTS), consents)

    assert all(isinstance(outcome, ConsentWithdrawal | Refusal) for outcome in outcomes)
    assert not Consent.objects.active().exists()


def test_whoever_gives_and_takes_back_at_once_ends_in_one_of_the_two(person):
    first = give(ConsentKind.PUBLICATION, person)

    at_once(
        lambda act: act(),
        [lambda: withdraw_everywhere(first, by=person, effects=EFFECTS), lambda: give(ConsentKind.PUBLICATION, person)],
    )

    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert Consent.objects.active().count() <= 1


def test_a_request_sent_several_times_at_once_is_one(person):
    outcomes = at_once(lambda kind: ask_about_data(by=person, kind=kind), [RequestKind.ERASE] * PRESSES)

    assert [isinstance(outcome, Refusal) for outcome in outcomes].count(True) == PRESSES - 1
    assert SubjectRequest.objects.count() == 1
