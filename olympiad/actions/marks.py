"""Verbs of marking: marks by cells, handed in, agreed by rule, settled by a third marker, closed by a protocol, corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.ledger import append_all
from foundation.permissions import allows
from foundation.prepared import held
from foundation.workflow import performs
from olympiad.actions.commission import RELATED
from olympiad.grading import read_mark
from olympiad.models import Allotment, CommissionMember, MarkEntry, OlympiadTask, StageMarking
from olympiad.queries.marking import CellMarks, marks_in, seat_of
from olympiad.states import MarkingState, MarkSource
from olympiad.workflow import MarkingWorkflow


@dataclass(frozen=True)
class Saved:
    """What became of marks that were sent: how many were written, and what is wrong with the others, by allotment."""

    written: int
    faults: dict[int, str]


@transaction.atomic
def save_marks(marking, *, by, marks: Mapping[int, str]) -> Saved:
    """Write a marker's own marks (allotment -> text as typed). A mark that cannot be stays out, the others are kept.

    Raises PermissionDenied for whoever is no marker here; Refusal once the marks are locked.
    """
    marking, member = _at_work(marking, by)
    own = Allotment.objects.filter(member=member, pk__in=list(marks), work__annulled_at__isnull=True)
    own = own.select_related("task", "work")
    rules = marking.stage.edition.rules
    before = marks_in(marking, work__in=[row.work_id for row in own])
    rows, faults = [], {}
    for allotment in own:
        points, fault = _read(marks[allotment.pk], allotment, rules)
        if fault:
            faults[allotment.pk] = str(fault)
            continue
        was = before[allotment.work_id, allotment.task_id].rounds.get(allotment.source)
        if points is None or points == was:
            continue
        if allotment.handed_in_at:
            faults[allotment.pk] = str(_("Оценка уже сдана."))
            continue
        rows.append(_entry(marking, allotment.work, allotment.task, source=allotment.source, points=points, author=by))
    if rows:
        append_all(MarkEntry, marking, rows, at=timezone.now())
    return Saved(len(rows), faults)


def _read(text: str, allotment, rules):
    try:
        points = read_mark(text)
    except ValueError:
        return None, _("Нужно число.")
    if points is not None and not allotment.task.rule(rules).scale.holds(points):
        return None, _("Можно %(scale)s.") % {"scale": allotment.task.scale_words}
    return points, None


@transaction.atomic
def hand_in_marks(marking, *, by) -> int:
    """Hand in all own marks that are given; where a task has all its marks its score is written by the rule.

    Returns how many were handed in. Raises as `save_marks`.
    """
    marking, member = _at_work(marking, by)
    open_ = Allotment.objects.filter(member=member, handed_in_at__isnull=True, work__annulled_at__isnull=True)
    rows = list(open_.select_related("task", "work"))
    marks = marks_in(marking, work__in=[row.work_id for row in rows])
    given = [row for row in rows if row.source in marks[row.work_id, row.task_id].rounds]
    now = timezone.now()
    Allotment.objects.filter(pk__in=[row.pk for row in given]).update(handed_in_at=now)
    scores = _scores(marking, given, marks, by)
    if scores:
        append_all(MarkEntry, marking, scores, at=now)
    if given:
        record(marking, "olympiad.stagemarking.hand_in", by=by, count=len(given))
    return len(given)


def _scores(marking, given: Iterable[Allotment], marks: Mapping[tuple[int, int], CellMarks], author) -> list[dict]:
    """Return the rows of scores that follow from marks which have just been handed in."""
    rules = marking.stage.edition.rules
    needed = 2 if rules.double_marking else 1
    handed = Allotment.objects.filter(work__in=[row.work_id for row in given], handed_in_at__isnull=False).values_list(
        "work_id", "task_id", "round"
    )
    rounds: dict[tuple[int, int], set[int]] = {}
    for work, task, number in handed:
        rounds.setdefault((work, task), set()).add(number)
    scores = []
    for row in given:
        place = row.work_id, row.task_id
        if marks[place].score is not None or not set(range(1, needed + 1)) <= rounds[place]:
            continue
        sources = (MarkSource.FIRST, MarkSource.SECOND, MarkSource.THIRD)[: 3 if 3 in rounds[place] else needed]
        score = row.task.rule(rules).score([marks[place].rounds[source] for source in sources])
        if score is not None:
            scores.append(_entry(marking, row.work, row.task, source=MarkSource.AGREED, points=score, author=author))
    return scores


@transaction.atomic
def ask_third(marking, *, by, work: int, task: int, member: int) -> Allotment:
    """Ask a third marker about a task on which two diverge. Raises PermissionDenied; Refusal where that is not so."""
    marking = held(StageMarking, marking.pk, *RELATED, no_key=True)
    if not allows(by, "olympiad.settle_marks", marking):
        raise PermissionDenied
    _check_open(marking)
    third = marking.members.marking().filter(pk=member).first()
    group = Allotment.objects.filter(work=work, task=task, work__marking=marking)
    cell = marks_in(marking, work=work, task=task)[work, task]
    if third is None or cell.score is not None or group.filter(handed_in_at__isnull=False).count() != 2:
        raise Refusal(_("Третий проверяет только там, где двое сдали оценки и разошлись."))
    if group.filter(member=third).exists():
        raise Refusal(_("Третьим может быть только тот, кто эту работу ещё не проверял."))
    if group.filter(round=3).exists():
        raise Refusal(_("Третий уже назначен."))
    allotment = Allotment.objects.create(work_id=work, task_id=task, member=third, round=3)
    record(marking, "olympiad.stagemarking.third", by=by, work=allotment.work.value, task=allotment.task.position)
    return allotment


@transaction.atomic
def pass_on(allotment, *, by, member) -> Allotment:
    """Give a task that was not handed in to another marker. Raises PermissionDenied; Refusal once it was handed in."""
    marking = held(StageMarking, allotment.work.marking_id, *RELATED, no_key=True)
    if not allows(by, "olympiad.settle_marks", marking):
        raise PermissionDenied
    _check_open(marking)
    allotment = held(Allotment, allotment.pk)
    taken = Allotment.objects.filter(work=allotment.work_id, task=allotment.task_id, member=member).exists()
    if allotment.handed_in_at or taken or not marking.members.marking().filter(pk=member.pk).exists():
        raise Refusal(_("Передать можно несданную оценку и тому, кто это задание этой работы не проверяет."))
    allotment.member = member
    allotment.save(update_fields=["member"])
    record(marking, "olympiad.stagemarking.pass_on", by=by, work=allotment.work.value, task=allotment.task.position)
    return allotment


@performs(MarkingWorkflow.lock)
def lock_marks(marking, *, by, protocol_number):
    """Close the marks by a protocol: from now on only a correction or an appeal changes a score."""
    marking.protocol_number, marking.locked_at = protocol_number, timezone.now()
    return {"protocol": protocol_number}


@transaction.atomic
def correct_score(work, *, by, task: OlympiadTask, points: Decimal, reason: str) -> MarkEntry:
    """Let the chair of the jury change a score after the protocol, for a reason. Raises PermissionDenied, Refusal."""
    marking = held(StageMarking, work.marking_id, *RELATED, no_key=True)
    if not allows(by, "olympiad.settle_marks", marking):
        raise PermissionDenied
    if marking.state in {MarkingState.PREPARING, MarkingState.MARKING}:
        raise Refusal(_("Пока идёт проверка, баллы ставят те, кто проверяет."))
    rules = marking.stage.edition.rules
    if task.marking_id != marking.pk or not task.rule(rules).scale.holds(points):
        raise Refusal(_("Такой балл за это задание невозможен: %(scale)s.") % {"scale": task.scale_words})
    facts = _entry(marking, work, task, source=MarkSource.CORRECTION, points=points, author=by)
    [entry] = append_all(MarkEntry, marking, [facts | {"reason": reason}], at=timezone.now())
    record(marking, "olympiad.stagemarking.correct", by=by, work=work.value, task=task.position, reason=reason)
    return entry


def _entry(marking, work, task, **facts) -> dict:
    return {"marking": marking, "work": work, "task": task, **facts}


def _at_work(marking, by) -> tuple[StageMarking, CommissionMember]:
    """Return the marking, held as the queue of its ledger, and the seat of who marks."""
    marking = held(StageMarking, marking.pk, *RELATED, no_key=True)
    member = seat_of(marking, by)
    if member is None or not allows(by, "olympiad.mark_works", marking):
        raise PermissionDenied
    _check_open(marking)
    return marking, member


def _check_open(marking):
    if marking.state == MarkingState.PREPARING:
        raise Refusal(_("Проверка ещё не началась."))
    if marking.state != MarkingState.MARKING:
        words = _("Оценки закрыты протоколом № %(number)s. Исправляет только председатель жюри.")
        raise Refusal(words % {"number": marking.protocol_number})
