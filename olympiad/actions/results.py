"""Verbs of results: a list is taken from the ledger, frozen with its rules, and never changed; a new version needs a reason."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.ledger import append
from foundation.permissions import allows
from foundation.prepared import held
from foundation.workflow import performs
from olympiad.actions.commission import RELATED
from olympiad.grading import plain_mark
from olympiad.models import OlympiadTask, ResultSnapshot, StageMarking
from olympiad.queries.results import cohorts_of, kept_of
from olympiad.states import MarkingState, SnapshotKind
from olympiad.workflow import MarkingWorkflow
from olympiad.workflow.marking import listed

FIRST_TIME = _("Первая публикация")


@performs(MarkingWorkflow.publish_preliminary)
def publish_preliminary(marking, *, by, protocol_number, reason=""):
    """Freeze and publish the preliminary list. Raises Refusal for a work that is not marked to the end."""
    snapshot = take_snapshot(marking, SnapshotKind.PRELIMINARY, by=by, protocol_number=protocol_number, reason=reason)
    return {"version": snapshot.version, "digest": snapshot.hash}


@performs(MarkingWorkflow.finalise)
def finalise_results(marking, *, by, protocol_number, reason=""):
    """Freeze and publish the final list. Raises Refusal while the jury owes a decision about the border of the quota."""
    snapshot = take_snapshot(marking, SnapshotKind.FINAL, by=by, protocol_number=protocol_number, reason=reason)
    marking.final_protocol_number = protocol_number
    return {"version": snapshot.version, "digest": snapshot.hash}


@performs(MarkingWorkflow.amend)
def amend_results(marking, *, by, protocol_number, reason):
    """Freeze a new final list, for a reason; the former one stays in the archive."""
    snapshot = take_snapshot(marking, SnapshotKind.FINAL, by=by, protocol_number=protocol_number, reason=reason)
    marking.final_protocol_number = protocol_number
    return {"version": snapshot.version, "digest": snapshot.hash, "reason": reason}


def take_snapshot(marking, kind, *, by, protocol_number, reason) -> ResultSnapshot:
    """Append the list as the ledger gives it now to the chain of the stage's lists. Raises Refusal."""
    is_first = not marking.snapshots.exists()
    if not is_first and kind == SnapshotKind.PRELIMINARY and not reason:
        raise Refusal(_("Назовите причину новой версии."))
    cohorts = cohorts_of(marking, kept=kept_of(marking) if kind == SnapshotKind.FINAL else None)
    if unfinished := [code for cohort in cohorts for code in cohort.unfinished]:
        raise Refusal(_("Не завершена проверка: %(list)s.") % {"list": listed(unfinished)})
    if waiting := [cohort.title for cohort in cohorts if cohort.result.awaits_jury]:
        raise Refusal(
            _("Жюри должно решить, награждать ли тех, кто на границе квоты. Классы: %(list)s.")
            % {"list": ", ".join(waiting) or "–"}
        )
    tasks = [
        {"key": task.key, "grade": task.grade, "title": task.title, "maximum": plain_mark(task.maximum)}
        for task in marking.tasks.counted()
    ]
    return append(
        ResultSnapshot,
        marking,
        at=timezone.now(),
        marking=marking,
        kind=kind,
        rules=marking.stage.edition.rules.as_facts(),
        tasks=tasks,
        rows=[row.as_facts() for cohort in cohorts for row in cohort.rows],
        cohorts=[cohort.as_facts() for cohort in cohorts],
        protocol_number=protocol_number,
        reason=reason or (str(FIRST_TIME) if is_first else str(_("По итогам апелляций"))),
        author=by,
    )


@transaction.atomic
def decide_border(marking, *, by, cohort: str, awards: bool, protocol_number: str) -> StageMarking:
    """Record what the jury decided about the equals who straddle the quota of a cohort.

    Raises PermissionDenied; Refusal after the final list.
    """
    marking = held(StageMarking, marking.pk, *RELATED)
    if not allows(by, "olympiad.approve_results", marking):
        raise PermissionDenied
    if marking.state not in {MarkingState.DECODED, MarkingState.PRELIMINARY}:
        raise Refusal(_("Границу квоты решают после декодирования и до окончательных результатов."))
    marking.border_decisions = {**marking.border_decisions, cohort: {"awards": awards, "protocol": protocol_number}}
    marking.save(update_fields=["border_decisions", "updated_at"])
    record(marking, "olympiad.stagemarking.border", by=by, cohort=cohort, awards=awards, protocol=protocol_number)
    return marking


@transaction.atomic
def annul_task(task, *, by, reason: str) -> OlympiadTask:
    """Let a task count for nobody, for a reason. Raises PermissionDenied; Refusal after the final list."""
    marking = held(StageMarking, task.marking_id, *RELATED)
    if not allows(by, "olympiad.settle_marks", marking):
        raise PermissionDenied
    if marking.state == MarkingState.FINAL:
        raise Refusal(_("Результаты окончательные: задание аннулировать нельзя."))
    task = held(OlympiadTask, task.pk)
    task.annulled_at, task.annul_reason = timezone.now(), reason
    task.full_clean()
    task.save(update_fields=["annulled_at", "annul_reason"])
    record(marking, "olympiad.stagemarking.annul_task", by=by, task=task.position, reason=reason)
    return task
