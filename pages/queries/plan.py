"""What the pages show of the plan: its rows with what is being done for them, the other years, the neighbours of a row."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from pages.blocks.live import Mark, contest_mark
from pages.models import CompletionMark, CoveragePage, NewsPage, PlanActivity, PlanItem, PlanSection, WorkPlanPage
from pages.models.base import readable
from pages.periods import Period
from pages.plan_status import Standing, Word, period_of, standing_of

# The latest mark of a row as one value: it comes with the row, without a query of its own.
WORD = JSONObject(
    status="status",
    decided_on="decided_on",
    note="note",
    postponed_to="postponed_to",
    replaced_by="replaced_by__number",
)


@dataclass(frozen=True)
class PlanRow:
    """A row of the plan: where it and its contests stand, what is done for it, how much was told about it.

    `period` is the term of the plan; a postponed row has another one in `standing.period`.
    """

    item: PlanItem
    marks: tuple[Mark, ...]
    period: Period
    standing: Standing
    activities: tuple[PlanActivity, ...]
    news: int
    coverage: int


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
    """Return the plan by sections. Three queries for any number of rows."""
    rows = Prefetch("items", with_execution(PlanItem.objects.all()))
    return [
        PlanPart(section, tuple(plan_row(item, year=plan.year, at=at) for item in section.items.all()))
        for section in plan.sections.all().prefetch_related(rows)
    ]


def plan_row(item: PlanItem, *, year: int, at: datetime) -> PlanRow:
    """Return the row told as of `at`. Asks the database nothing when the item came through `with_execution`."""
    activities = tuple(item.activities.all()) if item.pk else ()
    marks = (contest_mark(activity.contest_edition, at=at) for activity in activities)
    period = period_of(item.approximate_period_text, year=year, starts_on=item.starts_on, ends_on=item.ends_on)
    return PlanRow(
        item=item,
        marks=tuple(mark for mark in marks if mark),
        period=period,
        standing=standing_of(period, _said(item), on=timezone.localdate(at), year=year),
        activities=activities,
        news=getattr(item, "news_count", 0),
        coverage=getattr(item, "coverage_count", 0),
    )


def with_execution(items: QuerySet[PlanItem]) -> QuerySet[PlanItem]:
    """Bring rows with their activities, latest mark and counts of what was told about them: two queries in all."""
    told = Q(plan_item=OuterRef("pk"))
    by_activity = CoveragePage.objects.filter(activity__item=OuterRef("pk"))
    return items.prefetch_related(Prefetch("activities", plan_activities())).annotate(
        latest_mark=_of_latest_mark(said=WORD),
        marked_at=_of_latest_mark(at=F("created_at")),
        news_count=_number_of(NewsPage.objects.filter(told)),
        coverage_count=_number_of(CoveragePage.objects.filter(told)) + _number_of(by_activity.exclude(told)),
    )


def _of_latest_mark(**what) -> Subquery:
    return Subquery(CompletionMark.objects.filter(item=OuterRef("pk")).order_by("-pk").values(**what)[:1])


def _number_of(pages: QuerySet) -> Coalesce:
    together = readable(pages).order_by().annotate(together=Value(1)).values("together")
    return Coalesce(Subquery(together.annotate(number=Count("pk")).values("number")), 0)


def _said(item: PlanItem) -> Word | None:
    said = getattr(item, "latest_mark", None)
    return Word(**said | {"decided_on": date.fromisoformat(said["decided_on"])}) if said else None


def plan_activities() -> QuerySet[PlanActivity]:
    """Return what is done for rows, ready to be told: with the contest of each."""
    return PlanActivity.objects.select_related("contest_edition__contest")


def current_plan(*, at: datetime) -> WorkPlanPage | None:
    """Return the plan of the year of `at`, else the latest before it, else whichever there is. Drafts do not count."""
    begun = Case(When(year__lte=at.year, then=Value(0)), default=Value(1))
    return readable(WorkPlanPage.objects).order_by(begun, "-year").only("title", "year", "url_path").first()


def published_plans() -> QuerySet[WorkPlanPage]:
    """Return the plans that everybody may read."""
    return readable(WorkPlanPage.objects)


def plans_beside(plan: WorkPlanPage | None) -> QuerySet[WorkPlanPage]:
    """Return the published plans of the other years, newest first."""
    plans = readable(WorkPlanPage.objects).order_by("-year").only("title", "year", "url_path")
    return plans.exclude(pk=plan.pk) if plan else plans


def plan_items(items: QuerySet[PlanItem]) -> QuerySet[PlanItem]:
    """Bring rows together with their section, plan and everything that `plan_row` tells."""
    return with_execution(items.select_related("section__plan"))


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
