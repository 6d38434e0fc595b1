"""Places under load: never one guest too many, a line in the order of coming; and what would happen without the guard."""

from functools import partial
from threading import Barrier

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Sum

from accounts.roles import Role
from events.actions import seats
from events.actions.event import cancel_event, set_seats
from events.actions.registration import cancel_registration, confirm_registration, register
from events.models import Registration, SeatEntry, SeatPool
from events.states import HOLDING
from events.states import RegistrationState as S
from foundation.errors import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory, visitor
from tests.factories.privacy import ConsentTextFactory
from tests.support.crowd import together

PEOPLE, PLACES = 16, 8
ON_SQLITE = "sqlite" in settings.DATABASES["default"]["ENGINE"]

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(ON_SQLITE, reason="SQLite lets one writer in at a time"),
]


@pytest.fixture(autouse=True)
def text_in_force():
    return ConsentTextFactory()


def come(event, number, key=None):
    typed = visitor(number) | ({"key": key} if key else {})
    return register(event, by=AnonymousUser(), **typed)


def counted(event):
    """Return what the counter, the ledger and the registrations say of the seats taken."""
    return (
        SeatPool.objects.get(event=event).taken,
        SeatEntry.objects.filter(pool__event=event).aggregate(total=Sum("delta"))["total"],
        event.registrations.filter(state__in=HOLDING).count(),
    )


def test_sixteen_who_come_at_once_for_eight_places_get_eight_seats_and_eight_numbers_in_line():
    event = EventFactory(seats__target=PLACES)

    together(*(partial(come, event, number) for number in range(PEOPLE)))

    rows = list(event.registrations.order_by("number").values_list("number", "state"))
    assert rows == [(number, S.AWAITING_EMAIL if number <= PLACES else S.WAITING) for number in range(1, PEOPLE + 1)]
    assert counted(event) == (PLACES, PLACES, PLACES)


def test_one_form_sent_eight_times_at_once_is_one_registration():
    event = EventFactory(seats__target=PLACES)
    key = visitor()["key"]

    outcomes = together(*[partial(come, event, 1, key)] * 8)

    assert ({row.pk for row in outcomes}, counted(event)) == ({Registration.objects.get().pk}, (1, 1, 1))


def test_those_who_leave_and_those_who_come_at_once_keep_the_order():
    event = EventFactory(seats__target=PLACES)
    seated = [confirm_registration(come(event, number), by=None) for number in range(PLACES)]
    waiting = [come(event, number) for number in range(PLACES, PLACES + 4)]

    leaving = [partial(cancel_registration, registration) for registration in seated[:4]]
    together(*leaving, *(partial(come, event, number) for number in range(100, 104)))

    assert [Registration.objects.get(pk=row.pk).state for row in waiting] == [S.OFFERED] * 4
    assert set(event.registrations.filter(number__gt=PLACES + 4).values_list("state", flat=True)) == {S.WAITING}
    assert counted(event) == (PLACES, PLACES, PLACES)


def test_without_the_guard_the_same_people_would_oversell():
    """The control: count first, write afterwards, and no CHECK to stop it: that is how places are sold twice."""
    event = EventFactory(seats__target=1)
    pool, meeting = SeatPool.objects.get(event=event), Barrier(4)
    guard = next(c for c in SeatPool._meta.constraints if c.name == "no_more_guests_than_seats")
    with connection.schema_editor() as editor:
        editor.remove_constraint(SeatPool, guard)

    def take_unguarded():
        with transaction.atomic():
            has_room = seats.with_room(pool, 1).exists()
            meeting.wait(timeout=30)
            if has_room:
                SeatPool.objects.filter(pk=pool.pk).update(taken=F("taken") + 1)

    try:
        together(*[take_unguarded] * 4)
        assert SeatPool.objects.get(pk=pool.pk).taken == 4
    finally:
        SeatPool.objects.update(taken=0)
        with connection.schema_editor() as editor:
            editor.add_constraint(SeatPool, guard)


def test_the_counter_alone_guards_too_when_nobody_locks_the_pool():
    """Even a path that forgot the lock takes one seat of one: the conditional update is the second line, the CHECK the third."""
    event = EventFactory(seats__target=1)
    pool, meeting = SeatPool.objects.get(event=event), Barrier(4)

    def take_without_the_lock():
        with transaction.atomic():
            meeting.wait(timeout=30)
            return seats.with_room(pool, 1).update(taken=F("taken") + 1)

    assert sorted(together(*[take_without_the_lock] * 4)) == [0, 0, 0, 1]
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatPool.objects.update(taken=F("taken") + 1)


def test_the_organiser_and_visitors_who_act_at_once_do_not_wait_for_each_other_in_a_circle():
    event, secretary = EventFactory(seats__target=2), UserFactory(role=Role.SECRETARY)
    first = come(event, 1)

    more = partial(set_seats, event, by=secretary, seats=6, reason="Большой зал.")
    visitors = [partial(come, event, number) for number in range(2, 8)]
    together(*visitors[:3], more, *visitors[3:], partial(cancel_registration, first))

    assert counted(event) == (6, 6, 6)
    together(
        partial(cancel_event, event, by=secretary, reason="Отключают воду."),
        *[partial(_refused, event, n) for n in (8, 9)],
    )
    assert counted(event) == (0, 0, 0)


def _refused(event, number):
    try:
        come(event, number)
    except Refusal:
        return


def test_a_seat_that_is_confirmed_while_its_event_is_settled_is_not_lost():
    event = EventFactory(seats__target=2)
    first, second = come(event, 1), come(event, 2)

    def outcome(act):
        try:
            return act().state
        except Refusal as refused:
            return str(refused)

    states = together(
        partial(outcome, partial(confirm_registration, first, by=None)),
        partial(outcome, partial(cancel_registration, second)),
        partial(outcome, partial(come, event, 3)),
    )

    assert states[:2] == [S.CONFIRMED, S.CANCELLED]
    assert counted(event) == (2, 2, 2)
