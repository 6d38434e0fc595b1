"""Verbs about representatives: a person asks, somebody else answers, either ends it."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import letters
from directory.actions.coordinator import follow_powers
from directory.models import Representative
from directory.models.organization import key_of
from directory.states import LIVE_STATES, RepresentativeState
from directory.workflow import RepresentativeWorkflow
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from foundation.workflow import performs


@transaction.atomic
def ask_to_represent(subject, *, by, position, proof=""):
    """Write that `by` says he acts for `subject`, an organisation or a school, in `position`; the request waits for an answer.

    Raises PermissionDenied; ValidationError for a position that there is none of; Refusal when the organisation has closed or the same request is alive already.
    """
    if not allows(by, "directory.ask_to_represent", subject):
        raise PermissionDenied
    # The row of the organisation is the queue: two presses of one button come one after another.
    subject = held(type(subject), subject.pk)
    if not subject.is_active(on=timezone.localdate()):
        raise Refusal(_("Эта организация прекратила деятельность."))
    if position not in subject.positions:
        raise ValidationError({"position": _("Выберите должность из списка.")})
    same = Representative.objects.at(subject).filter(user=by, position=position)
    if same.filter(state__in=LIVE_STATES).exists():
        raise Refusal(_("Вы уже указали эту должность в этой организации. Ещё раз отправлять не нужно."))
    representative = Representative(user=by, position=position, proof=proof, **{key_of(subject): subject})
    representative.full_clean()
    representative.save()
    record(representative, "directory.representative.ask", by=by, position=position)
    return representative


@performs(RepresentativeWorkflow.confirm)
def confirm_representative(representative, *, by, since=None, until=None):
    """Let the person act for the organisation from the day `since`, today unless told, through the day `until`, if any."""
    representative.since = since or timezone.localdate()
    representative.until = until
    _let_role_follow(representative)
    letters.representative_confirmed.post(
        to=representative.user.email,
        about=representative,
        once=representative.code,
    )
    return {"since": representative.since.isoformat(), "until": until and until.isoformat()}


@performs(RepresentativeWorkflow.decline)
def decline_representative(representative, *, by, reason):
    """Tell the person why his powers could not be confirmed."""
    representative.reason = reason
    letters.representative_declined.post(
        to=representative.user.email,
        about=representative,
        once=representative.code,
        reason=reason,
    )
    return {"reason": reason}


@performs(RepresentativeWorkflow.withdraw)
def withdraw_representative(representative, *, by):
    """Take back a request that nobody answered; there was no term."""


@performs(RepresentativeWorkflow.end)
def end_representative(representative, *, by, reason=""):
    """Close the term today at the latest."""
    today = timezone.localdate()
    representative.until = max(representative.since, min(representative.until or today, today))
    representative.reason = reason
    _let_role_follow(representative)
    return {"reason": reason} if reason else None


def _let_role_follow(representative) -> None:
    if representative.school_id:
        follow_powers(representative.user, on=timezone.localdate(), changed=representative)


@transaction.atomic
def hand_over(successor, *, by, predecessor, since=None, until=None):
    """Confirm `successor` from the day `since` and let the powers of `predecessor` end the day before; both get a letter.

    Who hands over his own powers needs nobody else; those of others only the secretary may end.
    Raises PermissionDenied; Refusal when the two do not act for the same or the predecessor's powers are over.
    """
    since = since or timezone.localdate()
    predecessor = held(Representative, predecessor.pk)
    if predecessor.subject != successor.subject or predecessor.user_id == successor.user_id:
        raise Refusal(_("Передать полномочия можно только другому человеку в той же организации."))
    successor = confirm_representative(successor, by=by, since=since, until=until)
    last = since - timedelta(days=1)
    if last < timezone.localdate():
        end_representative(predecessor, by=by, reason=str(_("Полномочия переданы: %s.") % successor.user))
    else:
        _limit(predecessor, last, by=by)
    letters.representative_succeeded.post(
        to=predecessor.user.email, about=predecessor, once=successor.code, successor=successor, last=last
    )
    return successor


def _limit(representative, last, *, by) -> None:
    """Let the calendar end the powers after the day `last`, or earlier where that is written already."""
    if not allows(by, "directory.end_representative", representative):
        raise PermissionDenied
    if representative.state != RepresentativeState.CONFIRMED:
        raise Refusal(_("Полномочия этого человека уже прекращены."))
    representative.until = min(representative.until or last, last)
    representative.full_clean()
    representative.save(update_fields=["until", "updated_at"])
    record(representative, "directory.representative.limit", by=by, until=representative.until.isoformat())
