"""The second factor: asked of the session, not only offered; lost ones are reset by the secretary, with a reason."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.actions.second_factor import reset_second_factor
from accounts.models import Session
from accounts.roles import Role
from foundation.errors import Refusal
from outbox.models import Letter
from tests.factories.accounts import UserFactory
from tests.factories.pages import site

pytestmark = pytest.mark.django_db

PASSWORD = "березовая-роща-27"
SET_UP = reverse("mfa_index")


def code_of(secret, step=0):
    """The digits that an application shows now, or `step` half minutes later."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1 + step]))


def sign_in(client, person):
    return client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})


def with_application(role=Role.SECRETARY):
    person, secret = UserFactory(role=role, password=PASSWORD), generate_totp_secret()
    TOTP.activate(person, secret)
    return person, secret


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.PUBLISHER, Role.EDITOR, Role.JUROR, Role.SCHOOL_COORDINATOR])
def test_a_role_opens_nothing_before_the_second_factor_is_set_up(client, role):
    sign_in(client, UserFactory(role=role, password=PASSWORD))

    answers = [client.get(address) for address in ("/cabinet/", "/office/", "/jury/", reverse("account_email"))]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, SET_UP)] * 4


def test_a_post_is_stopped_as_well(client):
    person = UserFactory(role=Role.JUROR, password=PASSWORD)
    sign_in(client, person)

    answer = client.post(reverse("accounts:profile"), {"last_name": "Другая", "first_name": "Анна"})

    person.refresh_from_db()
    assert (answer.url, person.first_name) == (SET_UP, "Иван")


def test_public_pages_the_set_up_and_the_exit_stay_open(client):
    site()
    sign_in(client, UserFactory(role=Role.JUROR, password=PASSWORD))

    opened = [client.get(address).status_code for address in ("/", "/contests/", SET_UP, reverse("mfa_activate_totp"))]

    assert (opened, client.post(reverse("account_logout")).url) == ([200] * 4, "/")


@pytest.mark.parametrize("role", [None, Role.DOOR_OPERATOR])
def test_nobody_else_is_asked(client, role):
    sign_in(client, UserFactory(role=role, password=PASSWORD))

    assert client.get("/cabinet/").status_code == 200


def test_a_setting_turns_the_demand_off(client, settings):
    settings.SECOND_FACTOR_REQUIRED_FOR = []
    sign_in(client, UserFactory(role=Role.SECRETARY, password=PASSWORD))

    assert client.get("/office/").status_code == 200


def test_whoever_sets_up_an_application_goes_on_where_he_was_going(client, django_capture_on_commit_callbacks):
    person = UserFactory(role=Role.JUROR, password=PASSWORD)
    sign_in(client, person)
    client.get("/cabinet/?of=2020")
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    # The server commits inside of the request; here the test does it after the session was kept.
    answer.wsgi_request.session.save()
    done = client.get(answer.url)

    codes = done.context["unused_codes"]
    assert (len(codes), all(code in done.content.decode() for code in codes)) == (10, True)
    assert ('href="/cabinet/?of=2020"' in done.content.decode(), client.get("/cabinet/").status_code) == (True, 200)
    assert [letter.kind for letter in Letter.objects.all()] == ["accounts/second_factor_changed"]
    assert secret not in Authenticator.objects.get(type="totp").data["secret"]


def test_a_wrong_code_sets_nothing_up_and_the_same_key_stays(client):
    sign_in(client, UserFactory(role=Role.JUROR, password=PASSWORD))
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    answer = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert (answer.context["form"].secret, Authenticator.objects.count()) == (secret, 0)


def test_the_password_alone_lets_nobody_in_who_has_a_second_factor(client):
    person, secret = with_application()

    answer = sign_in(client, person)
    outside = client.get("/office/")
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert (answer.url, outside.url) == (reverse("mfa_authenticate"), "/accounts/login/?next=/office/")
    assert client.get("/office/").status_code == 200


def test_a_code_on_paper_lets_in_once(client):
    person, _secret = with_application()
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    sign_in(client, person)
    client.post(reverse("mfa_authenticate"), {"code": code})
    inside = client.get("/office/").status_code

    client.post(reverse("account_logout"))
    sign_in(client, person)
    client.post(reverse("mfa_authenticate"), {"code": code})

    assert (inside, client.get("/office/").status_code) == (200, 302)


def test_whoever_removes_the_last_one_owes_it_again(client):
    person, secret = with_application(Role.JUROR)
    RecoveryCodes.activate(person)
    sign_in(client, person)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    client.post(reverse("mfa_deactivate_totp"))

    assert (client.get("/jury/").url, Authenticator.objects.count()) == (SET_UP, 0)


def test_a_code_by_letter_is_only_the_first_step(client):
    person, _secret = with_application()

    client.post(reverse("account_request_login_code"), {"email": person.email})
    letter = Letter.objects.get()
    code = next(word for word in letter.text.split() if word.isdigit() and len(word) == 8)
    answer = client.post(reverse("account_confirm_login_code"), {"code": code})

    assert (letter.kind, letter.is_secret, answer.url) == ("accounts/sign_in_code", True, reverse("mfa_authenticate"))


def test_asking_for_a_code_answers_the_same_for_known_and_unknown(client):
    UserFactory(email="known@example.org", password=PASSWORD)

    answers = []
    for email in ("known@example.org", "nobody@example.org"):
        answer = client.post(reverse("account_request_login_code"), {"email": email}, follow=True)
        answers.append((answer.redirect_chain, answer.content.decode().replace(email, "").split("csrf")[0]))
        client.post(reverse("account_logout"))

    assert answers[0] == answers[1]


def test_a_stranger_does_not_use_up_the_codes_of_the_owner():
    person = UserFactory(password=PASSWORD)
    ask = {"email": person.email}

    for _time in range(5):
        Client().post(reverse("account_request_login_code"), ask, REMOTE_ADDR="203.0.113.7")
    Client().post(reverse("account_request_login_code"), ask, REMOTE_ADDR="198.51.100.4")

    assert Letter.objects.count() == 4


def test_the_secretary_resets_what_was_lost_and_gives_a_reason():
    secretary, (person, _secret) = UserFactory(role=Role.SECRETARY), with_application(Role.JUROR)
    Session.objects.create(session_key="a" * 32, session_data="", expire_date="2100-01-01T00:00Z", person=person)

    reset_second_factor(person, by=secretary, reason="Потерян телефон")

    entry = ModelLogEntry.objects.get(action="accounts.user.reset_second_factor")
    left = (Authenticator.objects.count(), Session.objects.count())
    assert (left, entry.data, entry.user) == ((0, 0), {"reason": "Потерян телефон"}, secretary)
    assert [(letter.to, "Потерян телефон" in letter.text) for letter in Letter.objects.all()] == [(person.email, True)]


def test_nobody_else_resets_it_and_no_secretary_his_own():
    (person, _key), (secretary, _other) = with_application(Role.JUROR), with_application()

    for by, whose in [(secretary, secretary), (UserFactory(role=Role.EDITOR), person), (person, person)]:
        with pytest.raises(PermissionDenied):
            reset_second_factor(whose, by=by, reason="Потерян телефон")
    with pytest.raises(Refusal, match="сбрасывать нечего"):
        reset_second_factor(UserFactory(), by=secretary, reason="Потерян телефон")
