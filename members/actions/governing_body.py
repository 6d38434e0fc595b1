"""Verbs about governing bodies: their rules, who is elected, when a term ends. The row of the body is the queue for its seats."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.permissions import allows
from foundation.prepared import held
from foundation.russian.dates import date_words
from members.models import BodyMembership, GoverningBody
from members.states import BodyPosition


@transaction.atomic
def found_body(*, by, **facts) -> GoverningBody:
    """Write a new body of these facts (fields of GoverningBody). Raises PermissionDenied or ValidationError."""
    if not allows(by, "members.add_governingbody"):
        raise PermissionDenied
    body = GoverningBody(**facts)
    body.full_clean()
    body.save()
    record(body, "members.governingbody.found", by=by, seats=body.seats)
    return body


@transaction.atomic
def revise_body(body, *, by, **facts) -> GoverningBody:
    """Set these facts (fields of GoverningBody) and return the fresh body; old and new rules stand in the history.

    Raises PermissionDenied; ValidationError, also when there would be fewer seats than people in them.
    """
    if not allows(by, "members.change_governingbody", body):
        raise PermissionDenied
    body = held(GoverningBody, body.pk)
    changed = sorted(name for name, value in facts.items() if getattr(body, name) != value)
    before = {name: str(getattr(body, name)) for name in changed}
    for name in changed:
        setattr(body, name, facts[name])
    body.full_clean()
    if "seats" in changed and (taken := most_taken(list(body.seats_taken.all()))) > body.seats:
        raise ValidationError({"seats": _("В органе уже %(taken)d человек.") % {"taken": taken}})
    if changed:
        body.save(update_fields=[*changed, "updated_at"])
        after = {name: str(facts[name]) for name in changed}
        record(body, "members.governingbody.revise", by=by, before=before, after=after)
    return body


@transaction.atomic
def elect_to_body(body, *, by, member, **term) -> BodyMembership:
    """Give the member a seat for a term: position, since (the day of the election), until (the last day, or None), protocol_number.

    Raises PermissionDenied; ValidationError when he is no member then, sits there already, or no seat is free.
    """
    body = held(GoverningBody, body.pk)
    if not allows(by, "members.seat_members", body):
        raise PermissionDenied
    seat = BodyMembership(body=body, member=member, **term)
    _write(seat)
    record(seat, "members.bodymembership.elect", by=by, body=body.name, protocol=seat.protocol_number)
    return seat


@transaction.atomic
def revise_seat(seat, *, by, ending: str = "", **term) -> BodyMembership:
    """Correct a term (as in `elect_to_body`) or end it: `until` is its last day, `ending` says why.

    Raises PermissionDenied or ValidationError.
    """
    body = held(GoverningBody, seat.body_id)
    if not allows(by, "members.seat_members", body):
        raise PermissionDenied
    seat = held(BodyMembership, seat.pk, "body", "member")
    before = {name: str(getattr(seat, name)) for name in term}
    for name, value in term.items():
        setattr(seat, name, value)
    seat.ending = ending if seat.until else ""
    _write(seat)
    after = {name: str(getattr(seat, name)) for name in term}
    record(seat, "members.bodymembership.revise", by=by, before=before, after=after)
    return seat


def close_seats(member, *, last_day: date, ending: str) -> None:
    """End every seat of a member whose membership ended; called inside the transaction of that verb."""
    for seat in member.seats.select_for_update().touching(last_day, None).filter(since__lte=last_day):
        if seat.until is None or seat.until > last_day:
            seat.until, seat.ending = last_day, ending
            seat.save(update_fields=["until", "ending", "updated_at"])


def _write(seat):
    seat.full_clean()
    others = list(seat.body.seats_taken.touching(seat.since, seat.until).exclude(pk=seat.pk).select_related("member"))
    _check_membership(seat)
    _check_others(seat, others)
    seat.save()


def _check_membership(seat):
    """Who sits in a body is a member during the whole term; a term without an end ends with the membership."""
    covering = seat.member.memberships.on(seat.since).first()
    if covering is None:
        words = _("На %(day)s этот человек не состоит в отделении.") % {"day": date_words(seat.since)}
        raise ValidationError({"since": words})
    if covering.left_on and (seat.until is None or seat.until >= covering.left_on):
        words = _("Этот человек выбыл из отделения %(day)s – закончите срок раньше.")
        raise ValidationError({"until": words % {"day": date_words(covering.left_on)}})


def _check_others(seat, others):
    if any(other.member_id == seat.member_id for other in others):
        raise ValidationError({"member": _("Этот человек уже входит в этот орган в эти дни.")})
    chair = next((other for other in others if other.position == BodyPosition.CHAIR), None)
    if seat.position == BodyPosition.CHAIR and chair:
        words = _("В эти дни председатель – %(name)s. Сначала закончите его срок.") % {"name": chair.member.short_name}
        raise ValidationError({"position": words})
    if most_taken([*others, seat]) > seat.body.seats:
        words = _("Свободных мест нет: по уставу их %(seats)d.") % {"seats": seat.body.seats}
        raise ValidationError({"since": words})


def most_taken(seats) -> int:
    """Return the greatest number of seats that are taken on one day. It can only grow on a day on which a term begins."""
    days = {seat.since for seat in seats}
    return max((sum(_sits(seat, day) for seat in seats) for day in days), default=0)


def _sits(seat, day):
    return seat.since <= day and (seat.until is None or seat.until >= day)
