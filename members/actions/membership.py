"""Verbs about a membership: the member asks to leave or stays; the secretary records how it ended."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.errors import Refusal
from foundation.russian.dates import date_words
from foundation.workflow import performs
from members import letters
from members.actions.governing_body import close_seats
from members.states import LeavingGround
from members.workflow import MembershipWorkflow


@performs(MembershipWorkflow.ask_to_leave)
def ask_to_leave(membership, *, by, reason=""):
    """Keep the statement of the member with its day; the secretary records the end."""
    membership.leaving_asked_on = timezone.localdate()
    membership.leaving_reason = reason
    return {"reason": reason} if reason else None


@performs(MembershipWorkflow.stay)
def stay_member(membership, *, by):
    """Take the statement back."""
    membership.leaving_asked_on = None
    membership.leaving_reason = ""


@performs(MembershipWorkflow.record_leaving)
def record_leaving(membership, *, by, left_on: date, asked_on: date):
    """End the membership by the member's own wish; `asked_on` is the day of his statement, on the site or on paper."""
    if asked_on > left_on:
        raise ValidationError({"left_on": _("Выход не может быть раньше заявления о нём.")})
    membership.leaving_asked_on = asked_on
    return _end(membership, LeavingGround.OWN_WISH, left_on, letter=True)


@performs(MembershipWorkflow.exclude)
def exclude_member(membership, *, by, left_on: date, protocol_number: str, reason: str):
    """End the membership by a decision of the Presidium; `reason` is told to the person."""
    membership.leaving_protocol = protocol_number
    membership.leaving_reason = reason
    return _end(membership, LeavingGround.EXCLUSION, left_on, letter=True) | {"protocol": protocol_number}


@performs(MembershipWorkflow.record_death)
def record_death(membership, *, by, left_on: date):
    """End the membership of a member who died. Nobody gets a letter."""
    return _end(membership, LeavingGround.DEATH, left_on, letter=False)


def _end(membership, ground, left_on, *, letter):
    if left_on > timezone.localdate():
        raise ValidationError({"left_on": _("Этот день ещё не наступил.")})
    if left_on <= membership.admitted_on:
        words = _("Выбыть можно только после приёма, а он был %(day)s") % {"day": date_words(membership.admitted_on)}
        raise ValidationError({"left_on": words})
    if reason := ahead_of(membership, left_on):
        raise Refusal(reason)
    membership.left_on, membership.ground = left_on, ground
    close_seats(membership.member, last_day=left_on - timedelta(days=1), ending=str(LeavingGround(ground).label))
    email = membership.member.email or (membership.member.user.email if membership.member.user else "")
    if letter and email:
        letters.membership_ended.post(to=email, about=membership, once=membership.code, membership=membership)
    return {"left_on": left_on.isoformat(), "ground": ground.value}


def ahead_of(membership, left_on):
    """Return why the end cannot be recorded: a seat that begins on that day or later. Such a seat is corrected first."""
    seat = membership.member.seats.filter(since__gte=left_on).select_related("body").first()
    if seat is None:
        return None
    words = _("Место «%(body)s» записано с %(day)s – сначала исправьте его срок.")
    return words % {"body": seat.body, "day": date_words(seat.since)}
