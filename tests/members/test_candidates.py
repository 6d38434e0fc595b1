"""Members who stand in elections: a public list of those who agreed for these very elections."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.roles import Role
from members.actions.candidacy import agree_to_be_listed, enter_candidacy, revise_candidacy
from members.queries.candidates import candidacies_in, public_elections
from members.states import CandidacyResult
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.members import CandidacyFactory, ElectionFactory, MemberFactory, MembershipFactory, text_of

pytestmark = pytest.mark.django_db


def listed():
    return [(shown.election, list(shown.candidacies)) for shown in public_elections()]


def test_the_list_names_who_agreed_and_forgets_him_when_he_changes_his_mind():
    text_of(ConsentKind.PUBLICATION)
    stands = CandidacyFactory(member=MembershipFactory(member=MemberFactory(user=UserFactory())).member)
    CandidacyFactory(election=stands.election)
    signed = CandidacyFactory(election=stands.election, publication_signed_on=date(2020, 7, 1))

    assert listed() == [(stands.election, [signed])]
    agree_to_be_listed(stands, by=stands.member.user, publication=True)
    assert [set(rows) for _election, rows in listed()] == [{stands, signed}]
    agree_to_be_listed(stands, by=stands.member.user, publication=False)
    assert listed() == [(stands.election, [signed])]


def test_the_word_for_one_election_is_not_a_word_for_another():
    text_of(ConsentKind.PUBLICATION)
    person = MembershipFactory(member=MemberFactory(user=UserFactory())).member
    first, second = CandidacyFactory(member=person), CandidacyFactory(member=person)

    agree_to_be_listed(first, by=person.user, publication=True)

    assert [row.is_public for row in candidacies_in(second.election)] == [False]


def test_the_result_is_recorded_and_a_member_stands_once_in_a_district():
    secretary, election, member = UserFactory(role=Role.SECRETARY), ElectionFactory(), MembershipFactory().member
    facts = {"district": "округ № 3", "nominated_by": "самовыдвижение", "result": CandidacyResult.STANDS}
    candidacy = enter_candidacy(election, by=secretary, member=member, **facts)

    revised = revise_candidacy(candidacy, by=secretary, result=CandidacyResult.ELECTED)

    assert revised.get_result_display() == "Избран"
    with pytest.raises(ValidationError, match="уже внесён"):
        enter_candidacy(election, by=secretary, member=member, **facts)


def test_the_public_list_costs_the_same_for_one_and_for_thirty(django_assert_num_queries):
    election = ElectionFactory()
    CandidacyFactory(election=election, publication_signed_on=date(2020, 7, 1))
    with django_assert_num_queries(3):
        listed()

    CandidacyFactory.create_batch(29, election=election, publication_signed_on=date(2020, 7, 1))
    with django_assert_num_queries(3):
        assert len(listed()[0][1]) == 30
