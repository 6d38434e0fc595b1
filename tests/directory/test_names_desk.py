"""The desk of names and the register as a workbook, in the office."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import Role
from directory.actions.names import add_alias
from directory.states import NameKind
from tests.factories.accounts import UserFactory
from tests.factories.directory import MunicipalityFactory, SchoolFactory, TosOrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    secretary = UserFactory(role=Role.SECRETARY)
    client.force_login(secretary)
    return secretary


@pytest.mark.usefixtures("secretary")
@pytest.mark.parametrize(
    ("kind", "make"),
    [("schools", SchoolFactory), ("organizations", TosOrganizationFactory), ("municipalities", MunicipalityFactory)],
)
def test_a_renaming_and_a_nickname_are_written_and_taken_back(client, kind, make):
    subject = make(name="Прежнее имя")
    desk = reverse("office_names", args=[kind, subject.code])

    client.post(f"{desk}rename/", {"name": "Новое имя", "since": "2020-01-01", "reason": "Решение № 1"})
    page = client.post(desk, {"name": "Как зовут"}, follow=True)

    subject.refresh_from_db()
    assert subject.name == "Новое имя"
    assert set(subject.known_names.values_list("name", "kind")) == {
        ("Прежнее имя", NameKind.FORMER),
        ("Как зовут", NameKind.ALIAS),
    }
    assert "Решение № 1" in page.content.decode()
    alias = subject.known_names.get(kind=NameKind.ALIAS)
    client.post(f"{desk}{alias.code}/drop/")
    assert list(subject.known_names.values_list("name", flat=True)) == ["Прежнее имя"]


@pytest.mark.usefixtures("secretary")
def test_a_name_that_is_there_already_is_answered_in_the_form(client):
    school = SchoolFactory()

    answer = client.post(
        reverse("office_rename", args=["schools", school.code]), {"name": school.name, "since": "2020-01-01"}
    )

    assert (answer.status_code, "уже записано" in answer.content.decode()) == (422, True)
    assert client.get(reverse("office_names", args=["members", school.code])).status_code == 404


def test_the_register_is_taken_out_without_formulas_and_narrowed_by_words(client, secretary):
    school = SchoolFactory(name="=СШ № 8", number=8, address="ул. Мира")
    SchoolFactory(name="МБОУ СШ № 18", number=18)
    add_alias(school, by=secretary, name="восьмая")
    address = reverse("office_list_export", args=["schools"])

    sheet = load_workbook(io.BytesIO(client.get(address, {"q": "школа 8"}).content)).active

    rows = [[cell.value for cell in row] for row in sheet.rows][1:]
    assert rows[1:] == [["=СШ № 8", None, 8, school.municipality.name, "ул. Мира", "восьмая", None]]
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "n"}
    client.force_login(UserFactory(role=Role.EDITOR))
    assert client.get(address).status_code == 302
