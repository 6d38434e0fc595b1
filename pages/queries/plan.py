"""What the pages show of the plan: its rows with what is being done for them, the other years, the neighbours of a row."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from foundation.publication import until_published
from pages.blocks.live import Mark, contest_mark
from pages.models import CompletionMark, CoveragePage, NewsPage, PlanActivity, PlanItem, PlanSection, WorkPlanPage
from pages.models.base import readable
from pages.periods import Period
from pages.plan_status import Standing, Word, period_of, standing_of

KEPT_PLANS = 12
_SHOWN = ("title", "year", "url_path")
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
class PlacedRow:
    """A row in its plan, and the rows before and after it, whatever their sections."""

    plan: WorkPlanPage
    row: PlanRow
    before: PlanItem | None
    after: PlanItem | None


def plan_parts(plan: WorkPlanPage, *, at: datetime) -> list[PlanPart]:
    """Return the plan by sections. Three queries for any number of rows."""
    rows = Prefetch("items", with_execution(PlanItem.objects.all()))
    return [
        PlanPart(section, tuple(plan_row(item, year=plan.year, at=at) for item in section.items.all()))
        for section in plan.sections.all().prefetch_related(rows)
    ]


def published_parts(plan: WorkPlanPage, *, at: datetime) -> list[PlanPart]:
    """Return the parts of a plan as everybody reads it. What they say of `at` they say of its whole minute."""
    return _parts_of_the_minute(plan, at.replace(second=0, microsecond=0))


def first_rows(parts: list[PlanPart], most: int) -> tuple[list[PlanPart], int]:
    """Return the parts as far as their first `most` rows go, and how many rows were left out. No query."""
    shown, room = [], most
    for part in parts:
        if room > 0:
            shown.append(replace(part, rows=part.rows[:room]))
        room -= len(part.rows)
    return shown, max(-room, 0)


@until_published(size=KEPT_PLANS)
def _parts_of_the_minute(plan: WorkPlanPage, at: datetime) -> list[PlanPart]:
    return plan_parts(plan, at=at)


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
    return _plan_nearest_to(at.year)


@until_published(size=2)
def _plan_nearest_to(year: int) -> WorkPlanPage | None:
    begun = Case(When(year__lte=year, then=Value(0)), default=Value(1))
    return published_plans().order_by(begun, "-year").only(*_SHOWN).first()


def published_plans() -> QuerySet[WorkPlanPage]:
    """Return the plans that everybody may read."""
    return readable(WorkPlanPage.objects)


def plans_beside(plan: WorkPlanPage | None) -> QuerySet[WorkPlanPage]:
    """Return the published plans of the other years, newest first."""
    plans = published_plans().order_by("-year").only(*_SHOWN)
    return plans.exclude(pk=plan.pk) if plan else plans


def plan_items(items: QuerySet[PlanItem]) -> QuerySet[PlanItem]:
    """Bring rows together with their section, plan and everything that `plan_row` tells."""
    return with_execution(items.select_related("section__plan"))


def placed_row(*, year: int, number: int, at: datetime) -> PlacedRow | None:
    """Return a row of a published plan by its number, or None."""
    plan = published_plans().filter(year=year).only(*_SHOWN).first()
    parts = published_parts(plan, at=at) if plan else []
    rows = {row.item.number: row for part in parts for row in part.rows}
    if plan is None or number not in rows:
        return None
    before = max((other for other in rows if other < number), default=number)
    after = min((other for other in rows if other > number), default=number)
    neighbours = (rows[other].item if other != number else None for other in (before, after))
    return PlacedRow(plan, rows[number], *neighbours)


def rows_of_published_plans() -> QuerySet[PlanItem]:
    """Return every row that has a public page, the latest plan first."""
    rows = PlanItem.objects.visible_to(None).select_related("section__plan").order_by("-section__plan__year", "number")
    return rows.only("number", "section__plan__year", "section__plan__last_published_at")
