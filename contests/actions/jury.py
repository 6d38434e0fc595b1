"""Verbs of the jury: who sits in it, who scores what, who steps aside."""

from secrets import SystemRandom

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.actions.result import mark_results_stale
from contests.actions.score import excuse_sheet
from contests.models import Conflict, ContestEdition, JuryMember, ScoreSheet
from contests.states import ConflictSource, EditionState, JuryRole, SheetState
from contests.workflow import SheetWorkflow
from contests.workflow.conflicts import conflicts_by_register
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.workflow import performs

JURY_CHANGES_IN = (EditionState.DRAFT, EditionState.ANNOUNCED, EditionState.SCORING)


@transaction.atomic
def appoint_juror(edition, *, by, user, role=JuryRole.MEMBER) -> JuryMember:
    """Seat a person in the jury, or give a sitting one another role; once scoring runs he gets his sheets at once.

    Raises PermissionDenied; Refusal after the scoring; ValidationError when there is a chair already.
    """
    edition = ContestEdition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    _check(edition, by)
    juror = JuryMember.objects.filter(edition=edition, user=user).first() or JuryMember(edition=edition, user=user)
    juror.role, juror.revoked_at = role, None
    juror.full_clean()
    juror.save()
    record(juror, "contests.jurymember.appoint", by=by, role=juror.role)
    if edition.state == EditionState.SCORING:
        assign_sheets(edition, [juror])
    return juror


@transaction.atomic
def revoke_juror(juror, *, by) -> JuryMember:
    """End the powers of a juror: his open sheets are explained by that, what he handed in still counts.

    Raises PermissionDenied; Refusal after the scoring.
    """
    edition = ContestEdition.objects.select_for_update(no_key=True).get(pk=juror.edition_id)
    _check(edition, by)
    juror = JuryMember.objects.select_for_update().get(pk=juror.pk)
    if juror.revoked_at is None:
        juror.revoked_at = timezone.now()
        juror.save(update_fields=["revoked_at", "updated_at"])
        record(juror, "contests.jurymember.revoke", by=by)
        for sheet in juror.sheets.filter(state=SheetState.OPEN):
            excuse_sheet(sheet, by=None, reason=str(_("Выведен из состава жюри.")))
    return juror


def _check(edition, by):
    if not allows(by, "contests.appoint_juror", edition):
        raise PermissionDenied
    if edition.state not in JURY_CHANGES_IN:
        raise Refusal(_("Состав жюри нельзя менять после завершения оценки."))


def assign_sheets(edition, jurors) -> int:
    """Give each juror a sheet for every admitted application but those in conflict, in a random order of his own.

    Returns how many sheets were made. Writes the conflicts that the register shows first.
    """
    record_conflicts(edition, jurors)
    applications = list(edition.applications.competing())
    pairs = {"juror__in": jurors, "application__in": applications}
    taken = set(ScoreSheet.objects.filter(**pairs).values_list("juror_id", "application_id"))
    taken |= set(Conflict.objects.filter(**pairs).values_list("juror_id", "application_id"))
    sheets = []
    for juror in jurors:
        own = [application for application in applications if (juror.pk, application.pk) not in taken]
        SystemRandom().shuffle(own)
        sheets += [ScoreSheet(juror=juror, application=row, position=place) for place, row in enumerate(own, start=1)]
    return len(ScoreSheet.objects.bulk_create(sheets))


def record_conflicts(edition, jurors) -> int:
    """Write the conflicts that the register shows now, and take the sheets away. Returns how many are new.

    A juror with a conflict loses his sheet whatever its state; the marks stay in the ledger and count for nothing.
    """
    found = conflicts_by_register(jurors, edition.applications.competing())
    known = set(Conflict.objects.filter(juror__in=jurors).values_list("juror_id", "application_id"))
    fresh = [row for row in found if (row.juror.pk, row.application.pk) not in known]
    for juror, application, reason in fresh:
        conflict = Conflict(juror=juror, application=application, source=ConflictSource.AUTOMATIC, reason=reason)
        conflict.save()
        record(juror, "contests.jurymember.conflict", by=None, application=application.number, reason=reason)
        for sheet in ScoreSheet.objects.filter(juror=juror, application=application).live():
            declare_conflict(sheet, by=None, reason=reason)
    return len(fresh)


@performs(SheetWorkflow.recuse)
def declare_conflict(sheet, *, by, reason):
    """Step aside from one application for good: it is no more to be seen, its marks count for nothing."""
    Conflict.objects.get_or_create(
        juror=sheet.juror,
        application=sheet.application,
        defaults={"source": ConflictSource.DECLARED, "reason": reason},
    )
    mark_results_stale(sheet.juror.edition)
    return {"reason": reason}
