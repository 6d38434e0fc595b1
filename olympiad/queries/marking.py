"""The marks of a stage by code: what a marker has to do, what has come together, where two marks diverge.

Nothing here knows of a participant: rows are works, works are codes.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from olympiad import statistics
from olympiad.grading import shown_mark
from olympiad.models import Allotment, CommissionMember, MarkEntry, OlympiadTask, StageMarking
from olympiad.states import COUNTED, MARKING_ROLES, MarkSource

Place = tuple[int, int]  # a work and a task, by their keys


@dataclass
class CellMarks:
    """What stands in the ledger for one task of one work: the last mark of every round, and the score that counts."""

    rounds: dict[MarkSource, Decimal] = field(default_factory=dict)
    score: Decimal | None = None


@dataclass(frozen=True)
class Cell:
    """One place of a marker's grid; without an allotment there is nothing to mark."""

    allotment: Allotment | None
    task: OlympiadTask
    points: Decimal | None = None
    seen: tuple[Decimal, ...] = ()

    @property
    def name(self) -> str:
        """Name of the field in the form."""
        return f"mark-{self.allotment.pk}" if self.allotment else ""

    @property
    def value(self) -> str:
        """The mark as it is typed."""
        return "" if self.points is None else shown_mark(self.points)

    @property
    def is_fixed(self) -> bool:
        """Whether it was handed in."""
        return bool(self.allotment and self.allotment.handed_in_at)

    @property
    def seen_words(self) -> str:
        """The first two marks, for a third marker whom the rules let see them: «10 и 14»."""
        return " и ".join(map(shown_mark, self.seen))


@dataclass(frozen=True)
class GridRow:
    """A work, known by its code, with its cells in the order of the tasks."""

    code: str
    cells: list[Cell]


@dataclass(frozen=True)
class Grid:
    """What lies before one marker: tasks across, works down."""

    tasks: list[OlympiadTask]
    rows: list[GridRow]

    @property
    def cells(self) -> list[Cell]:
        """All places with something to mark."""
        return [cell for row in self.rows for cell in row.cells if cell.allotment]

    @property
    def done(self) -> int:
        """How many of them have a mark."""
        return sum(cell.points is not None for cell in self.cells)

    @property
    def to_hand_in(self) -> int:
        """How many marks are given and not yet handed in."""
        return sum(cell.points is not None and not cell.is_fixed for cell in self.cells)


@dataclass(frozen=True)
class Divergence:
    """A task of a work that two marked too differently; `third` is who was asked, if anybody."""

    work: int
    task: OlympiadTask
    code: str
    marks: tuple[Decimal, Decimal]
    third: CommissionMember | None


@dataclass(frozen=True)
class Progress:
    """How far the marking is."""

    works: int
    cells: int
    settled: int
    divergences: list[Divergence]
    markers: list[tuple[CommissionMember, int, int]]

    @property
    def percent(self) -> int:
        """The share of places that have a score, cut off."""
        return 100 * self.settled // self.cells if self.cells else 0


def marks_in(marking: StageMarking, **narrowed) -> Mapping[Place, CellMarks]:
    """Return what stands in the ledger, by work and task. One query."""
    found: dict[Place, CellMarks] = defaultdict(CellMarks)
    rows = MarkEntry.objects.filter(marking=marking, **narrowed).order_by("sequence")
    for work, task, source, points in rows.values_list("work_id", "task_id", "source", "points"):
        cell = found[work, task]
        if source in COUNTED:
            cell.score = points
        else:
            cell.rounds[MarkSource(source)] = points
    return found


def seat_of(marking: StageMarking, user) -> CommissionMember | None:
    """Return the seat of a marker at this stage."""
    return marking.members.marking().filter(user=user).first()


def grid_of(member: CommissionMember) -> Grid:
    """Return what one marker has to mark, with his own marks alone; a third one sees two more where the rules let him."""
    marking = member.marking
    own = Allotment.objects.filter(member=member, work__annulled_at__isnull=True, task__annulled_at__isnull=True)
    given = {(row.work_id, row.task_id): row for row in own.select_related("work", "task")}
    marks = marks_in(marking, work__in=own.values("work"))
    tasks = sorted({row.task for row in given.values()}, key=lambda task: (task.position, task.grade or 0))
    works = sorted({row.work for row in given.values()}, key=lambda work: work.value)
    shows = marking.stage.edition.rules.third_sees_marks

    def cell(work, task) -> Cell:
        allotment = given.get((work.pk, task.pk))
        if allotment is None:
            return Cell(None, task)
        rounds = marks[work.pk, task.pk].rounds
        first_two = tuple(rounds[s] for s in (MarkSource.FIRST, MarkSource.SECOND) if s in rounds)
        return Cell(allotment, task, rounds.get(allotment.source), first_two if shows and allotment.round == 3 else ())

    return Grid(tasks, [GridRow(work.value, [cell(work, task) for task in tasks]) for work in works])


def progress_of(marking: StageMarking) -> Progress:
    """Return how far the marking is, with the divergences that wait for the chair."""
    allotted = Allotment.objects.filter(work__marking=marking, work__annulled_at__isnull=True)
    rows = list(allotted.select_related("work", "task", "member__user"))
    marks = marks_in(marking)
    by_place: dict[Place, list[Allotment]] = defaultdict(list)
    for row in rows:
        by_place[row.work_id, row.task_id].append(row)
    members = marking.members.filter(role__in=sorted(MARKING_ROLES)).select_related("user")
    return Progress(
        works=len({row.work_id for row in rows}),
        cells=len(by_place),
        settled=sum(marks[place].score is not None for place in by_place),
        divergences=[
            found for place, group in by_place.items() if (found := _divergence(group, marks[place])) is not None
        ],
        markers=[
            (
                member,
                sum(row.member_id == member.pk for row in rows),
                sum(row.member_id == member.pk and row.handed_in_at is not None for row in rows),
            )
            for member in members
        ],
    )


def _divergence(group: list[Allotment], marks: CellMarks) -> Divergence | None:
    """Return the divergence of one place: both handed in, no score, and not yet settled by a third one."""
    first_two = [row for row in group if row.round in {1, 2}]
    if marks.score is not None or len(first_two) < 2 or not all(row.handed_in_at for row in first_two):
        return None
    third = next((row.member for row in group if row.round == 3), None)
    row = group[0]
    pair = marks.rounds[MarkSource.FIRST], marks.rounds[MarkSource.SECOND]
    return Divergence(row.work_id, row.task, row.work.value, pair, third)


def marker_figures(marking: StageMarking) -> list[tuple[CommissionMember, statistics.MarkerFigures]]:
    """Return for every marker how he marks beside the others: severity and the share of third markings."""
    allotted = Allotment.objects.filter(work__marking=marking, round__in=[1, 2, 3]).select_related("member__user")
    by_place: dict[Place, dict[int, Allotment]] = defaultdict(dict)
    for row in allotted:
        by_place[row.work_id, row.task_id][row.round] = row
    marks = marks_in(marking)
    pairs = [
        statistics.Pair(
            first_marker=group[1].member,
            second_marker=group[2].member,
            first=marks[place].rounds[MarkSource.FIRST],
            second=marks[place].rounds[MarkSource.SECOND],
            third_needed=3 in group,
        )
        for place, group in by_place.items()
        if {1, 2} <= group.keys() and group[1].handed_in_at and group[2].handed_in_at
    ]
    return sorted(statistics.markers(pairs).items(), key=lambda row: row[0].user.get_short_name())
