"""The office registers organisations and territories and corrects what it wrote."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from directory.actions.municipality import register_municipality, revise_municipality
from directory.actions.organization import register_organization, revise_organization
from directory.queries import organizations_found
from directory.states import MunicipalityKind, OrganizationKind
from tests.factories.accounts import UserFactory
from tests.factories.directory import MunicipalityFactory, TosOrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def history(subject):
    return [(entry.action, entry.data) for entry in ModelLogEntry.objects.for_instance(subject).order_by("pk")]


def test_the_secretary_registers_an_organisation(secretary):
    municipality = MunicipalityFactory()

    organization = register_organization(
        by=secretary, name="Совет дома 5", kind=OrganizationKind.HOUSE_COUNCIL, municipality=municipality
    )

    assert str(organization) == "Совет дома 5"
    assert history(organization) == [
        ("directory.tosorganization.register", {"fields": ["kind", "municipality", "name"]})
    ]


def test_the_same_organisation_is_not_registered_twice(secretary):
    known = TosOrganizationFactory()

    with pytest.raises(ValidationError, match="уже есть в справочнике"):
        register_organization(by=secretary, name=known.name, kind=known.kind, municipality=known.municipality)


def test_an_organisation_does_not_close_before_its_charter(secretary):
    organization = TosOrganizationFactory(charter_registered_on=date(2015, 5, 1))

    with pytest.raises(ValidationError, match="раньше, чем зарегистрирован"):
        revise_organization(organization, by=secretary, closed_on=date(2014, 1, 1))


def test_history_names_only_what_changed(secretary):
    organization = TosOrganizationFactory(name="ТОС «Заря»")

    revised = revise_organization(
        organization, by=secretary, name="ТОС «Заря-2»", kind=organization.kind, residents=420
    )
    revise_organization(organization, by=secretary, residents=420)

    assert (revised.name, revised.residents) == ("ТОС «Заря-2»", 420)
    assert history(organization) == [("directory.tosorganization.revise", {"fields": ["name", "residents"]})]


def test_organisations_are_found_by_the_new_name_of_their_territory(secretary):
    organization = TosOrganizationFactory(municipality__name="Старый округ")

    revise_municipality(
        organization.municipality, by=secretary, name="Демидовский округ", kind=MunicipalityKind.MUNICIPAL_OKRUG
    )

    assert list(organizations_found(secretary, query="демидовского")) == [organization]
    assert list(organizations_found(secretary, query="старый")) == []


def test_one_territory_is_registered_once(secretary):
    register_municipality(by=secretary, name="Город Смоленск", kind=MunicipalityKind.URBAN_OKRUG)

    with pytest.raises(ValidationError, match="уже есть"):
        register_municipality(by=secretary, name="Город Смоленск", kind=MunicipalityKind.URBAN_OKRUG)


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.JUROR])
def test_nobody_else_keeps_the_registers(role):
    person, organization = UserFactory(role=role), TosOrganizationFactory()
    territory = {"name": "Округ", "kind": MunicipalityKind.MUNICIPAL_OKRUG}

    for act in (
        lambda: register_municipality(by=person, **territory),
        lambda: revise_municipality(organization.municipality, by=person, **territory),
        lambda: register_organization(by=person, name="Совет", municipality=organization.municipality),
        lambda: revise_organization(organization, by=person, name="Совет"),
    ):
        with pytest.raises(PermissionDenied):
            act()
