"""Cards under load: no gap, no double, one membership each; and what would happen without the lock."""

from datetime import date
from threading import Barrier

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from accounts.roles import Role
from foundation.errors import Refusal
from members.actions.membership_application import admit_application
from members.actions.register import BRANCH, next_card_number
from members.models import MemberRegister, Membership
from tests.factories.accounts import UserFactory
from tests.factories.members import MemberFactory, MembershipApplicationFactory
from tests.races.test_numbering import at_once

PEOPLE, PRESSES = 8, 4
DECISION = {"protocol_number": "7", "decided_on": date(2020, 6, 11)}

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "sqlite" in settings.DATABASES["default"]["ENGINE"], reason="SQLite lets one writer in at a time"
    ),
]


def test_people_admitted_at_once_get_consecutive_cards():
    secretary = UserFactory(role=Role.SECRETARY)
    waiting = MembershipApplicationFactory.create_batch(PEOPLE, sent=True)

    outcomes = at_once(lambda one: admit_application(one, by=secretary, **DECISION).membership.card_number, waiting)

    assert sorted(outcomes) == list(range(1, PEOPLE + 1))


def test_one_application_admitted_several_times_at_once_gives_one_card():
    secretary = UserFactory(role=Role.SECRETARY)
    waiting = MembershipApplicationFactory(sent=True)

    outcomes = at_once(
        lambda same: admit_application(same, by=secretary, **DECISION).membership.card_number, [waiting] * PRESSES
    )

    assert [outcome for outcome in outcomes if outcome == 1] == [1]
    assert sum(isinstance(outcome, Refusal) for outcome in outcomes) == PRESSES - 1
    assert Membership.objects.count() == 1


def test_without_the_lock_the_same_people_would_get_the_same_card():
    """The control: it is the lock that makes cards consecutive, and the constraint that would stop a double."""
    members = MemberFactory.create_batch(PEOPLE)
    MemberRegister.objects.create(name=BRANCH)
    meeting = Barrier(PEOPLE)

    def admit_without_the_lock(member):
        with transaction.atomic():
            register = MemberRegister.objects.get(name=BRANCH)
            meeting.wait(timeout=30)
            number = next_card_number(register)
            Membership.objects.create(
                member=member, card_number=number, admitted_on=date(2020, 6, 11), admission_protocol="7"
            )
        return number

    outcomes = at_once(admit_without_the_lock, members)

    assert [outcome for outcome in outcomes if outcome == 1] == [1]
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == PEOPLE - 1
