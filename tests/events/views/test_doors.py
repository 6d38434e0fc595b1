"""What a visitor, somebody with an account and the organiser see and send."""

import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from accounts.roles import Role
from events.actions.registration import cancel_registration, confirm_registration, register
from events.models import Event, Registration, SeatPool
from events.states import RegistrationState as S
from outbox.models import Letter
from privacy.models import AccessRecord
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory, later, visitor
from tests.factories.privacy import ConsentTextFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]
LINK = "https://meet.example.org/secret-room"


@pytest.fixture(autouse=True)
def text_in_force():
    return ConsentTextFactory()


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def page(client, address, *args):
    return client.get(reverse(address, args=args))


def send(client, event, **facts):
    return client.post(reverse("events:register", args=[event.slug]), visitor(**facts) | {"agrees": "on"})


def test_the_list_shows_what_comes_and_leaves_drafts_out(client):
    EventFactory(title="Круглый стол", starts_at=later(days=20))
    EventFactory(title="Семинар", starts_at=later(days=3))
    EventFactory(title="Прошлая встреча", starts_at=later(days=-30))
    EventFactory(title="Черновик встречи", draft=True)

    shown = page(client, "events:event_list").content.decode()

    assert re.findall(r'class="card__title"><a[^>]*>([^<]+)', shown) == ["Семинар", "Круглый стол", "Прошлая встреча"]


@pytest.mark.parametrize("number", [2, 12])
def test_the_list_costs_the_same_for_any_number_of_events(client, django_assert_max_num_queries, number):
    for _event in range(number):
        EventFactory()
    page(client, "events:event_list")

    with django_assert_max_num_queries(6):
        page(client, "events:event_list")


def test_a_guest_registers_confirms_by_the_letter_and_cancels_without_a_password(client):
    event = EventFactory(format="hybrid", online_link=LINK)

    after = client.get(send(client, event)["Location"]).content.decode()
    registration = Registration.objects.get()
    assert "Остался один шаг" in after
    link = re.search(r"/registrations/\S+", Letter.objects.get().text)[0]

    assert "Подтвердить участие" in client.get(link).content.decode()
    assert LINK not in client.get(link).content.decode()
    confirmed = client.post(f"{link}confirm/", follow=True).content.decode()
    assert "Место за вами" in confirmed
    assert LINK in confirmed

    cancelled = client.post(f"{link}cancel/", follow=True).content.decode()
    registration.refresh_from_db()
    assert (registration.state, SeatPool.objects.get().taken) == (S.CANCELLED, 0)
    assert LINK not in cancelled


def test_reading_a_link_changes_nothing(client):
    registration = register(EventFactory(), by=None, **visitor())

    for act in ("", "confirm/", "cancel/"):
        assert client.get(registration.get_absolute_url() + act).status_code == 200

    registration.refresh_from_db()
    assert registration.state == S.AWAITING_EMAIL


def test_a_guest_is_told_nothing_of_who_is_registered_already(client):
    event = EventFactory()
    send(client, event)

    answer = client.get(send(client, event)["Location"]).content.decode()

    assert "Если этот человек уже записан" in answer
    assert "gost1@example.org" not in answer


def test_a_form_with_a_fault_keeps_what_was_typed(client):
    answer = send(client, EventFactory(), email="не адрес", organization="ТОС «Липовая аллея»")

    assert answer.status_code == 422
    assert "ТОС «Липовая аллея»" in answer.content.decode().replace("&quot;", '"')
    assert Registration.objects.count() == 0


def test_somebody_with_an_account_sees_his_events_in_the_cabinet(client):
    event, user = EventFactory(title="Семинар в мае"), UserFactory()
    client.force_login(user)

    answer = send(client, event)

    registration = Registration.objects.get()
    assert (answer["Location"], registration.email) == (registration.get_absolute_url(), user.email)
    assert "Семинар в мае" in page(client, "events:my_registrations").content.decode()
    assert "Семинар в мае" in page(client, "cabinet").content.decode()


