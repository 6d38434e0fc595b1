"""Verbs about representatives: a person asks, somebody else answers, either ends it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import letters
from directory.models import Representative, TosOrganization
from directory.states import LIVE_STATES
from directory.workflow import RepresentativeWorkflow
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.workflow import performs


@transaction.atomic
def ask_to_represent(organization, *, by, position, proof=""):
    """Write that `by` says he acts for `organization` in `position`, and return the request, which waits for an answer.

    Raises PermissionDenied; Refusal when the organisation has closed or the same request is alive already.
    """
    if not allows(by, "directory.ask_to_represent", organization):
        raise PermissionDenied
    # The row of the organisation is the queue: two presses of one button come one after another.
    organization = TosOrganization.objects.select_for_update().get(pk=organization.pk)
    today = timezone.localdate()
    if not organization.is_active(on=today):
        raise Refusal(_("Эта организация прекратила деятельность."))
    same = Representative.objects.filter(user=by, organization=organization, position=position)
    if same.filter(state__in=LIVE_STATES).exists():
        raise Refusal(_("Вы уже указали эту должность в этой организации. Ещё раз отправлять не нужно."))
    representative = Representative(user=by, organization=organization, position=position, proof=proof)
    representative.full_clean()
    representative.save()
    record(representative, "directory.representative.ask", by=by, position=position)
    return representative


@performs(RepresentativeWorkflow.confirm)
def confirm_representative(representative, *, by, since=None):
    """Let the person act for the organisation from the day `since`, today unless told."""
    representative.since = since or timezone.localdate()
    letters.representative_confirmed.post(
        to=representative.user.email,
        about=representative,
        once=representative.code,
    )
    return {"since": representative.since.isoformat()}


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
    return {"reason": reason} if reason else None
