"""How a membership ends, and what ends with it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.roles import Role
from foundation.errors import Refusal
from members.actions.membership import ask_to_leave, exclude_member, record_death, record_leaving, stay_member
from members.states import LeavingGround as G
from members.states import MembershipState as S
from outbox.models import Letter
from tests.factories.accounts import UserFactory
from tests.factories.members import BodyMembershipFactory, MemberFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


@pytest.fixture
def membership():
    return MembershipFactory(member=MemberFactory(user=UserFactory()))


def test_a_member_asks_to_leave_changes_his_mind_and_asks_again(membership):
    person = membership.member.user

    asked = ask_to_leave(membership, by=person, reason="Переезжаю")
    assert (asked.state, asked.leaving_asked_on) == (S.LEAVING, timezone.localdate())

    stayed = stay_member(membership, by=person)
    assert (stayed.state, stayed.leaving_asked_on, stayed.leaving_reason) == (S.IN_FORCE, None, "")


def test_nobody_asks_to_leave_for_another(membership, secretary):
    with pytest.raises(PermissionDenied):
        ask_to_leave(membership, by=secretary)


def test_a_recorded_leaving_ends_the_membership_its_seats_and_tells_the_person(membership, secretary):
    seat = BodyMembershipFactory(member=membership.member)

    ended = record_leaving(membership, by=secretary, asked_on=date(2020, 3, 1), left_on=date(2020, 3, 10))

    seat.refresh_from_db()
    assert (ended.state, ended.ground, ended.left_on) == (S.ENDED, G.OWN_WISH, date(2020, 3, 10))
    assert (seat.until, seat.ending) == (date(2020, 3, 9), "Собственное желание")
    assert [letter.to for letter in Letter.objects.all()] == [membership.member.email]


def test_an_exclusion_keeps_its_protocol_and_tells_the_reason(membership, secretary):
    ended = exclude_member(
        membership, by=secretary, left_on=date(2020, 3, 10), protocol_number="4", reason="п. 3.5 устава"
    )

    letter = Letter.objects.get()
    assert (ended.ground, ended.leaving_protocol) == (G.EXCLUSION, "4")
    assert "п. 3.5 устава" in letter.text


def test_a_death_sends_no_letter(membership, secretary):
    ended = record_death(membership, by=secretary, left_on=date(2020, 3, 10))

    assert (ended.ground, Letter.objects.count()) == (G.DEATH, 0)


@pytest.mark.parametrize("day", [date(2020, 1, 15), date(2019, 1, 1)])
def test_nobody_leaves_before_he_came(membership, secretary, day):
    with pytest.raises(ValidationError, match="только после приёма"):
        record_death(membership, by=secretary, left_on=day)


def test_leaving_is_not_before_its_statement(membership, secretary):
    with pytest.raises(ValidationError, match="раньше заявления"):
        record_leaving(membership, by=secretary, asked_on=date(2020, 3, 11), left_on=date(2020, 3, 10))


def test_a_seat_that_begins_later_must_be_corrected_first(membership, secretary):
    BodyMembershipFactory(member=membership.member, since=date(2020, 4, 1))

    with pytest.raises(Refusal, match="сначала исправьте его срок"):
        record_death(membership, by=secretary, left_on=date(2020, 3, 10))


def test_an_ended_membership_ends_no_second_time(membership, secretary):
    record_death(membership, by=secretary, left_on=date(2020, 3, 10))

    with pytest.raises(Refusal, match="Это уже сделано: членство прекращено"):
        exclude_member(membership, by=secretary, left_on=date(2020, 3, 11), protocol_number="4", reason="х")