def test_the_link_for_those_who_connect_is_on_no_public_page(client):
    event = EventFactory(format="online", online_link=LINK)
    waiting = register(EventFactory(online_link=LINK, seats__target=1), by=None, **visitor(1))
    register(event, by=None, **visitor(2))

    addresses = [
        reverse("events:event_list"),
        *(reverse(f"events:{name}", args=[event.slug]) for name in ("event", "register", "calendar")),
        waiting.get_absolute_url(),
    ]
    shown = [client.get(address).content.decode() for address in addresses]

    assert [LINK in text for text in shown] == [False] * len(addresses)
    assert [LINK in letter.text for letter in Letter.objects.all()] == [False, False]


def test_the_calendar_keeps_its_entry_when_the_event_is_cancelled(client, secretary):
    event = EventFactory(starts_at=later(days=10), ends_at=later(days=10, hours=3))

    def entry():
        return Calendar.from_ical(page(client, "events:calendar", event.slug).content).walk("VEVENT")[0]

    before = entry()
    assert (before["STATUS"], before["SEQUENCE"]) == ("CONFIRMED", 0)
    assert before.decoded("DTEND") - before.decoded("DTSTART") == timedelta(hours=3)
    client.force_login(secretary)
    client.post(reverse("office_event_move", args=[event.slug, "cancel"]), {"reason": "Отключают воду."})

    after = entry()
    assert (after["UID"], after["STATUS"], after["SEQUENCE"]) == (before["UID"], "CANCELLED", 1)
    assert "Отключают воду." in page(client, "events:event", event.slug).content.decode()


def test_the_organiser_writes_an_event_gives_it_seats_and_opens_the_registration(client, secretary):
    client.force_login(secretary)
    typed = {"title": "Семинар", "slug": "may", "kind": "seminar", "format": "on_site", "summary": "О собраниях."}

    made = client.post(reverse("event:add"), typed | {"expected_on": "2027-05-01", "term_words": "май 2027 г."})
    event = Event.objects.get()
    assert made["Location"] == reverse("office_event", args=["may"])
    refused = client.post(reverse("office_event_move", args=["may", "publish"]), follow=True)
    assert "Сначала назначьте день и час" in refused.content.decode()

    hour = {"starts_at": f"{later(days=9):%Y-%m-%d} 11:00"}
    client.post(reverse("event:edit", args=[event.pk]), typed | hour)
    client.post(reverse("office_seats", args=["may"]), {"seats": "30", "reason": "Зал."})
    client.post(reverse("office_event_move", args=["may", "publish"]))

    event.refresh_from_db()
    assert (event.registration_is_open(), event.pools.get().capacity) == (True, 30)


def test_the_organiser_finds_participants_and_takes_the_list_out_with_a_reason(client, secretary):
    event = EventFactory(seats__target=5)
    confirm_registration(register(event, by=None, **visitor(1, last_name="Алёшин")), by=None)
    cancel_registration(register(event, by=None, **visitor(2, last_name="=Формулин")))
    client.force_login(secretary)
    desk = reverse("office_participants", args=[event.slug])

    found = client.get(desk, {"q": "алешин"}).content.decode()
    narrowed = client.get(desk, {"state": "cancelled"}).content.decode()
    assert [("Алёшин" in text, "Формулин" in text) for text in (found, narrowed)] == [(True, False), (False, True)]

    address = reverse("office_participants_download", args=[event.slug])
    sheet = load_workbook(io.BytesIO(client.post(address, {"reason": "Встреча на входе"}).content)).active
    rows = [[cell.value for cell in row][:2] for row in sheet.iter_rows(min_row=3)]
    assert rows == [[1, "Алёшин Игорь"], [2, "=Формулин Игорь"]]
    assert sheet["B4"].data_type == "s"
    assert [(row.rows, row.about) for row in AccessRecord.objects.filter(act="export")] == [
        (2, f"events.Event:{event.slug}")
    ]


@pytest.mark.parametrize("number", [3, 25])
def test_the_list_of_participants_costs_the_same_for_any_number(
    client, secretary, django_assert_max_num_queries, number
):
    event = EventFactory(seats__target=50)
    for guest in range(number):
        register(event, by=None, **visitor(guest))
    client.force_login(secretary)
    desk = reverse("office_participants", args=[event.slug])
    client.get(desk)

    with django_assert_max_num_queries(16):
        client.get(desk)
