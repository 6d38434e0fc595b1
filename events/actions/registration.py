"""Verbs of a registration: to come, to confirm, to leave; and what follows for the line, in the same transaction.

Whatever touches seats locks the event, then its pools, then the registration, so that nobody waits for each other.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import capacity, letters
from events.actions.seats import give_back, locked_pools, take_seats
from events.capacity import Claim, Way, next_in_line, offer_until, way_of
from events.models import Event, Registration, SeatPool
from events.models.registration import identity_of
from events.queries.register import position_of
from events.states import EventState, SeatCause
from events.states import RegistrationState as S
from events.workflow import RegistrationWorkflow
from foundation.audit import record
from foundation.errors import Refusal
from foundation.workflow import performs, write
from privacy.actions.consent import consent_by_link, give_consent
from privacy.queries import has_consent
from privacy.states import ConsentKind

LONGEST_HOLD, SHORTEST_HOLD = timedelta(hours=2), timedelta(minutes=15)


@transaction.atomic
def register(event: Event, *, by, key: UUID, **who) -> Registration:
    """Give the visitor a seat, or a place in the line; the same `key` again returns what came of it the first time.

    `by` may be a visitor without account: he has two hours to open the link of his letter. Somebody who is registered
    already gets the link once more. `who`: names, e-mail, phone, organisation. Raises Refusal when nobody may register.
    """
    pools = locked_pools(event.pk)
    if known := Registration.objects.filter(key=key).select_related("event").first():
        return known
    now, event = timezone.now(), Event.objects.get(pk=event.pk)
    if not event.registration_is_open(now):
        raise Refusal(_("Регистрация закончена. Позвоните в отделение, если вам очень нужно прийти."))
    person = by if by and by.is_authenticated else None
    who["email"] = person.email if person else who["email"].strip().lower()
    if same := _registered_already(event, person, who):
        letters.link_again.post(to=same.email, about=same, once=f"{same.code}:{now:%Y-%m-%dT%H}")
        return same
    return _newcomer(event, settle(event, pools, at=now), who | {"key": key, "person": person}, now)


def _registered_already(event, person, who):
    live = event.registrations.live().select_related("event")
    return (person and live.filter(person=person).first()) or live.filter(identity=_identity(who)).first()


def _newcomer(event, pools, who, now):
    person = who["person"]
    number = (event.registrations.aggregate(top=Max("number"))["top"] or 0) + 1
    ahead = [first.as_claim() for first in event.registrations.waiting()[:1]]
    seats = capacity.admitted([pool.as_plain() for pool in pools], ahead, Claim(who["key"], number))
    waits_for_letter = seats and not person
    registration = Registration(
        event=event,
        number=number,
        identity=_identity(who),
        email_confirmed_at=now if person else None,
        hold_until=_hold_until(now, event.starts_at) if waits_for_letter else None,
        state=S.AWAITING_EMAIL if waits_for_letter else S.CONFIRMED if seats else S.WAITING,
        **who,
    )
    write(registration)
    if seats:
        take_seats(registration, pools, SeatCause.REGISTERED)
    if person:
        give_consent(ConsentKind.PROCESSING, by=person, about=about_of(registration))
    record(registration, "events.registration.register", by=person, number=number, after=registration.state)
    _welcome(registration)
    return registration


def _identity(who):
    return identity_of(who["email"], who["last_name"], who["first_name"], who.get("patronymic", ""))


def _hold_until(now: datetime, starts_at: datetime) -> datetime:
    # Near the start the seat is needed sooner.
    return now + max(SHORTEST_HOLD, min(LONGEST_HOLD, (starts_at - now) / capacity.SHARE_OF_TIME_LEFT))


def _welcome(registration):
    if registration.state == S.AWAITING_EMAIL:
        _tell(letters.address_asked, registration, until=registration.hold_until)
    elif registration.state == S.CONFIRMED:
        _tell(letters.seat_confirmed, registration, from_list=False)
    else:
        _tell(letters.put_in_line, registration, position=position_of(registration))


def about_of(registration: Registration) -> str:
    """Return the value by which consents name a registration."""
    return f"events.Registration:{registration.code}"


def _tell(kind, registration, **facts):
    kind.post(to=registration.email, about=registration, **facts)


@performs(RegistrationWorkflow.confirm)
def confirm_registration(registration, *, by):
    """Take the seat for good; whoever came by the letter agrees to the processing of what he wrote."""
    registration.hold_until = None
    registration.email_confirmed_at = registration.email_confirmed_at or timezone.now()
    about = about_of(registration)
    if not has_consent(about, ConsentKind.PROCESSING):
        consent_by_link(ConsentKind.PROCESSING, signer=registration.full_name, about=about)
    _tell(letters.seat_confirmed, registration, from_list=False)


@transaction.atomic
def cancel_registration(registration: Registration, *, by=None) -> Registration:
    """Give the seat, or the place in the line, back; who is next gets it in the same transaction. Raises Refusal."""
    locked_pools(registration.event_id)
    registration = leave(registration, by=by)
    settle_event(registration.event, at=timezone.now())
    return registration


@performs(RegistrationWorkflow.cancel)
def leave(registration, *, by):
    """Give back what the ledger says."""
    registration.hold_until = None
    give_back(registration, SeatCause.CANCELLED)
    _tell(letters.registration_cancelled, registration)


@transaction.atomic
def settle_event(event: Event, *, at: datetime) -> None:
    """End what has outlived its term and let the line move: what the clock and a change of seats ask for."""
    settle(event, locked_pools(event.pk), at=at)


def settle(event: Event, pools: list[SeatPool], *, at: datetime) -> list[SeatPool]:
    """End what has outlived its term, let the line move from its head, and return the pools as they are now.

    Every way to a seat passes here first, with the pools locked: so the order holds without any clock, and the duty of
    every minute only makes the letters come in time.
    """
    overdue = list(event.registrations.overdue(at).select_related("event"))
    for registration in overdue:
        _end_term(registration)
    pools = locked_pools(event.pk) if overdue else pools
    if event.state == EventState.PUBLISHED and pools:
        _move_line(event, pools, at)
    return pools


def _move_line(event, pools, at):
    way, plain = way_of(at, event.starts_at), [pool.as_plain() for pool in pools]
    if way is Way.DOOR:
        return
    # Nobody wants less than one seat.
    line = list(event.registrations.waiting()[: min(pool.free for pool in plain)])
    by_pk = {registration.pk: registration for registration in line}
    for grant in next_in_line(plain, [registration.as_claim() for registration in line]).grants:
        registration = by_pk[grant.key]
        take_seats(registration, pools, SeatCause.PROMOTED)
        sure = way is Way.CONFIRM and registration.email_confirmed_at
        (promote_registration if sure else offer_seat)(registration, by=None)


def _end_term(registration):
    """Give back a seat that was not confirmed: an offer leads to the end of the line once, everything else out of it."""
    again = registration.state == S.OFFERED and not registration.missed_offer
    try:
        (requeue_registration if again else lapse_registration)(registration, by=None)
    except Refusal:
        # Confirmed in the very last moment, while the pools were being locked.
        return


@performs(RegistrationWorkflow.promote)
def promote_registration(registration, *, by):
    """A seat out of the line, sure at once: there is time enough to refuse."""
    _tell(letters.seat_confirmed, registration, from_list=True)


@performs(RegistrationWorkflow.offer)
def offer_seat(registration, *, by):
    """A seat out of the line, kept until the offer ends."""
    registration.hold_until = offer_until(timezone.now(), registration.event.starts_at)
    _tell(letters.seat_offered, registration, until=registration.hold_until)


@performs(RegistrationWorkflow.requeue)
def requeue_registration(registration, *, by):
    """To the end of the line, with a later number."""
    give_back(registration, SeatCause.LAPSED)
    top = registration.event.registrations.aggregate(top=Max("number"))["top"]
    registration.number, registration.missed_offer, registration.hold_until = top + 1, True, None
    _tell(letters.seat_lapsed, registration, in_line=True)


@performs(RegistrationWorkflow.lapse)
def lapse_registration(registration, *, by):
    """The seat goes to whoever is next."""
    give_back(registration, SeatCause.LAPSED)
    registration.hold_until = None
    _tell(letters.seat_lapsed, registration, in_line=False)


@performs(RegistrationWorkflow.close)
def close_registration(registration, *, by, reason):
    """The event does not take place."""
    give_back(registration, SeatCause.CLOSED)
    registration.hold_until = None
    _tell(letters.event_cancelled, registration, reason=reason)
