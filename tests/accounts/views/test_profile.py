"""The page of a person's own facts."""

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

ANSWERS = {"last_name": "Мерилова", "first_name": "Дарья", "patronymic": "", "phone": "8 (4812) 38-11-81"}


def test_a_person_sees_and_changes_his_own_facts(client):
    person = UserFactory(last_name="Прежняя")
    client.force_login(person)

    page = client.get(reverse("accounts:profile")).content.decode()
    answer = client.post(reverse("accounts:profile"), ANSWERS)

    person.refresh_from_db()
    assert ("Прежняя" in page, person.email in page, answer.url) == (True, True, reverse("accounts:profile"))
    assert (person.last_name, person.first_name, person.patronymic, person.phone) == (
        "Мерилова",
        "Дарья",
        "",
        "+74812381181",
    )


def test_a_wrong_number_returns_the_form_with_everything_typed(client):
    client.force_login(UserFactory())

    answer = client.post(reverse("accounts:profile"), ANSWERS | {"phone": "38-11-81"})

    page = answer.content.decode()
    assert (answer.status_code, "38-11-81" in page, "Мерилова" in page, "с кодом города" in page) == (
        422,
        True,
        True,
        True,
    )


def test_a_visitor_is_asked_to_sign_in(client):
    answer = client.get(reverse("accounts:profile"))

    assert (answer.status_code, answer.url) == (302, f"{reverse('account_login')}?next={reverse('accounts:profile')}")
