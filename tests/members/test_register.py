"""The register on any day, what is found in it, and who may be called."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.roles import Role
from foundation.errors import Refusal
from members.actions.member import agree_as_member, enter_member, link_account, revise_contacts, revise_member
from members.actions.withdrawal import forget_member
from members.queries.register import namesakes_of, register_found, register_lines, register_on
from members.states import LeavingGround, MembershipState
from privacy.effects import Withdrawn
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.directory import MunicipalityFactory
from tests.factories.members import BodyMembershipFactory, MemberFactory, MembershipFactory, text_of

pytestmark = pytest.mark.django_db

ENDED = {"state": MembershipState.ENDED, "ground": LeavingGround.OWN_WISH}
DAY = date(2020, 6, 1)


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def test_the_register_of_a_day_has_who_was_a_member_then():
    stays = MembershipFactory(admitted_on=date(2020, 1, 15))
    left = MembershipFactory(admitted_on=date(2020, 1, 15), left_on=date(2020, 6, 1), **ENDED)

    days = [date(2020, 1, 14), date(2020, 1, 15), date(2020, 5, 31), date(2020, 6, 1)]

    assert [set(register_on(day)) for day in days] == [set(), {stays, left}, {stays, left}, {stays}]
    assert list(register_found(date(2020, 6, 1), left=True)) == [left]


def test_names_stand_in_russian_order():
    for name in ("Яшин", "Ежов", "Ёжиков", "Абрамов"):
        MembershipFactory(member=MemberFactory(last_name=name))

    assert [row.member.last_name for row in register_on(DAY)] == ["Абрамов", "Ёжиков", "Ежов", "Яшин"]


def test_a_member_is_found_by_name_in_any_form_by_card_place_and_body():
    place = MunicipalityFactory(name="Сычёвский муниципальный округ")
    wanted = MembershipFactory(card_number=17, member=MemberFactory(last_name="Ёлкина", municipality=place))
    MembershipFactory(member=MemberFactory(last_name="Соснова"))
    seat = BodyMembershipFactory(member=wanted.member)

    found = [
        register_found(DAY, query="елкиной"),
        register_found(DAY, query="0017"),
        register_found(DAY, municipality=place),
        register_found(DAY, body=seat.body),
    ]

    assert [list(rows) for rows in found] == [[wanted]] * 4


def test_contacts_stand_only_where_there_is_a_consent():
    MembershipFactory(member=MemberFactory(last_name="Молчунов"))
    MembershipFactory(member=MemberFactory(last_name="Согласов", processing_signed_on=date(2020, 1, 1)))

    lines = register_lines(register_on(DAY), DAY)

    assert [(line.name.split()[0], line.may_contact, line.phone) for line in lines] == [
        ("Молчунов", False, ""),
        ("Согласов", True, "+74812000000"),
    ]


def test_lines_cost_the_same_for_one_and_for_thirty(django_assert_num_queries):
    MembershipFactory(member=MemberFactory(user=UserFactory()))
    with django_assert_num_queries(3):
        register_lines(register_on(DAY), DAY)

    for _person in range(29):
        MembershipFactory(member=MemberFactory(user=UserFactory()))
    with django_assert_num_queries(3):
        assert len(register_lines(register_on(DAY), DAY)) == 30


def test_a_member_of_old_papers_is_entered_with_the_next_card(secretary):
    facts = {"last_name": "Архивов", "first_name": "Лев", "municipality": MunicipalityFactory(), "former_card": "А-12"}

    members = [
        enter_member(by=secretary, admitted_on=date(2006, 5, 31), protocol_number="1", **facts) for _twice in range(2)
    ]

    assert [member.memberships.get().card for member in members] == ["0001", "0002"]


def test_a_withdrawn_consent_hides_the_contacts_at_once_a_signed_paper_too():
    for kind in ConsentKind:
        text_of(kind)
    member = MembershipFactory(
        member=MemberFactory(user=UserFactory(), processing_signed_on=DAY, publication_signed_on=DAY)
    ).member
    given = agree_as_member(member, by=member.user, processing=True, publication=True)
    assert given.agreed() == {ConsentKind.PROCESSING, ConsentKind.PUBLICATION}

    withdrawn = agree_as_member(member, by=member.user, processing=False, publication=False)

    assert withdrawn.agreed() == frozenset()
    assert [line.phone for line in register_lines(register_on(DAY), DAY)] == [""]


def test_a_word_taken_back_on_the_page_of_own_data_forgets_the_signed_paper_too():
    member = MemberFactory(user=UserFactory(), publication_signed_on=DAY, processing_signed_on=DAY)

    effect = forget_member(Withdrawn(ConsentKind.PUBLICATION, member.matter, member.full_name), by=member.user)

    member.refresh_from_db()
    assert effect.done == ("Имени нет в составе органов на сайте.",)
    assert member.agreed() == {ConsentKind.PROCESSING}
    assert forget_member(Withdrawn(ConsentKind.PUBLICATION, "contests.Application:X", "X"), by=member.user) is None


def test_the_secretary_writes_contacts_only_with_a_consent(secretary):
    member = MembershipFactory().member
    contacts = {"phone": "+74812222222", "email": "", "address": ""}

    with pytest.raises(Refusal, match="Сначала запишите согласие"):
        revise_contacts(member, by=secretary, **contacts)
    member = revise_member(member, by=secretary, processing_signed_on=timezone.localdate())

    assert revise_contacts(member, by=secretary, **contacts).phone == "+74812222222"


def test_an_account_is_tied_once(secretary):
    account, member = UserFactory(), MembershipFactory().member

    tied = link_account(member, by=secretary, email=account.email.upper())

    assert tied.user == account
    with pytest.raises(Refusal, match="другому члену"):
        link_account(MembershipFactory().member, by=secretary, email=account.email)
    with pytest.raises(Refusal, match="нет"):
        link_account(MembershipFactory().member, by=secretary, email="nobody@example.org")


def test_namesakes_are_those_who_left(secretary):
    old = MembershipFactory(
        member=MemberFactory(last_name="Тёзкин", first_name="Пётр"), left_on=date(2020, 2, 1), **ENDED
    ).member
    MembershipFactory(member=MemberFactory(last_name="Тёзкин", first_name="Пётр"))

    assert list(namesakes_of(MemberFactory.build(last_name="тёзкин", first_name="ПЁТР"))) == [old]
