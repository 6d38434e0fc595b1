"""What the database itself refuses, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from members.models import BodyMembership, Membership
from members.states import BodyPosition, LeavingGround, MembershipState
from tests.factories.members import BodyMembershipFactory, GoverningBodyFactory, MembershipFactory

pytestmark = pytest.mark.django_db

ENDED = {"state": MembershipState.ENDED, "ground": LeavingGround.OWN_WISH}


def refused(make) -> bool:
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("since", "until", "is_refused"),
    [
        (date(2020, 1, 1), date(2020, 1, 31), False),
        (date(2020, 1, 1), date(2020, 2, 1), True),
        (date(2020, 12, 31), None, True),
        (date(2021, 1, 1), None, False),
        (date(2019, 1, 1), None, True),
        (date(2020, 5, 1), date(2020, 5, 1), True),
    ],
)
def test_terms_of_one_person_in_one_body_never_share_a_day(since, until, is_refused):
    seat = BodyMembershipFactory(since=date(2020, 2, 1), until=date(2020, 12, 31))

    assert (
        refused(lambda: BodyMembershipFactory(body=seat.body, member=seat.member, since=since, until=until))
        == is_refused
    )


def test_terms_in_two_bodies_and_of_two_people_may_meet():
    seat = BodyMembershipFactory()

    BodyMembershipFactory(member=seat.member)
    BodyMembershipFactory(body=seat.body)

    assert BodyMembership.objects.count() == 3


def test_a_body_has_one_chair_at_a_time():
    chair = BodyMembershipFactory(position=BodyPosition.CHAIR)

    assert refused(lambda: BodyMembershipFactory(body=chair.body, position=BodyPosition.CHAIR))
    assert not refused(lambda: BodyMembershipFactory(body=chair.body, position=BodyPosition.DEPUTY))
    assert not refused(lambda: BodyMembershipFactory(body=GoverningBodyFactory(), position=BodyPosition.CHAIR))


def test_a_term_that_grows_into_another_is_refused_too():
    first = BodyMembershipFactory(since=date(2020, 1, 1), until=date(2020, 6, 30))
    BodyMembershipFactory(body=first.body, member=first.member, since=date(2020, 7, 1))

    assert refused(lambda: BodyMembership.objects.filter(pk=first.pk).update(until=date(2020, 7, 1)))


def test_a_new_membership_may_begin_on_the_day_on_which_the_old_one_ended_and_not_before():
    old = MembershipFactory(admitted_on=date(2019, 1, 1), left_on=date(2020, 1, 1), **ENDED)

    assert refused(lambda: MembershipFactory(member=old.member, admitted_on=date(2019, 12, 31)))
    assert not refused(lambda: MembershipFactory(member=old.member, admitted_on=date(2020, 1, 1)))


@pytest.mark.parametrize(
    "facts",
    [
        {"left_on": date(2020, 2, 1)},
        {"state": MembershipState.ENDED},
        {"state": MembershipState.ENDED, "left_on": date(2020, 2, 1)},
        {"left_on": date(2020, 1, 15), **ENDED},
        {"state": MembershipState.ENDED, "left_on": date(2020, 2, 1), "ground": LeavingGround.EXCLUSION},
        {"state": MembershipState.LEAVING},
    ],
)
def test_an_end_has_its_day_its_ground_and_for_an_exclusion_its_protocol(facts):
    membership = MembershipFactory()

    assert refused(lambda: Membership.objects.filter(pk=membership.pk).update(**facts))


def test_nobody_has_two_memberships_in_force_or_the_card_of_another():
    membership = MembershipFactory()

    assert refused(lambda: MembershipFactory(member=membership.member, admitted_on=date(2021, 1, 1)))
    assert refused(lambda: MembershipFactory(card_number=membership.card_number))
