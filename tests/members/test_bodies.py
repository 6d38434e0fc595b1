"""Governing bodies: seats, terms, rules, and who is named to strangers."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.roles import Role
from members.actions.governing_body import elect_to_body, revise_body, revise_seat
from members.models import BodyMembership
from members.queries.bodies import public_bodies, roster_on
from members.states import BodyPosition as P
from members.states import LeavingGround, MembershipState, QuorumBase, Share
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.members import (
    BodyMembershipFactory,
    GoverningBodyFactory,
    MemberFactory,
    MembershipFactory,
    agree,
)

pytestmark = pytest.mark.django_db

DAY = date(2020, 6, 1)


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def term(**facts):
    return {"position": P.MEMBER, "since": date(2020, 2, 1), "until": None, "protocol_number": "2"} | facts


def with_account():
    return MembershipFactory(member=MemberFactory(user=UserFactory())).member


def faults(error) -> dict:
    return error.value.message_dict


def test_an_elected_member_sits_in_the_body_from_his_day_to_his_last_day(secretary):
    body, member = GoverningBodyFactory(), MembershipFactory().member

    seat = elect_to_body(body, by=secretary, member=member, **term(until=date(2020, 12, 31)))

    days = [date(2020, 1, 31), date(2020, 2, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [list(BodyMembership.objects.on(day)) for day in days] == [[], [seat], [seat], []]


def test_only_a_member_of_that_day_is_elected(secretary):
    gone = MembershipFactory(
        state=MembershipState.ENDED, left_on=date(2020, 5, 1), ground=LeavingGround.OWN_WISH
    ).member
    body = GoverningBodyFactory()

    with pytest.raises(ValidationError) as before:
        elect_to_body(body, by=secretary, member=gone, **term(since=date(2020, 1, 1)))
    with pytest.raises(ValidationError) as beyond:
        elect_to_body(body, by=secretary, member=gone, **term())

    assert faults(before) == {"since": ["На 1\xa0января 2020\xa0г. этот человек не состоит в отделении."]}
    assert faults(beyond) == {"until": ["Этот человек выбыл из отделения 1\xa0мая 2020\xa0г. – закончите срок раньше."]}


def test_the_charter_fixes_how_many_sit_at_once(secretary):
    body = GoverningBodyFactory(seats=1)
    first = BodyMembershipFactory(body=body, until=date(2020, 6, 30))
    second = MembershipFactory().member

    with pytest.raises(ValidationError) as full:
        elect_to_body(body, by=secretary, member=second, **term(since=date(2020, 6, 30)))
    elect_to_body(body, by=secretary, member=second, **term(since=date(2020, 7, 1)))

    assert faults(full) == {"since": ["Свободных мест нет: по уставу их 1."]}
    assert roster_on(body, DAY).seats == (first,)


def test_a_second_chair_and_a_second_seat_are_refused_in_words(secretary):
    chair = BodyMembershipFactory(position=P.CHAIR)

    with pytest.raises(ValidationError) as second:
        elect_to_body(chair.body, by=secretary, member=MembershipFactory().member, **term(position=P.CHAIR))
    with pytest.raises(ValidationError) as again:
        elect_to_body(chair.body, by=secretary, member=chair.member, **term())

    assert list(faults(second)) == ["position"]
    assert faults(again) == {"member": ["Этот человек уже входит в этот орган в эти дни."]}


def test_a_term_ends_with_its_reason_and_stays_in_the_history(secretary):
    seat = BodyMembershipFactory()

    ended = revise_seat(seat, by=secretary, ending="сложил полномочия", **term(until=date(2020, 5, 31)))

    assert (ended.until, ended.ending) == (date(2020, 5, 31), "сложил полномочия")
    assert roster_on(seat.body, DAY).seats == ()


def test_seats_are_given_by_the_secretary_alone():
    seat = BodyMembershipFactory()

    with pytest.raises(PermissionDenied):
        elect_to_body(seat.body, by=UserFactory(), member=MembershipFactory().member, **term())


def test_seats_by_charter_do_not_shrink_below_those_who_sit(secretary):
    seat = BodyMembershipFactory()
    BodyMembershipFactory(body=seat.body)

    with pytest.raises(ValidationError, match="уже 2"):
        revise_body(seat.body, by=secretary, seats=1)


@pytest.mark.parametrize(
    ("seats", "base", "share", "in_office", "quorum"),
    [
        (63, QuorumBase.STATUTORY, Share.MORE_THAN_HALF, 60, 32),
        (63, QuorumBase.IN_OFFICE, Share.MORE_THAN_HALF, 60, 31),
        (63, QuorumBase.STATUTORY, Share.TWO_THIRDS, 63, 42),
        (63, QuorumBase.STATUTORY, Share.THREE_QUARTERS, 63, 48),
        (5, QuorumBase.STATUTORY, Share.HALF, 5, 3),
    ],
)
def test_the_quorum_follows_the_rules_of_the_body(seats, base, share, in_office, quorum):
    body = GoverningBodyFactory.build(seats=seats, quorum_base=base, quorum_share=share)

    assert body.quorum_of(in_office) == quorum


def test_strangers_read_only_the_names_of_those_who_agreed_here_or_on_paper():
    body = GoverningBodyFactory()
    chair = with_account()
    agree(chair.user, chair.matter, ConsentKind.PUBLICATION)
    signed = MembershipFactory(member=MemberFactory(publication_signed_on=date(2020, 1, 1))).member
    BodyMembershipFactory(body=body, member=chair, position=P.CHAIR)
    BodyMembershipFactory(body=body, member=signed)
    BodyMembershipFactory(body=body)

    shown = public_bodies(DAY)

    assert [(row.leaders[0].name, row.members[0].name, row.unnamed) for row in shown] == [
        (chair.full_name, signed.full_name, 1)
    ]


def test_a_page_of_bodies_costs_the_same_for_one_and_for_thirty(django_assert_num_queries):
    body = GoverningBodyFactory(seats=63)
    BodyMembershipFactory(body=body, member=with_account())
    with django_assert_num_queries(3):
        public_bodies(DAY)

    for _person in range(29):
        BodyMembershipFactory(body=body, member=with_account())
    with django_assert_num_queries(3):
        assert public_bodies(DAY)[0].unnamed == 30
