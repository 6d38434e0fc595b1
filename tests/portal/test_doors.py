"""The native doors of the office are closed, strangers stay outside, and anonymous pages leave no trace."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from foundation.middleware import PERMISSIONS_POLICY
from tests.factories.accounts import UserFactory
from tests.factories.pages import site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("door", ["/office/login/", "/_util/login/"])
def test_native_sign_in_pages_lead_to_ours(client, door):
    assert client.get(f"{door}?next=/office/").url == "/accounts/login/?next=/office/"


@pytest.mark.parametrize("door", ["/office/login/", "/_util/login/"])
def test_a_password_sent_to_a_native_door_opens_nothing(client, door):
    person = UserFactory(role=Role.SECRETARY)

    client.post(door, {"username": person.email, "password": "password", "login": person.email})

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "door", ["/office/password_reset/", "/office/password_reset/done/", "/django-admin/", "/admin/"]
)
def test_doors_that_do_not_exist_are_404(client, door):
    assert client.get(door).status_code == 404


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.SECRETARY, 200), (Role.EDITOR, 200), (Role.JUROR, 403), (Role.SCHOOL_COORDINATOR, 403), (None, 403)],
)
def test_the_office_opens_to_secretary_and_editor_alone(client, role, status):
    client.force_login(UserFactory(role=role) if role else UserFactory())

    assert client.get("/office/").status_code == status


def test_a_stranger_at_the_office_is_asked_to_sign_in(client):
    assert client.get("/office/").url == "/accounts/login/?next=/office/"


@pytest.mark.parametrize("address", ["/", "/contests/", "/news/", "/plan/", "/certificates/", "/privacy/"])
def test_a_page_for_everybody_sets_no_cookie_and_may_be_kept_by_a_cache(client, address):
    site()

    answer = client.get(address)

    assert (answer.status_code, list(answer.cookies), "Cookie" in answer.get("Vary", "")) == (200, [], False)
    assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_a_page_for_one_person_is_kept_by_no_cache(client):
    client.force_login(UserFactory())

    assert "no-store" in client.get(reverse("cabinet"))["Cache-Control"]


def test_every_answer_carries_the_strict_headers(client):
    answer = client.get("/contests/")

    policy = answer["Content-Security-Policy"]
    said = [words in policy for words in ("unsafe", "default-src 'none'", "frame-ancestors 'none'")]
    assert said == [False, True, True]
    names = ("X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Permissions-Policy")
    assert [answer[name] for name in names] == ["nosniff", "same-origin", "DENY", PERMISSIONS_POLICY]
    assert len(answer["X-Request-ID"]) == 10


def test_the_operator_sees_two_lights(client):
    alive, ready = client.get(reverse("alive")), client.get(reverse("ready"))

    assert (alive.json(), ready.json()) == ({"alive": True}, {"ready": True, "worker": False})
