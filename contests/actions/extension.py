"""Verbs that prolong the intake, for everybody or for one application. Each is an act with a reason; nothing is shortened."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests import letters
from contests.actions.application import locked
from contests.models import ContestEdition, Extension
from contests.states import ApplicationState, EditionState
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows


@transaction.atomic
def extend_intake(edition, *, by, until: datetime, reason: str) -> ContestEdition:
    """Let the intake last until a later moment, and write to everybody who has a draft.

    Raises PermissionDenied; Refusal for an earlier moment, one that is past, or once the scoring has begun.
    """
    edition = ContestEdition.objects.select_for_update(no_key=True).select_related("contest").get(pk=edition.pk)
    if not allows(by, "contests.extend_intake", edition):
        raise PermissionDenied
    _check(edition, before=edition.intake_closes_at, until=until)
    extension = _written(edition, by=by, before=edition.intake_closes_at, until=until, reason=reason)
    edition.intake_closes_at = until
    # A term of corrections that was to follow the intake still follows it.
    if edition.corrections_due_at and edition.corrections_due_at < until:
        edition.corrections_due_at = until
    edition.save(update_fields=["intake_closes_at", "corrections_due_at", "updated_at"])
    facts = {"before": extension.before.isoformat(), "until": until.isoformat(), "reason": extension.reason}
    record(edition, "contests.contestedition.extend", by=by, **facts)
    _tell_drafters(edition, extension)
    return edition


def _tell_drafters(edition, extension):
    drafts = edition.applications.filter(state=ApplicationState.DRAFT).select_related("applicant", "nomination")
    for application in drafts:
        application.edition = edition
        letters.intake_extended.post(
            to=application.applicant.email,
            about=application,
            once=f"contests.intake_extended:{extension.pk}:{application.code}",
            before=extension.before,
            until=extension.until,
            reason=extension.reason,
        )


@transaction.atomic
def extend_application(application, *, by, until: datetime, reason: str):
    """Let one draft be finished and sent after the intake has ended; its owner gets a letter. Returns the draft.

    Raises PermissionDenied; Refusal for what is no draft, while the intake is open, or as `extend_intake`.
    """
    edition = ContestEdition.objects.select_for_update(no_key=True).get(pk=application.edition_id)
    application = locked(application)
    if not allows(by, "contests.extend_intake", edition):
        raise PermissionDenied
    if application.state != ApplicationState.DRAFT:
        raise Refusal(_("Эта заявка уже отправлена: продлевать нечего."))
    before = max(filter(None, (edition.intake_closes_at, application.extended_until)))
    if timezone.now() < edition.intake_closes_at:
        raise Refusal(_("Приём заявок ещё идёт: черновик можно отправить и так."))
    _check(edition, before=before, until=until)
    extension = _written(edition, by=by, before=before, until=until, reason=reason, application=application)
    application.extended_until = until
    application.save(update_fields=["extended_until", "updated_at"])
    record(application, "contests.application.extend", by=by, until=until.isoformat(), reason=extension.reason)
    letters.application_extended.post(
        to=application.applicant.email,
        about=application,
        once=f"contests.application_extended:{extension.pk}",
        until=until,
        reason=extension.reason,
    )
    return application


def _check(edition, *, before, until):
    if edition.state != EditionState.ANNOUNCED:
        raise Refusal(
            _("Продлить можно, пока не началась оценка. Состояние конкурса – «%(phase)s».") % {"phase": edition.phase}
        )
    if until <= before:
        raise Refusal(_("Срок приёма нельзя сократить. Укажите время позже прежнего срока."))
    if until <= timezone.now():
        raise Refusal(_("Это время уже прошло. Укажите срок впереди."))


def _written(edition, *, reason, application=None, **facts):
    extension = Extension(edition=edition, application=application, reason=reason.strip(), at=timezone.now(), **facts)
    extension.full_clean()
    extension.save()
    return extension
