"""The act of publishing news from a program. People write news in the office's editor."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from foundation.audit import record
from foundation.permissions import allows
from foundation.russian.typography import slugify_ru
from pages.models import NewsIndexPage, NewsPage


@transaction.atomic
def publish_news(*, by, title: str, body: Iterable = (), **facts) -> NewsPage:
    """Publish a piece of news and return its page.

    `body` is [(block name, value), …] of `pages.blocks.text.ARTICLE`; `facts` are published_on, lead and, where the news
    is about a row of the plan, plan_item. `by=None` is the console. Raises PermissionDenied, ValidationError, and
    DoesNotExist when the site was not built.
    """
    if by is not None and not allows(by, "pages.publish_news"):
        raise PermissionDenied
    page = NewsPage(title=title, body=list(body), owner=by, **facts)
    index = NewsIndexPage.objects.select_for_update().get()
    page.slug = _free_slug(index, slugify_ru(title))
    index.add_child(instance=page)
    record(page, "pages.news.publish", by=by)
    return page


def _free_slug(index: NewsIndexPage, wanted: str) -> str:
    taken = set(index.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    suffixes = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in suffixes if slug not in taken)
