"""The tree of the site: the way to a page, what stands below it, the whole of it. Reading only."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from pages.models import HomePage
from pages.models.base import readable

SHORT = ("title", "url_path", "path", "depth", "content_type")
# Lists that grow without end: the map tells how many pages they have, not which.
COLLECTIONS = {"NewsPage", "CoveragePage", "BestPracticePage", "LegislationPage", "DocumentPage", "ResultsPage"}


@dataclass(frozen=True)
class Branch:
    """A page of the map with what stands below it; `more` counts the pages of a collection."""

    page: Page
    below: tuple["Branch", ...]
    more: int


def ancestors_of(page: Page) -> QuerySet[Page]:
    """Return the pages between the home page and `page`, the highest first."""
    return page.get_ancestors().filter(depth__gt=2).only(*SHORT).order_by("depth")


def children_of(page: Page) -> QuerySet[Page]:
    """Return the published pages right below, in the order that the editor gave them."""
    return readable(page.get_children()).only(*SHORT)


def published_pages() -> QuerySet[Page]:
    """Return every page that anybody may read, in the order of the tree, with what search engines ask for."""
    home = HomePage.objects.only("path", "depth").first()
    pages = Page.objects.descendant_of(home, inclusive=True) if home else Page.objects.none()
    return readable(pages).only("url_path", "last_published_at", "latest_revision_created_at").order_by("path")


def site_tree() -> tuple[Branch, ...]:
    """Return all sections of the site with the pages below them. Two queries for any number of pages."""
    home = HomePage.objects.only("path", "depth").first()
    if home is None:
        return ()
    models = {kind.lower() for kind in COLLECTIONS}
    below = readable(Page.objects.descendant_of(home))
    shown = below.exclude(content_type__app_label="pages", content_type__model__in=models).only(*SHORT)
    return _branches(list(shown.order_by("path")), home, _sizes(below.filter(content_type__model__in=models)))


def _sizes(collected: QuerySet[Page]) -> dict[str, int]:
    above = Substr("path", 1, Length("path") - Page.steplen)
    return dict(collected.order_by().annotate(above=above).values_list("above").annotate(Count("pk")))


def _branches(pages: list[Page], above: Page, sizes: dict[str, int]) -> tuple[Branch, ...]:
    below = [page for page in pages if page.depth == above.depth + 1 and page.path.startswith(above.path)]
    return tuple(Branch(page, _branches(pages, page, sizes), sizes.get(page.path, 0)) for page in below)
