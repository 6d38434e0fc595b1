"""The act of publishing a page from a program. People write pages in the office's editor."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from foundation.audit import record
from foundation.permissions import allows
from foundation.russian.typography import slugify_ru
from pages.models.base import PortalPage


@transaction.atomic
def publish_page(
    kind: type[PortalPage], /, *, by, title: str, parent: Page | None = None, tags: Iterable[str] = (), **facts
) -> PortalPage:
    """Publish a page of `kind` at an address made of its title, and return it.

    It stands under `parent`; without one, under the only list that takes such pages. `facts` are the fields of the page;
    a stream is [(block name, value), …], photographs and versions of a document are lists of unsaved rows. `by=None` is
    the console. Raises PermissionDenied, ValidationError, and DoesNotExist when the site was not built.
    """
    if by is not None and not allows(by, "pages.publish_page"):
        raise PermissionDenied
    page = kind(title=title, **{"owner": by} | facts)
    if tags:
        page.tags.add(*tags)
    published = put_on_site(page, under=parent or _list_of(kind))
    record(published, "pages.page.publish", by=by)
    return published


def put_on_site(page: PortalPage, *, under: Page) -> PortalPage:
    """Save a new page under another one, open to everybody; asks nobody's right and writes no history. Returns the page."""
    place = Page.objects.select_for_update().get(pk=under.pk)
    page.slug = page.slug or free_slug(place, slugify_ru(page.title))
    page.first_published_at = page.last_published_at = timezone.now()
    place.add_child(instance=page)
    return page


def free_slug(place: Page, wanted: str) -> str:
    """Return `wanted`, or `wanted-2` and so on when that address is taken under `place`."""
    taken = set(place.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    suffixes = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in suffixes if slug not in taken)


def _list_of(kind: type[PortalPage]) -> Page:
    return kind.allowed_parent_page_models()[0].objects.get()
