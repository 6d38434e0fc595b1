"""Verbs of scoring: marks are appended to one chain of the contest, a sheet is handed in, explained or given back."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.models import ContestEdition, ScoreEntry, ScoreSheet
from contests.queries.sheets import marks_and_anchor
from contests.states import NOT_APPLICABLE, SheetState
from contests.workflow import SheetWorkflow
from contests.workflow.sheet import application_competes, no_conflict_of_interest, scoring_is_open
from foundation.errors import Outdated, Refusal
from foundation.ledger import append_all
from foundation.permissions import allows
from foundation.prepared import held
from foundation.russian.plurals import short
from foundation.workflow import performs

# Points, NOT_APPLICABLE, or nothing yet.
Given = Decimal | str | None


@transaction.atomic
def save_sheet(
    sheet,
    *,
    by,
    marks: Mapping[int, Given],
    comments: Mapping[int, str] | None = None,
    remark: str | None = None,
    revision: str | None = None,
) -> ScoreSheet:
    """Append the marks that changed (criterion id -> points, or NOT_APPLICABLE; None is "not given yet"), and the remark.

    A mark carries its comment: without a mark there is nothing to comment on.
    Raises PermissionDenied; Refusal when scoring is over, a conflict came to light, or a mark is not one of the allowed;
    Outdated when `revision` is given and another window has saved since.
    """
    # What is asked was settled when the sheets were made: criteria may have been read before the lock.
    criteria = {row.pk: row for row in sheet.criteria}
    # The contest first: it is the queue of the ledger, and closing the scoring waits at the same row.
    edition = held(ContestEdition, sheet.juror.edition_id, no_key=True)
    sheet = held(ScoreSheet, sheet.pk, "juror", "application")
    sheet.application.edition = sheet.juror.edition = edition
    if not allows(by, "contests.score_sheet", sheet):
        raise PermissionDenied
    if reasons := _refusals(sheet):
        raise Refusal(*reasons)
    given = {criterion: points for criterion, points in marks.items() if points is not None}
    if reasons := [reason for pk, points in given.items() if (reason := _fault(criteria.get(pk), points))]:
        raise Refusal(*reasons)
    before, anchor = marks_and_anchor(sheet)
    if revision is not None and revision != before.revision:
        raise Outdated(_("Лист изменён в другом окне. Обновите страницу: прежние оценки на месте."))
    if changed := _changed(before, given, comments or {}):
        facts = [{"edition": edition, "sheet": sheet, "criterion": criteria[pk], **mark} for pk, mark in changed]
        append_all(ScoreEntry, edition, facts, at=timezone.now(), after=anchor)
    if remark is not None and remark != sheet.remark:
        sheet.remark = remark
        sheet.clean_fields(exclude={"juror", "application"})
        sheet.save(update_fields=["remark", "updated_at"])
    return sheet


def _changed(before, given, comments):
    """Return (criterion, what the ledger keeps) of the marks that are not what stands on the sheet already."""
    changed = []
    for pk, points in sorted(given.items()):
        mark = None if points == NOT_APPLICABLE else points
        comment = comments.get(pk, before.comments.get(pk, "")).strip()
        stands = pk in before.points and before.points[pk] == mark and before.comments.get(pk, "") == comment
        if not stands:
            changed.append((pk, {"points": mark, "comment": comment or None}))
    return changed


def _refusals(sheet):
    if sheet.state != SheetState.OPEN:
        return [
            _("Этот лист уже закрыт: %(state)s. Изменить оценки нельзя.") % {"state": sheet.get_state_display().lower()}
        ]
    guards = (scoring_is_open, application_competes, no_conflict_of_interest)
    return [reason for guard in guards if (reason := guard(sheet))]


def _fault(criterion, points):
    if criterion is None:
        return _("В этой номинации нет такого критерия.")
    if points == NOT_APPLICABLE:
        words = _("«%(criterion)s»: поставьте балл, «не оценивается» здесь не ставят.")
        return None if criterion.allows_na else words % {"criterion": criterion.title}
    if criterion.allows_mark(points):
        return None
    words = _("«%(criterion)s»: поставьте балл от %(minimum)s до %(maximum)s, шаг %(step)s.")
    return words % {
        "criterion": criterion.title,
        "minimum": short(criterion.minimum),
        "maximum": short(criterion.maximum),
        "step": short(criterion.step),
    }


@transaction.atomic
def hand_in_sheet(sheet, *, by, **shown) -> ScoreSheet:
    """Save what the screen shows (as `save_sheet` takes it) and hand the sheet in: both, or neither. Raises as they do."""
    return submit_sheet(save_sheet(sheet, by=by, **shown), by=by)


@performs(SheetWorkflow.submit)
def submit_sheet(sheet, *, by):
    """Hand the sheet in: from now on its marks count, and only the chair can give it back."""
    sheet.submitted_at = timezone.now()


@performs(SheetWorkflow.excuse)
def excuse_sheet(sheet, *, by, reason):
    """Stop waiting for a sheet; the reason goes into the protocol."""
    sheet.excuse = reason
    return {"reason": reason}


@performs(SheetWorkflow.reopen)
def reopen_sheet(sheet, *, by, reason):
    """Give a sheet back to its juror while the scoring runs."""
    # Whoever closes the scoring holds this row: what was true before waiting is asked again.
    sheet.application.edition = held(ContestEdition, sheet.juror.edition_id, no_key=True)
    if reason := scoring_is_open(sheet):
        raise Refusal(reason)
    sheet.submitted_at, sheet.excuse = None, ""
    return {"reason": reason}
