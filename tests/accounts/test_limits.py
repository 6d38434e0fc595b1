"""Limits of signing in: a school gets in, a guesser harms himself alone, nobody loses what he typed, nobody learns who has an account."""

import time

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse

from accounts.waiting import kept_answers, sign_ins_a_minute, wait_words
from outbox.models import Letter
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "березовая-роща-27"
LOGIN, RESET = reverse("account_login"), reverse("account_reset_password")


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password was worked on."""

    work = 0

    def encode(self, password, salt):
        CountingHasher.work += 1
        return super().encode(password, salt)


def attempt(email, password="не тот", address="203.0.113.7"):
    return Client().post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=address)


def errors(answer):
    return " ".join(answer.context["form"].non_field_errors())


def test_who_guesses_is_told_when_to_come_back_and_which_way_is_open():
    UserFactory(email="juror@example.org", password=PASSWORD)
    answers = [attempt("juror@example.org") for _time in range(11)]

    words = "Слишком много попыток входа. Попробуйте через 15\u00a0минут или войдите по коду из письма."
    assert (errors(answers[9]) == words, errors(answers[10])) == (False, words)
    assert "juror@example.org" in answers[10].content.decode()


def test_neighbours_of_the_guesser_share_his_limit_and_the_owner_elsewhere_does_not():
    UserFactory(email="juror@example.org", password=PASSWORD)
    for number in range(10):
        attempt("juror@example.org", address=f"203.0.113.{number}")

    near = attempt("juror@example.org", PASSWORD, address="203.0.113.200")
    far = attempt("juror@example.org", PASSWORD, address="198.51.100.4")

    assert ("Слишком много" in errors(near), far.status_code) == (True, 302)


def test_an_account_that_is_guessed_from_everywhere_is_slow_and_open(settings):
    settings.GUESSED_ACCOUNT_DELAY_SECONDS = 0.2
    UserFactory(email="juror@example.org", password=PASSWORD)
    for number in range(11):
        attempt("juror@example.org", address=f"203.0.{number}.7")

    begun = time.monotonic()
    owner = attempt("juror@example.org", PASSWORD, address="198.51.100.4")

    assert (owner.status_code, time.monotonic() - begun >= 0.2) == (302, True)


def test_an_address_signs_in_so_often_in_a_minute_and_a_school_more_often(settings):
    settings.SIGN_INS_A_MINUTE, settings.SCHOOL_SIGN_INS_A_MINUTE = 2, 3
    settings.SCHOOL_NETWORKS = ["198.51.100.0/24"]
    UserFactory(email="pupil@example.org", password=PASSWORD)

    def signed_in(address):
        return [attempt("pupil@example.org", PASSWORD, address).status_code for _pupil in range(4)]

    assert signed_in("203.0.113.7") == [302, 302, 200, 200]
    assert signed_in("198.51.100.9") == [302, 302, 302, 200]


@pytest.mark.parametrize(
    ("address", "limit"), [("203.0.113.7", 300), ("198.51.100.9", 600), ("2001:db8::/64", 300), ("unknown", 300)]
)
def test_every_kind_of_address_has_a_limit(settings, address, limit):
    settings.SCHOOL_NETWORKS = ["198.51.100.0/24"]

    assert sign_ins_a_minute(address) == limit


def test_a_refused_reset_says_when_and_keeps_what_was_typed(client):
    for _time in range(3):
        client.post(RESET, {"email": "Known@example.org"})

    answer = client.post(RESET, {"email": "Known@example.org"})

    page = answer.content.decode()
    assert (answer.status_code, 3500 < int(answer["Retry-After"]) <= 3600) == (429, True)
    assert ("через 60\u00a0минут" in page, 'name="email" value="Known@example.org"' in page) == (True, True)


def test_of_a_refused_form_no_password_and_no_code_is_kept(rf):
    sent = {"email": "a@example.org", "password": "x", "password1": "x", "oldpassword": "x", "code": "1", "next": "/"}

    assert kept_answers(rf.post("/", sent)) == [("email", "a@example.org"), ("next", "/")]


@pytest.mark.parametrize(("seconds", "words"), [(1, "1\u00a0минуту"), (240, "4\u00a0минуты"), (899, "15\u00a0минут")])
def test_time_to_wait_is_said_in_minutes(seconds, words):
    assert wait_words(seconds) == words


def test_a_wrong_password_costs_the_same_work_for_known_and_unknown(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    UserFactory(email="known@example.org", password=PASSWORD)
    work = []
    for email in ("known@example.org", "nobody@example.org"):
        CountingHasher.work = 0
        attempt(email)
        work.append(CountingHasher.work)

    assert work[0] == work[1] > 0


def test_every_way_to_ask_for_a_letter_posts_one_whether_the_address_is_known_or_not():
    UserFactory(email="known@example.org", password=PASSWORD)
    posted = []
    for email in ("known@example.org", "nobody@example.org"):
        for address in (RESET, reverse("account_request_login_code")):
            Client().post(address, {"email": email})
            posted.append(Letter.objects.count())

    assert posted == [1, 2, 3, 4]
