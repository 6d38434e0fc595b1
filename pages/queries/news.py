"""What the pages show of the news. Reading only."""

from collections.abc import Iterable

from django.db.models import QuerySet, prefetch_related_objects

from pages.models import NewsPage, PlanItem
from pages.models.base import readable


def plan_item_of(news: NewsPage) -> PlanItem | None:
    """Return the row of the plan that a piece of news is about, ready to be linked to."""
    return PlanItem.objects.select_related("section__plan").filter(pk=news.plan_item_id).first()


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
