"""The doors of a signed-in person: his organisations, the search, the request, the answer to a neighbour."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from directory.models import Representative
from directory.states import Position, RepresentativeState
from tests.factories.accounts import UserFactory
from tests.factories.directory import MunicipalityFactory, RepresentativeFactory, TosOrganizationFactory

pytestmark = pytest.mark.django_db

S = RepresentativeState
MINE = "directory:my_organizations"
SEARCH = "directory:organization_search"


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


def page_of(representative, move=""):
    base = reverse("directory:representative_detail", args=[representative.code])
    return f"{base}{move}/" if move else base


def test_a_visitor_is_asked_to_sign_in(client):
    organization = TosOrganizationFactory()

    for address in (reverse(MINE), reverse(SEARCH), organization.get_absolute_url()):
        assert client.get(address).status_code == 302


def test_the_list_says_the_state_in_words(client, person):
    RepresentativeFactory(user=person)
    RepresentativeFactory(user=person, state=S.DECLINED)
    RepresentativeFactory()

    page = client.get(reverse(MINE))

    assert [row.get_state_display() for row in page.context["object_list"]] == ["Не подтверждено", "Ждёт подтверждения"]
    assert "Ждёт подтверждения" in page.content.decode()


@pytest.mark.usefixtures("person")
def test_an_empty_list_says_what_to_do(client):
    assert "Здесь появятся ваши организации" in client.get(reverse(MINE)).content.decode()


def test_who_acts_for_an_organisation_sees_the_neighbours_who_wait(client, person):
    own = RepresentativeFactory(user=person, confirmed=True)
    neighbour = RepresentativeFactory(organization=own.organization)
    RepresentativeFactory()

    assert list(client.get(reverse(MINE)).context["awaiting"]) == [neighbour]


@pytest.mark.usefixtures("person")
def test_the_search_is_a_plain_address(client):
    territory = MunicipalityFactory()
    south = TosOrganizationFactory(name="ТОС «Южный»", municipality=territory)
    TosOrganizationFactory(name="ТОС «Северный»", municipality=territory)
    TosOrganizationFactory(name="ТОС «Южный»")

    page = client.get(reverse(SEARCH), {"q": "южного", "municipality": territory.code})

    assert list(page.context["object_list"]) == [south]


@pytest.mark.usefixtures("person")
def test_a_territory_that_does_not_exist_narrows_nothing(client):
    known = TosOrganizationFactory()

    page = client.get(reverse(SEARCH), {"municipality": "НЕТ"})

    assert (page.status_code, list(page.context["object_list"])) == (200, [known])


@pytest.mark.usefixtures("person")
def test_nothing_found_says_what_to_try(client):
    assert "Ничего не нашлось" in client.get(reverse(SEARCH), {"q": "нигде"}).content.decode()


def test_a_request_is_sent_by_a_form(client, person):
    organization = TosOrganizationFactory()
    address = organization.get_absolute_url()

    asked = client.get(address)
    answer = client.post(address, {"position": Position.HOUSE_ELDER, "proof": "Протокол № 2"})

    assert str(organization) in asked.content.decode()
    assert (answer.status_code, answer.url) == (302, reverse(MINE))
    written = Representative.objects.values_list("user", "organization", "position", "proof", "state")
    assert list(written) == [(person.pk, organization.pk, "house_elder", "Протокол № 2", "asked")]


def test_a_second_request_is_answered_in_the_form(client, person):
    asked = RepresentativeFactory(user=person)

    answer = client.post(asked.organization.get_absolute_url(), {"position": asked.position})

    assert (answer.status_code, Representative.objects.count()) == (422, 1)
    assert "Ещё раз отправлять не нужно" in answer.content.decode()


def test_the_secretary_confirms_on_the_page_of_the_request(client):
    client.force_login(UserFactory(role=Role.SECRETARY))
    asked = RepresentativeFactory()

    detail = client.get(page_of(asked))
    question = client.get(page_of(asked, "confirm"))
    answer = client.post(page_of(asked, "confirm"), {"since": "2020-03-15"})

    assert [offer.name for offer in detail.context["offers"]] == ["confirm", "decline"]
    assert (question.status_code, answer.status_code, answer.url) == (200, 302, page_of(asked))
    asked.refresh_from_db()
    assert (asked.state, asked.since.isoformat()) == (S.CONFIRMED, "2020-03-15")


def test_a_refusal_needs_a_reason(client):
    client.force_login(UserFactory(role=Role.SECRETARY))
    asked = RepresentativeFactory()

    silent = client.post(page_of(asked, "decline"), {"reason": ""})
    spoken = client.post(page_of(asked, "decline"), {"reason": "Пришлите протокол."})

    assert (silent.context["form"].errors.keys(), spoken.status_code) == ({"reason"}, 302)
    asked.refresh_from_db()
    assert (asked.state, asked.reason) == (S.DECLINED, "Пришлите протокол.")


def test_the_person_himself_may_only_take_his_request_back(client, person):
    asked = RepresentativeFactory(user=person)

    detail = client.get(page_of(asked))

    assert [offer.name for offer in detail.context["offers"]] == ["withdraw"]
    assert client.post(page_of(asked, "confirm"), {"since": "2020-03-15"}).status_code == 403


@pytest.mark.usefixtures("person")
def test_a_stranger_does_not_know_that_the_request_exists(client):
    asked = RepresentativeFactory()

    assert [client.get(page_of(asked, move)).status_code for move in ("", "confirm")] == [404, 404]


def test_a_move_that_does_not_exist_is_not_found(client, person):
    assert client.get(page_of(RepresentativeFactory(user=person), "crown")).status_code == 404


@pytest.mark.parametrize("name", [MINE, SEARCH])
def test_lists_cost_the_same_for_one_row_and_for_many(client, person, django_assert_max_num_queries, name):
    def fill(rows):
        for row in RepresentativeFactory.create_batch(rows, user=person, confirmed=True):
            RepresentativeFactory(organization=row.organization)

    fill(1)
    client.get(reverse(name))
    with django_assert_max_num_queries(40) as one:
        client.get(reverse(name))
    fill(5)
    with django_assert_max_num_queries(40) as many:
        client.get(reverse(name))

    assert len(many) == len(one)
