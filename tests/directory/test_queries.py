"""Who acts for whom, on any day, for one person and for many."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.roles import Role
from directory.models import Representative, TosOrganization
from directory.queries import (
    affiliated_organization_ids,
    is_confirmed_representative,
    organizations_found,
    organizations_of,
    representatives_awaiting,
    representatives_to_vouch_for,
)
from directory.states import Position, RepresentativeState
from tests.factories.accounts import UserFactory
from tests.factories.directory import MunicipalityFactory, RepresentativeFactory, TosOrganizationFactory

pytestmark = pytest.mark.django_db

S = RepresentativeState
DAY = date(2020, 4, 15)


def test_organisations_of_a_person_are_those_he_asked_for_and_those_confirmed_today():
    person = UserFactory()
    asked = RepresentativeFactory(user=person)
    confirmed = RepresentativeFactory(user=person, state=S.CONFIRMED, since=DAY)
    RepresentativeFactory(user=person, state=S.DECLINED)
    RepresentativeFactory(user=person, state=S.CONFIRMED, since=date(2019, 1, 1), until=date(2020, 4, 14))
    RepresentativeFactory(user=person, organization__closed_on=DAY)
    RepresentativeFactory(state=S.CONFIRMED, since=DAY)

    found = organizations_of(person, on=DAY)

    assert set(found) == {asked.organization, confirmed.organization}


def test_two_positions_in_one_organisation_are_one_organisation():
    first = RepresentativeFactory()
    RepresentativeFactory(user=first.user, organization=first.organization, position=Position.HOUSE_ELDER)

    assert list(organizations_of(first.user)) == [first.organization]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ({"state": S.CONFIRMED, "since": DAY}, True),
        ({"state": S.CONFIRMED, "since": date(2020, 1, 1), "until": DAY}, True),
        ({"state": S.CONFIRMED, "since": date(2020, 4, 16)}, False),
        ({"state": S.CONFIRMED, "since": date(2020, 1, 1), "until": date(2020, 4, 14)}, False),
        ({"state": S.ASKED}, False),
        ({"state": S.ENDED, "since": date(2020, 1, 1)}, False),
    ],
)
def test_only_a_confirmed_term_that_holds_on_the_day_lets_a_person_act(term, expected):
    representative = RepresentativeFactory(**term)

    assert is_confirmed_representative(representative.user, representative.organization, on=DAY) is expected


def test_affiliation_is_one_query_for_any_number_of_people_and_counts_those_who_only_asked(django_assert_num_queries):
    asked = RepresentativeFactory()
    confirmed = RepresentativeFactory(confirmed=True)
    second = RepresentativeFactory(user=confirmed.user)
    free = RepresentativeFactory(state=S.DECLINED).user

    with django_assert_num_queries(1):
        bound = affiliated_organization_ids([asked.user_id, confirmed.user_id, free.pk])

    assert bound == {
        asked.user_id: {asked.organization_id},
        confirmed.user_id: {confirmed.organization_id, second.organization_id},
        free.pk: set(),
    }


def test_who_waits_longest_stands_first():
    first, second = RepresentativeFactory(), RepresentativeFactory()
    RepresentativeFactory(confirmed=True)

    assert list(representatives_awaiting()) == [first, second]


def test_a_person_vouches_for_others_in_the_organisations_for_which_he_acts():
    fellow = RepresentativeFactory(confirmed=True)
    neighbour = RepresentativeFactory(organization=fellow.organization)
    RepresentativeFactory(user=fellow.user, organization=fellow.organization, position=Position.HOUSE_ELDER)
    RepresentativeFactory()

    assert list(representatives_to_vouch_for(fellow.user)) == [neighbour]
    assert list(representatives_to_vouch_for(neighbour.user)) == []


def test_representatives_are_seen_by_themselves_by_fellows_and_by_the_secretary():
    fellow = RepresentativeFactory(confirmed=True)
    asked = RepresentativeFactory(organization=fellow.organization)
    stranger = RepresentativeFactory(confirmed=True)

    def seen(user):
        return set(Representative.objects.visible_to(user))

    assert seen(asked.user) == {asked}
    assert seen(fellow.user) == {fellow, asked}
    assert seen(UserFactory(role=Role.SECRETARY)) == {fellow, asked, stranger}
    assert seen(UserFactory(role=Role.EDITOR)) == set()
    assert seen(AnonymousUser()) == set()


def test_organisations_are_seen_by_everybody_who_signed_in():
    organization = TosOrganizationFactory()

    assert list(TosOrganization.objects.visible_to(UserFactory())) == [organization]
    assert list(TosOrganization.objects.visible_to(AnonymousUser())) == []


def test_search_knows_word_forms_addresses_and_territories():
    smolensk, vyazma = MunicipalityFactory(name="Город Смоленск"), MunicipalityFactory(name="Вяземский округ")
    south = TosOrganizationFactory(name="ТОС «Южный микрорайон»", municipality=smolensk, address="ул. Попова, д. 12")
    north = TosOrganizationFactory(name="ТОС «Северный»", municipality=vyazma)
    TosOrganizationFactory(name="ТОС «Южный» старый", municipality=smolensk, closed_on=date(2019, 1, 1))
    person = UserFactory()

    def found(query="", municipality=None):
        return list(organizations_found(person, query=query, municipality=municipality, on=DAY))

    assert found("южного микрорайона") == [south]
    assert found("Попова 12") == [south]
    assert found("вяземском") == [north]
    assert found(municipality=smolensk) == [south]
    assert found("северный", smolensk) == []
    assert found() == [north, south]
