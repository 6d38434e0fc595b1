"""What the desk of the plan shows to those who record its execution: what waits, what was said, what was told. Reading only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from pages.models import CompletionMark, CoveragePage, PlanActivity, PlanItem, PlanSection, WorkPlanPage
from pages.models.base import readable
from pages.queries.plan import PlanRow, plan_parts
from pages.states import ActivityState, PlanItemStatus

MONTHS_IN_QUARTER = 3


@dataclass(frozen=True)
class DeskRow:
    """A row of the plan as the desk sees it: which of its activities are late, and what it waits for."""

    row: PlanRow
    late: tuple[PlanActivity, ...]
    waits_for_outcome: bool
    waits_for_coverage: bool

    @property
    def item(self) -> PlanItem:
        """The row itself."""
        return self.row.item

    @property
    def told(self) -> int:
        """How many pieces of news and reports everybody may read about it."""
        return self.row.news + self.row.coverage

    def is_in_quarter(self, number: int, year: int) -> bool:
        """Whether a day of its term, as it holds now, lies in this quarter."""
        months = range(MONTHS_IN_QUARTER * (number - 1) + 1, MONTHS_IN_QUARTER * number + 1)
        first, after = date(year, months[0], 1), date(year + number // 4, months[-1] % 12 + 1, 1)
        return any(days.start < after and first <= days.end for days in self.row.standing.period.ranges)


@dataclass(frozen=True)
class DeskPart:
    """A section of the plan with those of its rows that were asked for."""

    section: PlanSection
    rows: tuple[DeskRow, ...]


@dataclass(frozen=True)
class Choice:
    """What the desk is narrowed to; nothing narrows by default. `waits` is "outcome" or "coverage"."""

    waits: str = ""
    quarter: int | None = None
    kind: str = ""


@dataclass(frozen=True)
class Desk:
    """The rows that were asked for, and how many wait for what among those of the same quarter and kind."""

    parts: tuple[DeskPart, ...]
    every: int
    outcome: int
    coverage: int


def desk_of(plan: WorkPlanPage, *, at: datetime, choice: Choice | None = None) -> Desk:
    """Return the desk as of `at`. Three queries for any number of rows."""
    choice = choice or Choice()
    narrowed = [
        (part.section, [row for row in part.rows if _suits(row, choice, plan.year)]) for part in desk_parts(plan, at=at)
    ]
    rows = [row for _section, of_section in narrowed for row in of_section]
    shown = ((section, tuple(_waiting(of_section, choice.waits))) for section, of_section in narrowed)
    return Desk(
        parts=tuple(DeskPart(section, kept) for section, kept in shown if kept),
        every=len(rows),
        outcome=sum(row.waits_for_outcome for row in rows),
        coverage=sum(row.waits_for_coverage for row in rows),
    )


def desk_parts(plan: WorkPlanPage, *, at: datetime) -> list[DeskPart]:
    """Return all rows of a plan as the desk sees them."""
    on = timezone.localdate(at)
    return [DeskPart(part.section, tuple(_desk_row(row, on) for row in part.rows)) for part in plan_parts(plan, at=at)]


def all_plans() -> QuerySet[WorkPlanPage]:
    """Return the plans of all years, drafts too, the newest first."""
    return WorkPlanPage.objects.order_by("-year").only("title", "year", "live", "url_path")


def has_plan(year: int) -> bool:
    """Tell whether there is a plan of this year, a draft perhaps."""
    return WorkPlanPage.objects.filter(year=year).exists()


def marks_of(item: PlanItem) -> QuerySet[CompletionMark]:
    """Return everything that was said of a row, the latest first. One query."""
    return item.marks.select_related("marked_by", "replaced_by")


def coverage_about(item: PlanItem) -> QuerySet[CoveragePage]:
    """Return the published reports about a row and about its activities, the latest first."""
    about = Q(plan_item=item) | Q(activity__item=item)
    return readable(CoveragePage.objects.filter(about)).order_by("-happened_on", "-pk")


def _desk_row(row: PlanRow, on: date) -> DeskRow:
    late = tuple(
        activity
        for activity in row.activities
        if activity.state == ActivityState.PLANNED and activity.last_day and activity.last_day < on
    )
    status = row.standing.status
    was_held = status in {PlanItemStatus.HELD, PlanItemStatus.PARTLY_HELD} or any(
        activity.state == ActivityState.HELD for activity in row.activities
    )
    is_over = status == PlanItemStatus.AWAITING_OUTCOME
    untold = not row.news and not row.coverage
    return DeskRow(
        row=row,
        late=late,
        waits_for_outcome=is_over or bool(late),
        waits_for_coverage=untold and (was_held or is_over),
    )


def _suits(row: DeskRow, choice: Choice, year: int) -> bool:
    in_time = choice.quarter is None or row.is_in_quarter(choice.quarter, year)
    return in_time and choice.kind in {"", row.item.kind}


def _waiting(rows: list[DeskRow], waits: str) -> Iterator[DeskRow]:
    for row in rows:
        if not waits or getattr(row, f"waits_for_{waits}"):
            yield row
