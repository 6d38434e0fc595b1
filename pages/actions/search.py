"""The act that lets the search know a page: what it said before is forgotten, what it says now is found."""

from django.db import transaction

from foundation.search import stems
from pages.models import SearchEntry
from pages.models.base import PortalPage


@transaction.atomic
def index_page(page: PortalPage) -> int:
    """Write anew what can be found on `page` and return how many entries that is. Its words are not the history's business."""
    SearchEntry.objects.filter(page=page.pk).delete()
    entries = [
        SearchEntry(
            page_id=page.pk,
            anchor=found.anchor,
            kind=found.kind,
            title=found.title,
            text=found.text,
            dated_on=found.dated_on,
            title_stems=stems(found.title),
            search_stems=stems(f"{found.title} {found.text}"),
        )
        for found in page.findables()
    ]
    SearchEntry.objects.bulk_create(entries)
    return len(entries)


def index_site() -> int:
    """Write anew what can be found on all pages of the site; return how many entries there are."""
    return sum(index_page(page) for kind in PortalPage.__subclasses__() for page in _pages_of(kind))


def _pages_of(kind):
    if kind._meta.abstract:
        return (page for below in kind.__subclasses__() for page in _pages_of(below))
    return kind.objects.live().iterator(chunk_size=100)
