"""Invitations: one letter, one person, one time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.invitation import join_by_invitation, send_invitation, withdraw_invitation
from accounts.actions.roles import sync_roles
from accounts.models import Invitation, User
from accounts.roles import Role
from accounts.states import InvitationState
from foundation.errors import Refusal
from outbox.models import Letter
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "березовая-роща-27"
JOIN = {"last_name": "Проверкина", "first_name": "Анна", "patronymic": "", "password": PASSWORD}


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


@pytest.fixture
def invitation(secretary):
    return send_invitation(by=secretary, email="Novaya@example.org", role="juror")


def test_the_letter_leads_to_a_form_and_the_form_to_the_second_factor(client, invitation):
    letter = Letter.objects.get()
    link = next(word for word in letter.text.split() if word.startswith("https://portal.example/"))
    page = client.get(link.removeprefix("https://portal.example"))
    assert "Адрес: novaya@example.org." in page.content.decode()

    answer = client.post(invitation.get_absolute_url(), JOIN)

    person = User.objects.get(email="novaya@example.org")
    invitation.refresh_from_db()
    facts = (person.roles, person.emailaddress_set.get().verified, invitation.state, invitation.person)
    assert facts == ({Role.JUROR}, True, InvitationState.ACCEPTED, person)
    assert (letter.to, letter.is_secret, answer.url) == ("novaya@example.org", True, reverse("cabinet"))
    assert client.get("/cabinet/").url == reverse("mfa_index")


def test_a_letter_opens_once(client, invitation):
    Client().post(invitation.get_absolute_url(), JOIN)

    page = client.get(invitation.get_absolute_url())
    again = client.post(invitation.get_absolute_url(), JOIN | {"last_name": "Другая"})

    assert ("уже принято" in page.content.decode(), again.status_code, User.objects.count()) == (True, 422, 2)


def test_an_old_letter_opens_nothing(client, invitation, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=7, minutes=1))

    page, answer = client.get(invitation.get_absolute_url()), client.post(invitation.get_absolute_url(), JOIN)

    assert ("Срок приглашения истёк" in page.content.decode(), answer.status_code) == (True, 422)
    assert not User.objects.filter(email=invitation.email).exists()


def test_a_withdrawn_one_opens_nothing_and_another_may_be_sent(client, secretary, invitation):
    withdraw_invitation(invitation, by=secretary)

    answer = client.post(invitation.get_absolute_url(), JOIN)
    second = send_invitation(by=secretary, email=invitation.email, role="juror")

    assert (answer.status_code, second.state, User.objects.count()) == (422, InvitationState.SENT, 1)


def test_two_open_ones_for_one_address_and_role_are_refused(secretary, invitation):
    with pytest.raises(ValidationError, match="уже пригласили"):
        send_invitation(by=secretary, email=invitation.email, role="juror")


@pytest.mark.parametrize("key", ["nonsense", "IjM0Njc5QUMi:1tX:forged", "a" * 500])
def test_a_key_that_nobody_signed_is_not_found(client, key):
    assert client.get(reverse("invitations:invitation", args=[key])).status_code == 404


def test_a_person_with_an_account_signs_in_and_agrees(client, secretary):
    person = UserFactory()
    invitation = send_invitation(by=secretary, email=person.email, role="editor")
    stranger = client.get(invitation.get_absolute_url()).content.decode()
    client.force_login(person)

    client.post(invitation.get_absolute_url(), {})

    assert (
        f"?next={invitation.get_absolute_url()}".split(":")[0] in stranger,
        User.objects.get(pk=person.pk).roles,
    ) == (
        True,
        {Role.EDITOR},
    )


def test_somebody_else_who_is_signed_in_does_not_take_it(client, invitation):
    client.force_login(other := UserFactory())

    answer = client.post(invitation.get_absolute_url(), JOIN)

    assert (answer.status_code, User.objects.get(pk=other.pk).roles) == (422, frozenset())


def test_a_weak_password_returns_the_form_with_the_name_typed(client, invitation):
    answer = client.post(invitation.get_absolute_url(), JOIN | {"password": "12345"})

    page = answer.content.decode()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["password"])
    assert ("Проверкина" in page, "12345" in page, User.objects.count()) == (True, False, 1)


def test_only_a_secretary_invites_and_nobody_who_has_the_role(secretary):
    editor = UserFactory(role=Role.EDITOR)

    with pytest.raises(PermissionDenied):
        send_invitation(by=editor, email="a@example.org", role="juror")
    with pytest.raises(Refusal, match="уже есть эта роль"):
        send_invitation(by=secretary, email=editor.email, role="editor")


def test_an_account_that_appeared_meanwhile_is_not_overwritten(invitation):
    UserFactory(email=invitation.email)

    with pytest.raises(Refusal, match="уже есть учётная запись"):
        join_by_invitation(invitation, password=PASSWORD, last_name="Чужая", first_name="Анна", patronymic="")


def test_the_office_sends_shows_and_withdraws(client, secretary):
    sync_roles()
    client.force_login(secretary)

    sent = client.post(reverse("invitation:add"), {"email": "novy@example.org", "role": "publisher"})
    invitation = Invitation.objects.get()
    page = client.get(reverse("invitation:index")).content.decode()
    client.post(f"/office/invitation/move/{invitation.code}/withdraw/")

    invitation.refresh_from_db()
    assert (sent.status_code, "novy@example.org" in page) == (302, True)
    assert (f"move/{invitation.code}/withdraw/" in page, invitation.state) == (True, InvitationState.WITHDRAWN)


def test_the_office_says_who_has_a_second_factor_and_resets_it(client, secretary):
    sync_roles()
    client.force_login(secretary)
    person = UserFactory(role=Role.JUROR)
    person.authenticator_set.create(type="totp", data={"secret": "x"})

    page = client.get(f"/office/users/inspect/{person.pk}/").content.decode()
    client.post(f"/office/users/inspect/{person.pk}/second-factor/", {"reason": "Потерян телефон"})

    assert ("second-factor/" in page, person.authenticator_set.count()) == (True, 0)
