"""A visitor comes, confirms, waits, leaves: what happens to seats, to the line, to letters."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from events.actions.event import cancel_event, publish_event, revise_event, set_seats
from events.actions.registration import about_of, cancel_registration, confirm_registration, register, settle_event
from events.actions.withdrawal import unregister_visitor
from events.models import Event, Registration, SeatEntry, SeatPool
from events.states import EventState
from events.states import RegistrationState as S
from events.tasks import end_terms
from foundation.errors import Refusal
from outbox.models import Letter
from privacy.effects import Withdrawn
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory, RegistrationFactory, SeatPoolFactory, later, visitor
from tests.factories.privacy import ConsentTextFactory

pytestmark = pytest.mark.django_db
GUEST = AnonymousUser()


@pytest.fixture(autouse=True)
def text_in_force():
    return ConsentTextFactory()


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def come(event, number=1, by=GUEST, **facts):
    return register(event, by=by, **visitor(number, **facts))


def confirmed(event, number=1):
    return confirm_registration(come(event, number), by=None)


def letters():
    return [(letter.kind, letter.to) for letter in Letter.objects.order_by("pk")]


def pool_of(event):
    pool = SeatPool.objects.get(event=event)
    ledger = SeatEntry.objects.filter(pool=pool).aggregate(total=Sum("delta"))["total"] or 0
    held = sum(row.seats for row in event.registrations.holding())
    assert pool.taken == ledger == held
    return pool.target, pool.capacity, pool.taken


def test_a_guest_gets_a_seat_for_two_hours_and_a_letter_with_the_link():
    event = EventFactory()

    registration = come(event)

    left = registration.hold_until - timezone.now()
    assert (registration.state, registration.number, pool_of(event)) == (S.AWAITING_EMAIL, 1, (2, 2, 1))
    assert timedelta(minutes=119) < left <= timedelta(hours=2)
    assert letters() == [("events/address_asked", "gost1@example.org")]
    assert registration.get_absolute_url() in Letter.objects.get().text


def test_whoever_confirms_keeps_the_seat_and_has_agreed_to_the_processing(text_in_force):
    registration = confirmed(EventFactory())

    assert (registration.state, registration.hold_until) == (S.CONFIRMED, None)
    assert [(row.about, row.signer) for row in text_in_force.consents.all()] == [
        (f"events.Registration:{registration.code}", registration.full_name)
    ]
    assert [kind for kind, _to in letters()] == ["events/address_asked", "events/seat_confirmed"]


def test_somebody_with_an_account_has_his_seat_at_once():
    event, user = EventFactory(), UserFactory()

    registration = come(event, by=user)

    assert (registration.state, registration.email, registration.person) == (S.CONFIRMED, user.email, user)
    assert letters() == [("events/seat_confirmed", user.email)]


def test_the_same_sending_twice_gives_one_registration_and_one_letter():
    event, sending = EventFactory(), visitor()

    first, second = (register(event, by=GUEST, **sending) for _press in range(2))

    assert first == second
    assert (pool_of(event), len(letters())) == ((2, 2, 1), 1)


def test_a_second_sending_of_the_same_guest_brings_the_link_again_and_no_second_seat():
    event = EventFactory()
    first = come(event, last_name="Семёнов")

    again = come(event, last_name="семенов", email="GOST1@example.org")

    assert (again, pool_of(event)) == (first, (2, 2, 1))
    assert [kind for kind, _to in letters()] == ["events/address_asked", "events/link_again"]


def test_one_mailbox_may_serve_a_family():
    event = EventFactory()
    come(event, first_name="Вера")
    come(event, first_name="Пётр")

    assert pool_of(event) == (2, 2, 2)


def test_the_third_of_two_waits_and_is_told_his_place():
    event = EventFactory()
    come(event, 1)
    come(event, 2)

    third = come(event, 3)

    assert (third.state, third.number, pool_of(event)) == (S.WAITING, 3, (2, 2, 2))
    assert letters()[-1] == ("events/put_in_line", third.email)
    assert "Ваше место в списке: 1" in Letter.objects.order_by("pk").last().text


def test_a_seat_given_back_goes_to_the_head_of_the_line_in_the_same_act():
    event = EventFactory()
    first = confirmed(event, 1)
    confirmed(event, 2)
    user = UserFactory()
    waiting, last = come(event, 3, by=user), come(event, 4)

    cancel_registration(first)

    states = [(row.number, row.state) for row in event.registrations.order_by("number")]
    assert states == [(1, S.CANCELLED), (2, S.CONFIRMED), (3, S.CONFIRMED), (4, S.WAITING)]
    assert pool_of(event) == (2, 2, 2)
    assert letters()[-2:] == [("events/registration_cancelled", first.email), ("events/seat_confirmed", waiting.email)]
    assert last.state == S.WAITING


def test_a_guest_out_of_the_line_is_offered_the_seat_for_his_address_was_never_confirmed():
    event = EventFactory(seats__target=1)
    first, waiting = confirmed(event, 1), come(event, 2)

    cancel_registration(first)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.hold_until > timezone.now()) == (S.OFFERED, True)
    assert letters()[-1] == ("events/seat_offered", waiting.email)


def test_a_seat_that_nobody_confirmed_goes_on_without_any_clock():
    event = EventFactory(seats__target=1)
    first = come(event, 1)
    with time_machine.travel(later(hours=3), tick=False):
        with pytest.raises(Refusal, match="Срок подтверждения прошёл"):
            confirm_registration(first, by=None)

        second = come(event, 2)

        first.refresh_from_db()
        assert (first.state, second.state, pool_of(event)) == (S.LAPSED, S.AWAITING_EMAIL, (1, 1, 1))


def test_the_clock_ends_terms_and_tells_of_it():
    event = EventFactory(seats__target=1)
    first, waiting = come(event, 1), come(event, 2)

    with time_machine.travel(later(hours=3), tick=False):
        end_terms()

    waiting.refresh_from_db()
    assert (waiting.state, pool_of(event)) == (S.OFFERED, (1, 1, 1))
    assert letters()[-2:] == [("events/seat_lapsed", first.email), ("events/seat_offered", waiting.email)]


def test_a_missed_offer_leads_to_the_end_of_the_line_once_and_then_out_of_it():
    event = EventFactory(seats__target=1)
    first, slow, patient = confirmed(event, 1), come(event, 2), come(event, 3)
    cancel_registration(first)

    with time_machine.travel(later(days=2), tick=False):
        settle_event(Event.objects.get(pk=event.pk), at=timezone.now())
        slow.refresh_from_db()
        patient.refresh_from_db()
        assert [(slow.state, slow.number), (patient.state, patient.number)] == [(S.WAITING, 4), (S.OFFERED, 3)]
        cancel_registration(patient)
        slow.refresh_from_db()
        assert slow.state == S.OFFERED
    with time_machine.travel(later(days=4), tick=False):
        settle_event(Event.objects.get(pk=event.pk), at=timezone.now())
        slow.refresh_from_db()
        assert (slow.state, pool_of(event)) == (S.LAPSED, (1, 1, 0))


def test_nobody_overtakes_the_line_even_where_a_seat_is_free():
    event = EventFactory(starts_at=later(hours=3))
    RegistrationFactory(event=event, number=1)

    assert come(event, 7).state == S.WAITING


def test_fewer_seats_take_none_away_and_more_seats_go_to_the_line(secretary):
    event = EventFactory(seats__target=3)
    guests = [confirmed(event, number) for number in (1, 2, 3)]
    user = UserFactory()

    set_seats(event, by=secretary, seats=1, reason="Малый зал.")
    waiting = come(event, 4, by=user)
    assert (pool_of(event), waiting.state) == ((1, 3, 3), S.WAITING)

    cancel_registration(guests[0])
    assert pool_of(event) == (1, 2, 2)

    set_seats(event, by=secretary, seats=5, reason="Большой зал.")
    waiting.refresh_from_db()
    assert (pool_of(event), waiting.state) == ((5, 5, 3), S.CONFIRMED)


def test_only_the_secretary_says_how_many_seats_there_are():
    with pytest.raises(PermissionDenied):
        set_seats(EventFactory(), by=UserFactory(), seats=5, reason="Так.")


def test_the_database_itself_forbids_one_guest_too_many():
    pool = SeatPoolFactory(target=2)

    with pytest.raises(IntegrityError), transaction.atomic():
        SeatPool.objects.filter(pk=pool.pk).update(taken=3)


def test_a_seat_must_be_free_in_every_pool_or_none_is_taken():
    event = EventFactory(seats__target=5)
    narrow = SeatPoolFactory(event=event, target=1)
    come(event, 1)

    assert come(event, 2).state == S.WAITING
    assert list(event.pools.values_list("taken", flat=True)) == [1, 1]
    assert narrow.entries.count() == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"state": EventState.DRAFT},
        {"rough": True},
        {"cancelled": True},
        {"starts_at": later(hours=-1)},
        {"registration_closes_at": later(minutes=-1)},
    ],
    ids=["draft", "rough date", "cancelled", "begun", "closed"],
)
def test_closed_means_closed(facts):
    event = EventFactory(**facts)

    with pytest.raises(Refusal, match="Регистрация закончена"):
        come(event)
    assert (Registration.objects.count(), letters()) == (0, [])


def test_registration_opens_when_the_day_and_the_seats_are_known(secretary):
    event = EventFactory(rough=True, seats=None)

    with pytest.raises(Refusal) as refused:
        publish_event(event, by=secretary)
    assert refused.value.reasons == [
        "Сначала назначьте день и час: пока срок примерный, записывать нельзя.",
        "Сначала укажите, сколько мест.",
    ]

    set_seats(event, by=secretary, seats=10, reason="Зал.")
    revise_event(event, by=secretary, starts_at=later(days=5))
    assert publish_event(event, by=secretary).registration_is_open()


def test_who_is_registered_is_told_of_another_hour_and_the_calendar_learns_it(secretary):
    event = EventFactory()
    registration = confirmed(event)

    moved = revise_event(event, by=secretary, starts_at=later(days=12), title="Другое название")

    assert (moved.sequence, letters()[-1]) == (1, ("events/event_moved", registration.email))
    assert event.when in Letter.objects.order_by("pk").last().text
    revise_event(moved, by=secretary, summary="Иначе.")
    assert (len(letters()), Event.objects.get().sequence) == (3, 1)


def test_a_cancelled_event_closes_every_registration_and_tells_everybody_once(secretary):
    event = EventFactory(seats__target=1)
    seated, waiting = confirmed(event, 1), come(event, 2)
    gone = come(event, 3)
    cancel_registration(gone)
    told = len(letters())

    cancel_event(event, by=secretary, reason="Отключают воду.")

    assert letters()[told:] == [("events/event_cancelled", seated.email), ("events/event_cancelled", waiting.email)]
    assert [row.state for row in event.registrations.order_by("number")] == [S.CLOSED, S.CLOSED, S.CANCELLED]
    assert pool_of(event) == (1, 1, 0)


def test_a_consent_taken_back_gives_the_seat_back():
    event, user = EventFactory(seats__target=1), UserFactory()
    registration, waiting = come(event, 1, by=user), come(event, 2)

    withdrawn = Withdrawn(ConsentKind.PROCESSING, about_of(registration), registration.full_name)
    done = unregister_visitor(withdrawn, by=user).done

    registration.refresh_from_db()
    waiting.refresh_from_db()
    assert done == ("Запись на мероприятие отменена, место отдано следующему.",)
    assert (registration.state, waiting.state, pool_of(event)) == (S.CANCELLED, S.OFFERED, (1, 1, 1))
    assert unregister_visitor(Withdrawn(ConsentKind.PROCESSING, "contests.Application:X", ""), by=user) is None


def test_a_registration_costs_few_queries_however_many_came_before():
    event = EventFactory(seats__target=500)

    def statements(number):
        with CaptureQueriesContext(connection) as asked:
            come(event, number)
        return [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]

    first = statements(1)
    for number in range(2, 12):
        come(event, number)

    assert len(statements(12)) == len(first) <= 20
