"""The office: every form ends in a verb, every list shows what may be seen, nothing can be deleted."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, reverse
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from directory.models import Municipality, TosOrganization
from directory.states import MunicipalityKind, OrganizationKind
from tests.factories.accounts import UserFactory
from tests.factories.directory import MunicipalityFactory, RepresentativeFactory, TosOrganizationFactory

pytestmark = pytest.mark.django_db


def office_worker(role):
    person = UserFactory(role=role)
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return person


@pytest.fixture
def secretary(client):
    secretary = office_worker(Role.SECRETARY)
    client.force_login(secretary)
    return secretary


def test_the_form_of_a_new_organisation_ends_in_the_verb(client, secretary):
    territory = MunicipalityFactory()

    answer = client.post(
        reverse("tosorganization:add"),
        {"name": "ТОС «Заря»", "kind": OrganizationKind.TOS, "municipality": territory.pk, "residents": "420"},
    )

    assert (answer.status_code, answer.url) == (302, reverse("tosorganization:index"))
    organization = TosOrganization.objects.get()
    assert (organization.name, organization.municipality, organization.residents) == ("ТОС «Заря»", territory, 420)
    assert [(entry.action, entry.user) for entry in ModelLogEntry.objects.for_instance(organization)] == [
        ("directory.tosorganization.register", secretary)
    ]


@pytest.mark.usefixtures("secretary")
def test_a_changed_organisation_is_one_entry_of_its_history(client):
    organization = TosOrganizationFactory()
    facts = {"name": "ТОС «Новый»", "kind": organization.kind, "municipality": organization.municipality_id}

    answer = client.post(reverse("tosorganization:edit", args=[organization.pk]), facts)
    history = client.get(reverse("tosorganization:history", args=[organization.pk]))

    organization.refresh_from_db()
    assert (answer.status_code, organization.name) == (302, "ТОС «Новый»")
    assert "Сведения об организации изменены" in history.content.decode()
    assert ModelLogEntry.objects.for_instance(organization).count() == 1


@pytest.mark.usefixtures("secretary")
def test_what_a_verb_finds_wrong_returns_to_the_form(client):
    organization = TosOrganizationFactory(charter_registered_on="2015-05-01")
    facts = {
        "name": organization.name,
        "kind": organization.kind,
        "municipality": organization.municipality_id,
        "charter_registered_on": "2015-05-01",
        "closed_on": "2014-01-01",
    }

    answer = client.post(reverse("tosorganization:edit", args=[organization.pk]), facts)

    assert "раньше, чем зарегистрирован её устав" in answer.content.decode()
    organization.refresh_from_db()
    assert organization.closed_on is None


@pytest.mark.usefixtures("secretary")
def test_territories_are_kept_the_same_way(client):
    client.post(reverse("municipality:add"), {"name": "Город Смоленск", "kind": MunicipalityKind.URBAN_OKRUG})
    territory = Municipality.objects.get()
    client.post(
        reverse("municipality:edit", args=[territory.pk]),
        {"name": "Городской округ Смоленск", "kind": MunicipalityKind.URBAN_OKRUG},
    )

    assert [entry.action for entry in ModelLogEntry.objects.for_instance(territory).order_by("pk")] == [
        "directory.municipality.register",
        "directory.municipality.revise",
    ]


@pytest.mark.usefixtures("secretary")
def test_the_desk_shows_who_waits_on_top_with_the_moves_as_buttons(client):
    confirmed = RepresentativeFactory(confirmed=True)
    asked = RepresentativeFactory()

    page = client.get(reverse("representative:index"))

    words = page.content.decode()
    assert list(page.context["object_list"]) == [asked, confirmed]
    for address in (f"{asked.get_absolute_url()}confirm/", f"{asked.get_absolute_url()}decline/"):
        assert address in words
    assert f"{confirmed.get_absolute_url()}confirm/" not in words


@pytest.mark.usefixtures("secretary")
def test_the_desk_can_be_searched_and_filtered(client):
    found = RepresentativeFactory(user__last_name="Заречная", confirmed=True)
    RepresentativeFactory()

    by_name = client.get(reverse("representative:index"), {"q": "зареч"})
    by_state = client.get(reverse("representative:index"), {"state": "confirmed"})

    assert [list(page.context["object_list"]) for page in (by_name, by_state)] == [[found], [found]]


@pytest.mark.usefixtures("secretary")
def test_the_history_of_a_representative_has_no_button_to_a_form(client):
    page = client.get(reverse("representative:history", args=[RepresentativeFactory().pk]))

    assert (page.status_code, page.context["header_buttons"]) == (200, [])


@pytest.mark.parametrize("name", ["municipality", "tosorganization", "representative"])
def test_nothing_has_a_door_to_delete_or_to_copy(name):
    for door in ("delete", "copy", "usage"):
        with pytest.raises(NoReverseMatch):
            reverse(f"{name}:{door}", args=[1])


@pytest.mark.parametrize("name", ["municipality", "tosorganization", "representative"])
def test_an_editor_does_not_enter_the_registers(client, name):
    client.force_login(office_worker(Role.EDITOR))

    assert client.get(reverse(f"{name}:index")).status_code == 302


@pytest.mark.usefixtures("secretary")
def test_the_lists_of_the_office_cost_the_same_for_one_row_and_for_many(client, django_assert_max_num_queries):
    for name in ("municipality", "tosorganization", "representative"):
        RepresentativeFactory()
        client.get(reverse(f"{name}:index"))
        with django_assert_max_num_queries(60) as one:
            client.get(reverse(f"{name}:index"))
        RepresentativeFactory.create_batch(5)
        with django_assert_max_num_queries(60) as many:
            client.get(reverse(f"{name}:index"))

        assert len(many) == len(one)
