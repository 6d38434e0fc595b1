"""Who signed in is read with the session; whatever protects a session works as before."""

import pytest
from django.contrib.sessions.models import Session as DjangoSession
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import Session
from accounts.sessions import SessionStore, SignedInMiddleware
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory(password="березовая-роща-27")


def status(client):
    return client.get(reverse("cabinet")).status_code


def who(client):
    """Ask in a request of its own who is signed in."""
    return client.get(reverse("cabinet")).wsgi_request.user


def test_the_session_and_its_person_are_one_query(client, person, django_assert_num_queries):
    client.force_login(person)
    request = RequestFactory().get("/")
    request.session = SessionStore(client.session.session_key)
    SignedInMiddleware(lambda _request: None).process_request(request)

    with django_assert_num_queries(1):
        email = request.user.email

    assert (email, Session.objects.get().person, DjangoSession.objects.count()) == (person.email, person, 0)


def test_a_visitor_who_has_not_signed_in_has_a_session_without_a_person(client):
    session = client.session
    session["seen"] = True
    session.save()

    assert (status(client), Session.objects.get().person) == (302, None)


def test_a_changed_password_ends_the_other_sessions(person):
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(person)
    person.set_password("другая-роща-28")
    person.save()

    assert (status(there), Session.objects.count()) == (302, 1)
    assert status(here) == 302


def test_a_person_who_was_locked_out_is_out_at_once(client, person):
    client.force_login(person)
    person.is_active = False
    person.save()

    assert (status(client), who(client).is_authenticated) == (302, False)


def test_a_new_secret_key_keeps_sessions_while_the_old_one_is_known(client, person, settings):
    client.force_login(person)
    before = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [before]

    assert (status(client), who(client)) == (200, person)


def test_a_session_that_names_one_person_and_was_stored_for_another_lets_nobody_be_him(client, person):
    client.force_login(person)
    other = UserFactory()
    Session.objects.update(person=other)

    assert who(client) == person


def test_signing_out_leaves_no_session_and_a_deleted_person_none_either(person):
    first, second = Client(), Client()
    first.force_login(person)
    second.force_login(other := UserFactory())
    first.logout()
    other.delete()

    assert Session.objects.count() == 0
