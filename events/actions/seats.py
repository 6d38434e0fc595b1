"""Verbs of seats: the only place where a counter changes. Whoever calls holds the event, then its pools in the order of their keys."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Sum
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from events.models import Event, Registration, SeatEntry, SeatPool
from events.states import SeatCause
from foundation.errors import Refusal
from foundation.prepared import held


def locked_pools(event_id: int) -> list[SeatPool]:
    """Return the pools of an event as they are after waiting for them; nobody else changes them until the end."""
    # The event first: a move of the event holds it before the pools, and a new registration points at it.
    held(Event, event_id, no_key=True)
    return list(SeatPool.objects.select_for_update().filter(event_id=event_id).order_by("pk"))


def take_seats(registration: Registration, pools: Iterable[SeatPool], cause: SeatCause) -> None:
    """Take the seats of a registration in every pool, or in none. Raises Refusal where the database has no room."""
    seats = registration.seats
    with transaction.atomic():
        for pool in pools:
            # The last word is the row's own, whatever was reckoned before.
            if not with_room(pool, seats).update(taken=F("taken") + seats):
                raise Refusal(_("Место только что заняли. Запишитесь ещё раз: вы попадёте в лист ожидания."))
            pool.taken += seats
        SeatEntry.objects.bulk_create(
            SeatEntry(pool=pool, registration=registration, delta=seats, cause=cause) for pool in pools
        )


def with_room(pool: SeatPool, seats: int):
    """Return the row of the pool if so many seats are free in it."""
    return SeatPool.objects.filter(pk=pool.pk, capacity__gte=F("taken") + seats)


def give_back(registration: Registration, cause: SeatCause) -> None:
    """Give back exactly what the ledger says this registration has; seats above the wanted number are gone for good."""
    held = registration.entries.order_by().values_list("pool").annotate(Sum("delta"))
    rows = [(pool, seats) for pool, seats in held if seats]
    for pool, seats in rows:
        left = F("taken") - seats
        SeatPool.objects.filter(pk=pool).update(taken=left, capacity=Greatest(F("target"), left))
    SeatEntry.objects.bulk_create(
        SeatEntry(pool_id=pool, registration=registration, delta=-seats, cause=cause) for pool, seats in rows
    )
