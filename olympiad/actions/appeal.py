"""Verbs of appeals: filed in the window, heard by who neither marked the work nor works in the school, decided by votes."""

from decimal import Decimal

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
from olympiad.grading import shown_mark
from olympiad.models import Allotment, Appeal, AppealVote, CommissionMember, MarkEntry, OlympiadTask, StageMarking, Work
from olympiad.queries.appeals import tally
from olympiad.queries.marking import marks_in
from olympiad.states import AppealState, MarkingState, MarkSource
from olympiad.workflow import AppealWorkflow
from olympiad.workflow.appeal import window_words


@transaction.atomic
def file_appeal(participant, *, by, task: OlympiadTask, claim: str) -> Appeal:
    """File an appeal about one task of one's own work; by the school or the organiser on behalf, which is recorded.

    Raises PermissionDenied; Refusal outside of the window by the clock of the server, without a work, or for another's
    task; ValidationError when this task was appealed already.
    """
    if not allows(by, "olympiad.file_appeal", participant):
        raise PermissionDenied
    work = Work.objects.live().filter(participant=participant, marking=task.marking_id).first()
    if work is None or task.annulled_at or task.grade not in {None, participant.competing_grade}:
        raise Refusal(_("Апелляцию подают о задании своей работы."))
    marking = held(StageMarking, task.marking_id, *RELATED, no_key=True)
    if marking.state != MarkingState.PRELIMINARY:
        raise Refusal(_("Апелляции принимаются после предварительных результатов и до окончательных."))
    if reason := window_words(marking.stage):
        raise Refusal(reason)
    score = marks_in(marking, work=work, task=task)[work.pk, task.pk].score
    appeal = Appeal(marking=marking, participant=participant, task=task, claim=claim, filed_by=by)
    appeal.filed_at, appeal.points_before = timezone.now(), score or Decimal(0)
    appeal.full_clean()
    appeal.save()
    record(appeal, "olympiad.appeal.file", by=by)
    return appeal


@performs(AppealWorkflow.withdraw)
def withdraw_appeal(appeal, *, by):
    """Take an appeal back: nothing changes."""


@performs(AppealWorkflow.return_)
def return_appeal(appeal, *, by, decision):
    """Return an appeal that is about something else than a score, with the reason."""
    appeal.decision = decision
    return {"reason": decision}


@performs(AppealWorkflow.schedule)
def schedule_appeal(appeal, *, by, heard_at):
    """Say when an appeal is heard."""
    appeal.heard_at = heard_at


@transaction.atomic
def vote_on_appeal(appeal, *, by, points: Decimal) -> AppealVote:
    """Say what one would give for the task, or say it anew.

    Raises PermissionDenied; Refusal for who marked this work or works in the pupil's school, for an impossible score, for
    a lower one where the rules forbid it, or when nothing is being heard.
    """
    appeal = held(Appeal, appeal.pk, *AppealWorkflow.related)
    if not allows(by, "olympiad.vote_on_appeal", appeal):
        raise PermissionDenied
    if appeal.state != AppealState.SCHEDULED:
        raise Refusal(_("Голосуют по апелляции, рассмотрение которой назначено."))
    member = appeal.marking.members.judging().get(user=by)
    if reason := conflict_of(member, appeal):
        raise Refusal(reason)
    rules = appeal.marking.stage.edition.rules
    if not appeal.task.rule(rules).scale.holds(points):
        raise Refusal(_("Такой балл невозможен. Можно %(scale)s.") % {"scale": appeal.task.scale_words})
    if points < appeal.points_before and not rules.appeal_may_lower:
        raise Refusal(_("По правилам апелляция не снижает балл."))
    vote, _created = AppealVote.objects.update_or_create(appeal=appeal, member=member, defaults={"points": points})
    record(appeal, "olympiad.appeal.vote", by=by)
    return vote


def conflict_of(member: CommissionMember, appeal: Appeal) -> str | None:
    """Return why a member may not judge an appeal; None when he may."""
    works = Allotment.objects.filter(work__participant=appeal.participant_id, member__user=member.user_id)
    if works.exists():
        return str(_("Вы проверяли эту работу, поэтому не голосуете."))
    if member.school_id is not None and member.school_id == appeal.participant.school_id:
        return str(_("Вы работаете в школе участника, поэтому не голосуете."))
    return None


@performs(AppealWorkflow.reject)
def reject_appeal(appeal, *, by, decision, protocol_number):
    """Leave the score as it is. Raises Refusal when the votes say otherwise."""
    points = _decided(appeal)
    if points != appeal.points_before:
        raise Refusal(_("Комиссия проголосовала за другой балл: %(points)s.") % {"points": shown_mark(points)})
    appeal.decision, appeal.protocol_number, appeal.points_after = decision, protocol_number, points
    return {"points": str(points), "protocol": protocol_number}


@performs(AppealWorkflow.grant)
def grant_appeal(appeal, *, by, decision, protocol_number):
    """Write the score that the commission voted for into the ledger. Raises Refusal when it is the same as before."""
    points = _decided(appeal)
    if points == appeal.points_before:
        raise Refusal(_("Комиссия проголосовала за прежний балл: апелляция отклоняется."))
    marking = held(StageMarking, appeal.marking_id, no_key=True)
    if marking.state != MarkingState.PRELIMINARY:
        raise Refusal(_("Результаты уже окончательные."))
    work = Work.objects.get(participant=appeal.participant_id, marking=marking)
    appeal.decision, appeal.protocol_number, appeal.points_after = decision, protocol_number, points
    appeal.entry = append(
        MarkEntry,
        marking,
        at=timezone.now(),
        marking=marking,
        work=work,
        task=appeal.task,
        source=MarkSource.APPEAL,
        points=points,
        author=by,
        reason=str(_("Апелляция %(code)s, протокол № %(number)s")) % {"code": appeal.code, "number": protocol_number},
    )
    return {"points": str(points), "protocol": protocol_number}


def _decided(appeal) -> Decimal:
    if (points := tally(appeal)) is None:
        raise Refusal(_("Голоса разделились. Нужен голос председателя или ещё одного члена комиссии."))
    return points
