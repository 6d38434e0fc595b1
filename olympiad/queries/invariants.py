"""What must always hold at the olympiad, asked of the whole database: chains, snapshots, double marking, codes, people."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.ledger import verify
from olympiad.models import Allotment, CommissionMember, MarkEntry, ResultSnapshot, StageMarking, Work
from olympiad.queries.marking import marks_in
from olympiad.queries.results import cohorts_of, kept_of, latest_snapshot
from olympiad.states import MARKING_ROLES, MarkingState, SnapshotKind

UNDECODED = (MarkingState.PREPARING, MarkingState.MARKING, MarkingState.LOCKED)


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold."""

    marking: StageMarking
    words: str | Promise


INVARIANTS = (
    _("цепочки баллов и списков целы"),
    _("до декодирования ни у одной работы нет участника, после – есть у каждой"),
    _("никто не проверяет одно задание дважды и не проверяет вместе с шифрованием"),
    _("каждый балл возможен по шкале задания"),
    _("согласованный балл стоит там, где сданы все оценки без расхождения"),
    _("утверждённый список равен тому, что следует из книги баллов"),
    _("место в списке одно: равные баллы – равные места и награды"),
)


def findings() -> Iterator[Finding]:
    """Check every marking; nothing is yielded where everything holds."""
    markings = StageMarking.objects.select_related("stage__edition__rules", "stage__edition__olympiad")
    for marking in markings.order_by("pk"):
        for check in (_chains, _decoding, _duties, _scales, _agreement, _snapshots):
            for words in check(marking):
                yield Finding(marking, words)


def _chains(marking) -> Iterator[str]:
    for model in (MarkEntry, ResultSnapshot):
        for fault in verify(model.objects.of(marking)):
            yield f"{model._meta.verbose_name} № {fault.sequence}: {fault.kind.label}"


def _decoding(marking) -> Iterator[str]:
    works = Work.objects.live().filter(marking=marking)
    wrong = works.filter(participant__isnull=marking.state not in UNDECODED)
    for value in wrong.values_list("value", flat=True):
        yield str(_("работа %(work)s не сходится с участником") % {"work": value})
    strange = works.exclude(participant__isnull=True).exclude(participant__stage=marking.stage_id)
    for value in strange.values_list("value", flat=True):
        yield str(_("работа %(work)s принадлежит участнику другого этапа") % {"work": value})


def _duties(marking) -> Iterator[str]:
    allotted = Allotment.objects.filter(work__marking=marking)
    wrong = allotted.exclude(member__marking=F("work__marking")) | allotted.exclude(
        member__role__in=sorted(MARKING_ROLES)
    )
    if wrong.exists():
        yield str(_("работу проверяет тот, кто не состоит в жюри этапа"))
    seats = CommissionMember.objects.filter(marking=marking, role__in=sorted(MARKING_ROLES)).values("user")
    voted = Q(votes__appeal__participant__work__allotments__member__user=F("user"))
    if CommissionMember.objects.filter(voted, marking=marking).filter(user__in=seats).exists():
        yield str(_("апелляцию решал тот, кто проверял работу"))


def _scales(marking) -> Iterator[str]:
    rules = marking.stage.edition.rules
    tasks = {task.pk: task.rule(rules).scale for task in marking.tasks.all()}
    for task, points, work in marking.entries.values_list("task_id", "points", "work__value"):
        if not tasks[task].holds(points):
            yield str(_("работа %(work)s: невозможный балл %(points)s") % {"work": work, "points": points})


def _agreement(marking) -> Iterator[str]:
    needed = 2 if marking.stage.edition.rules.double_marking else 1
    marks = marks_in(marking)
    handed: dict[tuple[int, int], list[Allotment]] = {}
    rows = Allotment.objects.filter(work__marking=marking, handed_in_at__isnull=False).select_related("task", "work")
    for row in rows:
        handed.setdefault((row.work_id, row.task_id), []).append(row)
    for place, group in handed.items():
        if len(group) < needed or marks[place].score is not None:
            continue
        row, given = group[0], [marks[place].rounds[item.source] for item in sorted(group, key=lambda a: a.round)]
        if row.task.rule(marking.stage.edition.rules).score(given[:3]) is not None:
            words = _("работа %(work)s, задание %(task)s: оценки сданы, балла нет")
            yield str(words % {"work": row.work.value, "task": row.task.position})


def _snapshots(marking) -> Iterator[str]:
    snapshot = latest_snapshot(marking)
    if snapshot is None:
        return
    for cohort in snapshot.cohorts:
        rows = [row for row in snapshot.rows if row["cohort"] == cohort["key"] and row["place"]]
        # The same place is the same key, so the same award.
        if len({(tuple(row["place"]), row["status"]) for row in rows}) != len({tuple(row["place"]) for row in rows}):
            yield str(_("равные места награждены по-разному, класс %(cohort)s") % {"cohort": cohort["key"]})
    if snapshot.kind == SnapshotKind.FINAL and snapshot.rules == marking.stage.edition.rules.as_facts():
        now = [row.as_facts() for cohort in cohorts_of(marking, kept=kept_of(marking)) for row in cohort.rows]
        if now != snapshot.rows:
            yield str(_("окончательный список не равен тому, что следует из книги баллов"))
