"""allauth's mail goes through the post office; nobody learns who has an account; guessing harms only the guesser."""

import pytest
from django.urls import reverse

from accounts.letters import password_changed
from accounts.models import User
from outbox.models import Letter
from outbox.states import LetterState
from outbox.tasks import deliver_waiting
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "березовая-роща-27"
SIGN_UP = {
    "last_name": " Подъездова ",
    "first_name": "Зоя",
    "patronymic": "",
    "email": "Zoya@Example.ORG",
    "password1": PASSWORD,
}


def posted():
    return [(letter.kind, letter.to) for letter in Letter.objects.order_by("pk")]


def test_signing_up_writes_a_person_and_posts_one_letter(client):
    answer = client.post(reverse("account_signup"), SIGN_UP)

    person = User.objects.get()
    facts = (person.email, person.last_name, person.first_name, person.patronymic)
    assert (answer.status_code, answer.url) == (302, reverse("account_email_verification_sent"))
    assert facts == ("zoya@example.org", "Подъездова", "Зоя", "")
    assert posted() == [("accounts/sign_up_confirmation", "zoya@example.org")]


def test_the_link_of_the_letter_confirms_the_address_and_lets_in(client):
    client.post(reverse("account_signup"), SIGN_UP)
    words = Letter.objects.get().text

    link = next(word for word in words.split() if word.startswith("https://portal.example/"))
    answer = client.post(link.removeprefix("https://portal.example"))

    assert (answer.status_code, answer.url) == (302, reverse("cabinet"))
    assert User.objects.get().emailaddress_set.get().verified


def test_signing_up_twice_answers_the_same_and_says_so_by_letter_only(client, django_user_model):
    UserFactory(email="zoya@example.org", password=PASSWORD)

    answer = client.post(reverse("account_signup"), SIGN_UP)

    assert (answer.status_code, answer.url) == (302, reverse("account_email_verification_sent"))
    assert (django_user_model.objects.count(), posted()) == (1, [("accounts/account_exists", "zoya@example.org")])


@pytest.mark.parametrize("name", ["http://evil.example", "А.", "Иван 2", "<b>", ""])
def test_a_name_is_written_in_letters(client, name):
    answer = client.post(reverse("account_signup"), SIGN_UP | {"last_name": name})

    assert (list(answer.context["form"].errors), User.objects.count()) == (["last_name"], 0)


@pytest.mark.parametrize("name", ["Дворников-Садовый", "д’Артаньян", "Оглы Алирза", "Ёлкин"])
def test_names_of_all_kinds_are_names(client, name):
    client.post(reverse("account_signup"), SIGN_UP | {"last_name": name})

    assert User.objects.get().last_name == name


def test_the_trap_for_robots_is_hidden_without_a_style_and_catches(client):
    page = client.get(reverse("account_signup")).content.decode()
    answer = client.post(reverse("account_signup"), SIGN_UP | {"website": "https://spam.example"})

    assert ("style=" in page, answer.status_code, User.objects.count(), posted()) == (False, 302, 0, [])


def test_a_reset_answers_the_same_for_known_and_unknown_and_posts_one_letter_each(client):
    UserFactory(email="known@example.org", password=PASSWORD)

    answers = []
    for email in ("known@example.org", "nobody@example.org"):
        answer = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        answers.append((answer.status_code, answer.redirect_chain, answer.content.decode().replace(email, "")))

    assert [answer[:2] for answer in answers] == [(200, [(reverse("account_reset_password_done"), 302)])] * 2
    assert posted() == [
        ("accounts/password_reset", "known@example.org"),
        ("accounts/unknown_account", "nobody@example.org"),
    ]


def test_a_dead_mail_server_is_no_error_for_whoever_asks(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    UserFactory(email="known@example.org", password=PASSWORD)

    answer = client.post(reverse("account_reset_password"), {"email": "known@example.org"})
    deliver_waiting()

    letter = Letter.objects.get()
    assert (answer.status_code, letter.state, letter.attempts) == (302, LetterState.QUEUED, 1)


def test_an_address_is_asked_for_a_reset_three_times_an_hour_at_most(client):
    answers = [
        client.post(reverse("account_reset_password"), {"email": "a@example.org"}).status_code for _time in range(5)
    ]

    assert (answers, Letter.objects.count()) == ([302, 302, 302, 429, 429], 3)


def test_the_link_of_a_reset_sets_the_password_and_tells_about_it(client):
    person = UserFactory(email="known@example.org", password=PASSWORD)
    client.post(reverse("account_reset_password"), {"email": "known@example.org"})
    words = Letter.objects.get().text
    link = next(word for word in words.split() if word.startswith("https://portal.example/"))

    form = client.get(link.removeprefix("https://portal.example"), follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": "новая-роща-2026", "password2": "новая-роща-2026"})

    person.refresh_from_db()
    told = Letter.objects.get(kind=password_changed.slug)
    assert (person.check_password("новая-роща-2026"), told.to) == (True, "known@example.org")
    assert ("Иван Петрович" in told.text, "127.0.0.1" in told.text) == (True, True)


def test_changing_the_address_asks_the_password_and_the_new_address_and_tells_the_old_one(client):
    person = UserFactory(email="old@example.org", password=PASSWORD)
    client.post(reverse("account_login"), {"login": "OLD@example.org", "password": PASSWORD})

    asked = client.post(reverse("account_email"), {"action_add": "", "email": "New@example.org"})
    client.post(asked.url, {"password": PASSWORD})
    words = Letter.objects.get().text
    link = next(word for word in words.split() if word.startswith("https://portal.example/"))
    before = User.objects.get().email
    client.post(link.removeprefix("https://portal.example"))

    person.refresh_from_db()
    assert (before, person.email) == ("old@example.org", "new@example.org")
    assert posted() == [
        ("accounts/email_confirmation", "new@example.org"),
        ("accounts/email_changed", "old@example.org"),
    ]


def test_a_stranger_who_guesses_does_not_lock_the_owner_out(client):
    UserFactory(email="owner@example.org", password=PASSWORD)
    wrong = {"login": "owner@example.org", "password": "не тот"}

    guesses = [client.post(reverse("account_login"), wrong, REMOTE_ADDR="203.0.113.7") for _time in range(12)]
    owner = client.post(
        reverse("account_login"),
        {"login": "owner@example.org", "password": PASSWORD},
        REMOTE_ADDR="198.51.100.4",
    )

    refused = [answer for answer in guesses if "много" in " ".join(answer.context["form"].non_field_errors())]
    assert (len(refused), owner.status_code, owner.url) == (2, 302, reverse("cabinet"))


def test_a_class_of_sixty_pupils_signs_in_from_one_address(client):
    UserFactory(email="pupil@example.org", password=PASSWORD)
    answers = []
    for _pupil in range(60):
        client.logout()
        answers.append(
            client.post(reverse("account_login"), {"login": "pupil@example.org", "password": PASSWORD}).status_code
        )

    assert answers == [302] * 60
