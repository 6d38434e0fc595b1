"""People in the office."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions.roles import sync_roles
from accounts.models import User
from accounts.roles import Role
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    sync_roles()
    client.force_login(UserFactory(role=Role.SECRETARY))
    return client


def test_the_secretary_sees_names_addresses_and_roles(office):
    person = UserFactory(role=Role.JUROR)

    page = office.get(reverse("wagtailusers_users:index")).content.decode()

    assert [words in page for words in (person.get_full_name(), person.email, "Член жюри")] == [True] * 3


def test_the_list_costs_the_same_for_few_people_and_for_many(office):
    counts = []
    for more in (1, 15):
        UserFactory.create_batch(more, role=Role.JUROR)
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse("wagtailusers_users:index"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_the_secretary_gives_a_role_and_closes_an_account(office):
    person = UserFactory()
    address = reverse("wagtailusers_users:access", args=[person.pk])

    form = office.get(address)
    answer = office.post(address, {"roles": ["juror", "editor"]})

    person = User.objects.get(pk=person.pk)
    assert (form.status_code, answer.url) == (200, reverse("wagtailusers_users:inspect", args=[person.pk]))
    assert (person.roles, person.is_active) == ({Role.JUROR, Role.EDITOR}, False)


def test_a_refusal_is_shown_in_the_form(office):
    secretary = User.objects.in_role(Role.SECRETARY).get()

    answer = office.post(reverse("wagtailusers_users:access", args=[secretary.pk]), {"is_active": "on"})

    assert (answer.status_code, "с самого себя" in answer.content.decode()) == (422, True)


def test_an_editor_sees_no_people(client):
    sync_roles()
    client.force_login(UserFactory(role=Role.EDITOR))
    person = UserFactory()

    pages = [
        client.get(reverse(f"wagtailusers_users:{name}", args=args))
        for name, args in (
            ("index", []),
            ("inspect", [person.pk]),
            ("access", [person.pk]),
        )
    ]

    assert [person.email in page.content.decode() for page in pages] == [False] * 3
    assert {page.status_code for page in pages} <= {302, 403, 404}


@pytest.mark.parametrize("superuser", [False, True])
def test_wagtails_own_ways_to_change_people_are_shut(client, superuser):
    sync_roles()
    client.force_login(UserFactory(role=Role.SECRETARY, is_superuser=superuser))
    person = UserFactory()
    groups = person.groups.count()

    pages = [f"/office/users/{act}/" for act in ("new", f"edit/{person.pk}", f"delete/{person.pk}")]
    acts = [
        f"/office/bulk/accounts/user/{act}/?id={person.pk}" for act in ("assign_role", "delete", "set_active_state")
    ]
    answers = [client.post(address, {"role": 1}).status_code for address in [*pages, *acts]]

    assert set(answers) <= {302, 403, 404}
    person.refresh_from_db()
    assert (person.groups.count(), person.is_active) == (groups, True)
