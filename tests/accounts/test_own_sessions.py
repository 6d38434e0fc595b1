"""Sessions: how long they last by role, who sees and ends them, whom a new device is told of."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.roles import give_role
from accounts.devices import device_of
from accounts.models import Session, User
from accounts.queries import seen_words
from accounts.roles import Role
from outbox.models import Letter
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "березовая-роща-27"
PHONE = (
    "Mozilla/5.0 (Linux; Android 15; Pixel) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
)
COMPUTER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 YaBrowser/25.8 Safari/537.36"
OWN_SESSIONS = reverse("accounts:own_sessions")


def sign_in(client, person, agent=COMPUTER):
    return client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, HTTP_USER_AGENT=agent)


def old_person(**facts):
    return UserFactory(password=PASSWORD, date_joined=timezone.now() - timedelta(days=30), **facts)


@pytest.mark.parametrize(
    ("roles", "hours_of_rest", "hours_at_most"),
    [
        ([], 14 * 24, 14 * 24),
        ([Role.JUROR], 8, 14 * 24),
        ([Role.SECRETARY], 3, 12),
        ([Role.JUROR, Role.EDITOR], 3, 12),
        ([Role.SCHOOL_COORDINATOR], 3, 12),
    ],
)
def test_a_session_ends_after_rest_and_after_its_length(client, time_machine, roles, hours_of_rest, hours_at_most):
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    person = UserFactory()
    for role in roles:
        give_role(person, role, by=None)
    client.force_login(person)

    def status_after(hours):
        time_machine.move_to(start + timedelta(hours=hours), tick=False)
        return client.get("/cabinet/").status_code

    worked = [
        status_after(hours_of_rest * step - 0.1 * step) for step in range(1, int(hours_at_most / hours_of_rest) + 1)
    ]
    assert worked == [200] * len(worked)
    assert status_after(hours_at_most + 0.1) == 302


def test_a_rest_that_is_too_long_ends_the_session(client, time_machine):
    start = timezone.now()
    client.force_login(UserFactory(role=Role.SECRETARY))

    time_machine.move_to(start + timedelta(hours=3, minutes=1))

    assert client.get("/cabinet/").url == "/accounts/login/?next=/cabinet/"


def test_a_request_within_five_minutes_writes_nothing(client, django_assert_num_queries):
    client.force_login(UserFactory())
    before = Session.objects.get().seen_at
    client.get("/cabinet/")

    assert Session.objects.get().seen_at == before


def test_a_person_sees_his_devices_and_ends_one(client):
    person, there, elsewhere = old_person(), Client(), Client()
    sign_in(client, person)
    sign_in(there, person, PHONE)
    sign_in(elsewhere, UserFactory(password=PASSWORD))

    rows = client.get(OWN_SESSIONS).context["sessions"]
    other = next(row for row in rows if not row.is_current)
    answer = client.post(OWN_SESSIONS, {"which": other.handle})

    assert {row.device for row in rows} == {"Компьютер с Windows, Яндекс Браузер", "Телефон с Android, Chrome"}
    assert (answer.url, client.get("/cabinet/").status_code) == (OWN_SESSIONS, 200)
    assert (there.get("/cabinet/").status_code, elsewhere.get("/cabinet/").status_code) == (302, 200)


def test_all_others_are_ended_at_once_and_this_one_stays(client):
    person, others = old_person(), [Client(), Client()]
    for browser in (client, *others):
        sign_in(browser, person)

    client.post(OWN_SESSIONS, {"which": ""})

    assert [browser.get("/cabinet/").status_code for browser in (client, *others)] == [200, 302, 302]


def test_nobody_ends_the_session_of_another(client):
    stranger, victim = UserFactory(password=PASSWORD), Client()
    sign_in(victim, old_person())
    handle = Session.objects.get().handle
    sign_in(client, stranger)

    answer = client.post(OWN_SESSIONS, {"which": handle})

    assert (answer.status_code, victim.get("/cabinet/").status_code) == (422, 200)


def test_the_page_shows_no_key_of_a_session(client):
    sign_in(client, old_person())

    page = client.get(OWN_SESSIONS).content.decode()

    assert Session.objects.get().session_key not in page


def test_a_new_password_ends_the_other_sessions_and_leaves_no_rows(client):
    person, there = old_person(), Client()
    sign_in(client, person)
    sign_in(there, person)

    change = {"oldpassword": PASSWORD, "password1": "другая-роща-2028", "password2": "другая-роща-2028"}
    client.post(reverse("account_change_password"), change)

    assert (client.get("/cabinet/").status_code, there.get("/cabinet/").status_code) == (200, 302)
    assert Session.objects.of(person).count() == 1


def test_a_new_role_begins_with_a_new_session(client):
    client.force_login(person := UserFactory())

    give_role(person, Role.EDITOR, by=None)

    assert client.get("/cabinet/").status_code == 302


def test_a_device_is_told_of_once(client):
    person = old_person()

    sign_in(client, person, PHONE)
    client.post(reverse("account_logout"))
    sign_in(client, person, PHONE)
    sign_in(Client(), person, COMPUTER)

    told = [(letter.kind, letter.to) for letter in Letter.objects.order_by("pk")]
    assert told == [("accounts/new_device", person.email)] * 2
    assert "Телефон с Android, Chrome" in Letter.objects.order_by("pk").first().text


def test_one_computer_remembers_many_people_and_none_is_told_of_another(client):
    first, second = old_person(), old_person()

    for person in (first, second, first, second):
        sign_in(client, person)
        client.post(reverse("account_logout"))

    assert [letter.to for letter in Letter.objects.order_by("pk")] == [first.email, second.email]


def test_whoever_has_just_joined_is_told_of_nothing(client):
    sign_in(client, UserFactory(password=PASSWORD))

    assert (Letter.objects.count(), User.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("", "Неизвестное устройство"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1",
            "Телефон iPhone, Safari",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Компьютер с Linux, Firefox"),
        ("Mozilla/5.0 (Linux; Android 14; SM-X200) Chrome/140.0 Safari/537.36", "Планшет с Android, Chrome"),
        ("curl/8", "Неизвестное устройство"),
    ],
)
def test_a_device_is_named_in_words(agent, words):
    assert device_of(agent) == words


def test_when_somebody_was_seen_is_said_coarsely():
    at = timezone.make_aware(timezone.datetime(2026, 10, 14, 15, 0))
    passed = [timedelta(minutes=20), timedelta(hours=5), timedelta(days=1), timedelta(days=3), timedelta(days=40)]

    words = [seen_words(at - time, at=at) for time in passed]

    assert words == ["меньше часа назад", "сегодня", "вчера", "3\u00a0дня назад", "4\u00a0сентября 2026\u00a0г."]
