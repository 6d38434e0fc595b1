"""What the pages show of the plan: its rows with what is being done for them, the other years, the neighbours of a row."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Prefetch, QuerySet, Value, When

from pages.blocks.live import Mark, contest_mark
from pages.models import PlanActivity, PlanItem, PlanSection, WorkPlanPage
from pages.models.base import readable


@dataclass(frozen=True)
class PlanRow:
    """A row of the plan and where its contests stand."""

    item: PlanItem
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class PlanPart:
    """A section of the plan with its rows."""

    section: PlanSection
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True)
class Neighbours:
    """The rows before and after a row, whatever their sections."""

    before: PlanItem | None
    after: PlanItem | None


def plan_parts(plan: WorkPlanPage, *, at: datetime) -> list[PlanPart]:
    """Return the plan by sections. Three queries for any number of rows; none for a preview that lives in memory."""
    rows = Prefetch("items", PlanItem.objects.prefetch_related(Prefetch("activities", plan_activities())))
    return [
        PlanPart(section, tuple(PlanRow(item, contest_marks(item, at=at)) for item in section.items.all()))
        for section in plan.sections.all().prefetch_related(rows)
    ]


def plan_activities() -> QuerySet[PlanActivity]:
    """Return what is done for rows, ready to be told: with the contest of each."""
    return PlanActivity.objects.select_related("contest_edition__contest")


def contest_marks(item: PlanItem, *, at: datetime) -> tuple[Mark, ...]:
    """Return how the row points at its announced contests; a row that is not saved yet has none."""
    activities = item.activities.all() if item.pk else ()
    marks = (contest_mark(activity.contest_edition, at=at) for activity in activities)
    return tuple(mark for mark in marks if mark)


def current_plan(*, at: datetime) -> WorkPlanPage | None:
    """Return the plan of the year of `at`, else the latest before it, else whichever there is. Drafts do not count."""
    begun = Case(When(year__lte=at.year, then=Value(0)), default=Value(1))
    return readable(WorkPlanPage.objects).order_by(begun, "-year").only("title", "year", "url_path").first()


def plans_beside(plan: WorkPlanPage | None) -> QuerySet[WorkPlanPage]:
    """Return the published plans of the other years, newest first."""
    plans = readable(WorkPlanPage.objects).order_by("-year").only("title", "year", "url_path")
    return plans.exclude(pk=plan.pk) if plan else plans


def plan_items(items: QuerySet[PlanItem]) -> QuerySet[PlanItem]:
    """Bring rows together with their section, plan and activities."""
    return items.select_related("section__plan").prefetch_related(Prefetch("activities", plan_activities()))


def neighbours_of(item: PlanItem) -> Neighbours:
    """Return the rows around `item` in the order of numbers. One query."""
    rows = list(
        PlanItem.objects.filter(section__plan=item.section.plan_id)
        .only("number", "title", "section__plan__year")
        .select_related("section__plan")
        .order_by("number")
    )
    place = rows.index(item)
    return Neighbours(rows[place - 1] if place else None, rows[place + 1] if place + 1 < len(rows) else None)
