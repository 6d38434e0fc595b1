"""What the pages show: the plan with its rows, the news, the neighbours of a row. Reading only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Prefetch, QuerySet, Value, When, prefetch_related_objects

from pages.blocks.live import Mark, contest_mark
from pages.models import NewsPage, PlanItem, PlanSection, WorkPlanPage
from pages.models.base import readable


@dataclass(frozen=True)
class PlanRow:
    """A row of the plan and where its contest stands."""

    item: PlanItem
    mark: Mark | None


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
    """Return the plan by sections. Two queries for any number of rows; none for a preview that lives in memory."""
    rows = PlanItem.objects.select_related("contest_edition__contest")
    return [
        PlanPart(
            section, tuple(PlanRow(item, contest_mark(item.contest_edition, at=at)) for item in section.items.all())
        )
        for section in plan.sections.all().prefetch_related(Prefetch("items", rows))
    ]


def current_plan(*, at: datetime) -> WorkPlanPage | None:
    """Return the plan of the year of `at`, else the latest before it, else whichever there is. Drafts do not count."""
    begun = Case(When(year__lte=at.year, then=Value(0)), default=Value(1))
    return readable(WorkPlanPage.objects).order_by(begun, "-year").only("title", "year", "url_path").first()


def plans_beside(plan: WorkPlanPage | None) -> QuerySet[WorkPlanPage]:
    """Return the published plans of the other years, newest first."""
    plans = readable(WorkPlanPage.objects).order_by("-year").only("title", "year", "url_path")
    return plans.exclude(pk=plan.pk) if plan else plans


def plan_items(items: QuerySet[PlanItem]) -> QuerySet[PlanItem]:
    """Bring rows together with their section, plan and contest."""
    return items.select_related("section__plan", "contest_edition__contest")


def plan_item_of(news: NewsPage) -> PlanItem | None:
    """Return the row of the plan that a piece of news is about, ready to be linked to."""
    return PlanItem.objects.select_related("section__plan").filter(pk=news.plan_item_id).first()


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


def published_news() -> QuerySet[NewsPage]:
    """Return published news, the latest first, without their texts."""
    latest = readable(NewsPage.objects).order_by("-published_on", "-pk")
    return latest.only("title", "published_on", "lead", "url_path")


def news_not_published(limit: int = 5) -> QuerySet[NewsPage]:
    """Return the news with words that nobody outside has read yet, the latest first."""
    return NewsPage.objects.filter(has_unpublished_changes=True).order_by("-latest_revision_created_at")[:limit]


def news_about(item: PlanItem) -> QuerySet[NewsPage]:
    """Return the published news about a row of the plan."""
    return published_news().filter(plan_item=item)


def bring_pictures(blocks: Iterable) -> None:
    """Fetch the ready sizes of all pictures of an article at once, instead of one by one while it is drawn."""
    images = [block.value["image"] for block in blocks if block.block_type == "picture" and block.value["image"]]
    prefetch_related_objects(images, "renditions")
