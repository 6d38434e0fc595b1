"""The role of a school coordinator comes with confirmed powers and goes with the last of them."""

from datetime import date

import pytest

from accounts.models import User
from accounts.roles import Role
from directory.actions.mergers import merge_duplicate
from directory.actions.representative import confirm_representative, end_representative, hand_over
from directory.models import Representative
from directory.states import RepresentativeState
from directory.tasks import keep_coordinators
from tests.factories.accounts import UserFactory
from tests.factories.directory import RepresentativeFactory, SchoolFactory

pytestmark = pytest.mark.django_db

ROLE = frozenset({Role.SCHOOL_COORDINATOR})
NOBODY: frozenset[Role] = frozenset()


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def roles(person):
    return User.objects.get(pk=person.pk).roles


def test_a_confirmed_coordinator_has_the_role_and_loses_it_at_the_end(secretary):
    asked = RepresentativeFactory(coordinator=True)
    before = roles(asked.user)

    confirmed = confirm_representative(asked, by=secretary)
    during = roles(asked.user)
    end_representative(confirmed, by=secretary)

    assert (before, during, roles(asked.user)) == (NOBODY, ROLE, NOBODY)


def test_a_colleague_confirms_without_the_right_to_give_roles():
    school = SchoolFactory()
    colleague = RepresentativeFactory(coordinator=True, school=school, confirmed=True).user
    asked = RepresentativeFactory(coordinator=True, school=school)

    confirm_representative(asked, by=colleague)

    assert roles(asked.user) == ROLE


def test_of_two_schools_the_last_one_takes_the_role(secretary):
    first = confirm_representative(RepresentativeFactory(coordinator=True), by=secretary)
    second = confirm_representative(RepresentativeFactory(coordinator=True, user=first.user), by=secretary)

    end_representative(first, by=secretary)
    one_left = roles(first.user)
    end_representative(second, by=secretary)

    assert (one_left, roles(first.user)) == (ROLE, NOBODY)


def test_a_chair_of_a_tos_gets_no_role(secretary):
    asked = RepresentativeFactory()

    confirm_representative(asked, by=secretary)

    assert roles(asked.user) == NOBODY


def test_powers_that_begin_later_and_run_out_give_the_role_by_the_clock(secretary, time_machine):
    asked = RepresentativeFactory(coordinator=True)
    confirm_representative(asked, by=secretary, since=date(2020, 4, 20), until=date(2020, 5, 20))
    seen = [roles(asked.user)]

    for day in ("2020-04-20", "2020-05-20", "2020-05-21"):
        time_machine.move_to(f"{day}T03:00:00+03:00")
        keep_coordinators()
        seen.append(roles(asked.user))

    assert seen == [NOBODY, ROLE, ROLE, NOBODY]


def test_a_role_that_the_secretary_gave_by_hand_is_not_the_clocks_to_take():
    by_hand = UserFactory(role=Role.SCHOOL_COORDINATOR)
    RepresentativeFactory(coordinator=True, user=by_hand)

    keep_coordinators()

    assert roles(by_hand) == ROLE


def test_the_role_is_handed_over_with_the_school(secretary):
    school = SchoolFactory()
    predecessor = confirm_representative(RepresentativeFactory(coordinator=True, school=school), by=secretary)
    successor = RepresentativeFactory(coordinator=True, school=school)

    hand_over(successor, by=secretary, predecessor=predecessor)

    assert (roles(predecessor.user), roles(successor.user)) == (NOBODY, ROLE)


def test_merged_schools_leave_their_coordinators_in_office(secretary):
    confirmed = confirm_representative(RepresentativeFactory(coordinator=True), by=secretary)

    merge_duplicate(confirmed.school, by=secretary, kept=SchoolFactory(municipality=confirmed.school.municipality))
    keep_coordinators()

    moved = Representative.objects.get(pk=confirmed.pk)
    assert (moved.state, roles(moved.user)) == (RepresentativeState.CONFIRMED, ROLE)
