"""What the pages show of the news. Reading only."""

from django.db.models import Count, QuerySet

from foundation.publication import until_published
from pages.models import NewsPage, NewsPhoto, NewsTag, PlanItem
from pages.models.base import readable
from pages.queries.lists import with_cover

THEMES = 12


def published_news() -> QuerySet[NewsPage]:
    """Return published news, the latest first, without their texts."""
    latest = readable(NewsPage.objects).order_by("-published_on", "-pk")
    return latest.only("title", "published_on", "lead", "url_path")


@until_published(size=1)
def latest_news(number: int) -> list[NewsPage]:
    """Return the latest published news, as the home page tells them."""
    return list(published_news()[:number])


def listed_news(*, theme: str | None, year: str | None) -> QuerySet[NewsPage]:
    """Return the published news of a theme and of a year, ready for `bring_covers`."""
    news = with_cover(published_news(), NewsPhoto)
    if theme:
        news = news.filter(tagged_items__tag__slug=theme)
    return news.filter(published_on__year=year) if year else news


def themes_of_news() -> list[tuple[str, str]]:
    """Return (slug, name) of the themes that most published news have. One query."""
    tagged = NewsTag.objects.filter(content_object__in=readable(NewsPage.objects))
    counted = tagged.values_list("tag__slug", "tag__name").annotate(number=Count("pk"))
    return [(slug, name) for slug, name, _number in counted.order_by("-number", "tag__name")[:THEMES]]


def news_not_published(limit: int = 5) -> QuerySet[NewsPage]:
    """Return the news with words that nobody outside has read yet, the latest first."""
    return NewsPage.objects.filter(has_unpublished_changes=True).order_by("-latest_revision_created_at")[:limit]


def news_about(item: PlanItem) -> QuerySet[NewsPage]:
    """Return the published news about a row of the plan."""
    return published_news().filter(plan_item=item)
