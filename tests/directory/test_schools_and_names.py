"""Schools have coordinators by the mechanism of representatives; whatever was renamed is found by every name it ever bore."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from directory.actions.names import add_alias, drop_name, rename
from directory.actions.organization import register_school
from directory.actions.representative import ask_to_represent, confirm_representative, end_representative
from directory.models import Representative
from directory.queries import affiliated_organization_ids, organizations_found, schools_found, schools_of
from directory.states import NameKind, Position
from foundation.errors import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.directory import (
    MunicipalityFactory,
    RepresentativeFactory,
    SchoolFactory,
    TosOrganizationFactory,
)

pytestmark = pytest.mark.django_db

TODAY = date(2020, 4, 15)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def names_of(subject):
    return [(name.name, name.kind, name.since, name.until, name.reason) for name in subject.known_names.all()]


def test_a_school_is_found_by_any_writing_of_its_name(secretary):
    city = MunicipalityFactory(name="город Смоленск")
    eighth = register_school(by=secretary, name="МБОУ «СШ № 8»", municipality=city, number=8)
    register_school(by=secretary, name="МБОУ «СШ № 18»", municipality=city, number=18)

    for words in ("школа 8", "Школы №8", "МБОУ СШ № 8", "сош 8 смоленск", "средняя общеобразовательная школа 8"):
        assert list(schools_found(secretary, query=words)) == [eighth], words


def test_a_school_is_registered_once(secretary):
    known = SchoolFactory()

    with pytest.raises(ValidationError, match="уже есть в справочнике"):
        register_school(by=secretary, name=known.name, municipality=known.municipality)
    with pytest.raises(PermissionDenied):
        register_school(by=UserFactory(), name="МБОУ СШ № 1", municipality=known.municipality)


def test_a_renamed_organisation_keeps_its_former_names_with_their_days(secretary):
    organization = TosOrganizationFactory(name="ТОС «Заря»")

    rename(organization, by=secretary, name="ТОС «Рассвет»", since=date(2018, 5, 1), reason="Решение № 4")
    renamed = rename(organization, by=secretary, name="ТОС «Полдень»", since=date(2020, 1, 1), reason="Решение № 9")

    assert names_of(renamed) == [
        ("ТОС «Рассвет»", NameKind.FORMER, date(2018, 5, 1), date(2019, 12, 31), "Решение № 9"),
        ("ТОС «Заря»", NameKind.FORMER, None, date(2018, 4, 30), "Решение № 4"),
    ]
    for word in ("заря", "рассвет", "полдень"):
        assert list(organizations_found(secretary, query=word)) == [organization]
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(renamed)] == [
        "directory.tosorganization.rename"
    ] * 2


def test_a_territory_passes_its_former_name_to_what_lies_in_it(secretary):
    school = SchoolFactory(municipality=MunicipalityFactory(name="Вяземский район"))

    rename(school.municipality, by=secretary, name="Вяземский муниципальный округ", since=TODAY)

    assert list(schools_found(secretary, query="район")) == [school]


def test_an_alias_helps_to_find_and_can_be_taken_back(secretary):
    school = SchoolFactory(name="Озёрная средняя школа")
    add_alias(school, by=secretary, name="Школа у озера")
    with pytest.raises(ValidationError, match="уже записано"):
        add_alias(school, by=secretary, name="Школа у озера")
    assert list(schools_found(secretary, query="у озера")) == [school]

    drop_name(school, by=secretary, known_name=school.known_names.get())

    assert (list(schools_found(secretary, query="озера")), names_of(school)) == ([], [])


def test_nobody_else_renames_and_a_name_is_not_given_twice(secretary):
    school = SchoolFactory()

    with pytest.raises(PermissionDenied):
        rename(school, by=UserFactory(), name="Другая", since=TODAY)
    with pytest.raises(Refusal, match="уже записано"):
        rename(school, by=secretary, name=school.name, since=TODAY)
    rename(school, by=secretary, name="Вторая", since=TODAY)
    with pytest.raises(ValidationError, match="раньше, чем начало"):
        rename(school, by=secretary, name="Третья", since=date(2019, 1, 1))


def test_a_coordinator_acts_for_a_school_and_for_nothing_else(secretary):
    person, school = UserFactory(), SchoolFactory()
    with pytest.raises(ValidationError, match="из списка"):
        ask_to_represent(school, by=person, position=Position.TOS_CHAIR)
    asked = ask_to_represent(school, by=person, position=Position.SCHOOL_COORDINATOR)
    assert list(schools_of(person)) == []

    confirm_representative(asked, by=secretary)

    assert list(schools_of(person)) == [school]
    assert affiliated_organization_ids([person.pk]) == {person.pk: set()}


def test_powers_end_by_the_calendar(secretary, time_machine):
    asked = RepresentativeFactory(coordinator=True)

    confirm_representative(asked, by=secretary, since=date(2020, 1, 1), until=TODAY)

    assert list(schools_of(asked.user)) == [asked.school]
    time_machine.move_to("2020-04-16T00:00:01+03:00")
    assert list(schools_of(asked.user)) == []


def test_a_coordinator_who_moved_sees_nothing_of_the_former_school(secretary, client):
    moved = RepresentativeFactory(coordinator=True, confirmed=True)
    colleague = RepresentativeFactory(coordinator=True, confirmed=True, school=moved.school)
    assert colleague in Representative.objects.visible_to(moved.user)

    end_representative(moved, by=secretary, reason="Перешёл в другую школу.")
    new = ask_to_represent(SchoolFactory(), by=moved.user, position=Position.SCHOOL_COORDINATOR)
    confirm_representative(new, by=secretary)

    client.force_login(moved.user)
    assert list(schools_of(moved.user)) == [new.school]
    assert set(Representative.objects.visible_to(moved.user)) == {moved, new}
    assert client.get(colleague.get_absolute_url()).status_code == 404


def test_a_teacher_asks_for_his_school_on_the_site(client):
    person, school = UserFactory(), SchoolFactory(name="МБОУ СШ № 8")
    client.force_login(person)

    found = client.get(reverse("directory:school_search"), {"q": "школа 8"})
    form = client.get(school.get_absolute_url())
    answer = client.post(school.get_absolute_url(), {"position": Position.SCHOOL_COORDINATOR, "proof": "Приказ № 3"})

    assert list(found.context["object_list"]) == [school]
    assert "Я координатор школы" in form.content.decode()
    assert answer.status_code == 302
    assert Representative.objects.filter(user=person, school=school).count() == 1
    assert "МБОУ СШ № 8" in client.get(reverse("directory:my_organizations")).content.decode()


def test_what_a_person_can_be_depends_on_what_the_organisation_is(client):
    client.force_login(UserFactory())
    group = TosOrganizationFactory(kind="initiative_group")

    form = client.get(group.get_absolute_url()).context["form"]

    assert [value for value, _label in form.fields["position"].choices] == [Position.LEADER, Position.ELDER]
