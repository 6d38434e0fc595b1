"""Powers go from one person to the next in one act: the successor confirmed, the predecessor ended, both told."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from directory.actions.representative import hand_over
from directory.queries import is_confirmed_representative, predecessors_of, schools_of
from directory.states import RepresentativeState as S
from foundation.errors import Refusal
from outbox.models import Letter
from tests.factories.accounts import UserFactory
from tests.factories.directory import RepresentativeFactory

pytestmark = pytest.mark.django_db

TODAY = date(2020, 4, 15)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


@pytest.fixture
def pair():
    old = RepresentativeFactory(coordinator=True, confirmed=True, since=date(2019, 9, 1))
    return old, RepresentativeFactory(coordinator=True, school=old.school)


def test_the_successor_acts_and_the_predecessor_does_not(secretary, pair):
    old, new = pair

    hand_over(new, by=secretary, predecessor=old)

    old.refresh_from_db()
    assert (old.state, old.until, list(schools_of(old.user))) == (S.ENDED, TODAY, [])
    assert list(schools_of(new.user)) == [new.school]
    assert sorted(Letter.objects.values_list("to", "subject")) == sorted(
        [
            (new.user.email, f"Полномочия подтверждены: {new.school}"),
            (old.user.email, f"Полномочия переданы: {new.school}"),
        ]
    )


def test_from_a_day_to_come_the_calendar_does_it(secretary, pair, time_machine):
    old, new = pair

    hand_over(new, by=secretary, predecessor=old, since=date(2020, 5, 1))

    acting = [
        (is_confirmed_representative(row.user, row.school, on=day))
        for day in (date(2020, 4, 30), date(2020, 5, 1))
        for row in pair
    ]
    assert acting == [True, False, False, True]
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(old)] == ["directory.representative.limit"]


def test_who_goes_hands_over_himself_and_nobody_ends_another(pair):
    old, new = pair
    fellow = RepresentativeFactory(coordinator=True, confirmed=True, school=old.school)

    with pytest.raises(PermissionDenied):
        hand_over(new, by=fellow.user, predecessor=old)
    new.refresh_from_db()
    assert (new.state, Letter.objects.count()) == (S.ASKED, 0)
    assert list(predecessors_of(new, by=old.user)) == [old]
    assert hand_over(new, by=old.user, predecessor=old).state == S.CONFIRMED


def test_powers_are_handed_over_within_one_organisation_and_once(secretary, pair):
    old, new = pair

    with pytest.raises(Refusal, match="в той же организации"):
        hand_over(new, by=secretary, predecessor=RepresentativeFactory(coordinator=True, confirmed=True))
    hand_over(new, by=secretary, predecessor=old)
    with pytest.raises(Refusal):
        hand_over(RepresentativeFactory(coordinator=True, school=old.school), by=secretary, predecessor=old)


def test_the_page_of_the_request_leads_to_it(client, secretary, pair):
    old, new = pair
    client.force_login(secretary)
    address = f"{new.get_absolute_url()}hand-over/"

    assert address in client.get(new.get_absolute_url()).content.decode()
    assert address not in client.get(old.get_absolute_url()).content.decode()
    answer = client.post(address, {"predecessor": old.pk, "since": "2020-04-15"})

    assert (answer.status_code, answer.url) == (302, new.get_absolute_url())
    new.refresh_from_db()
    assert new.state == S.CONFIRMED
