"""From an address to its page in one query. Where things stand is kept until the next publication; pages themselves never are."""

from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.http.request import split_domain_port
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.models.sites import get_site_for_hostname

from foundation.publication import until_published

HOSTS = 20
ADDRESSES = 2000


def know_the_site(request) -> None:
    """Tell Wagtail which site was asked: it reads that from the request before it asks the database."""
    host, _port = split_domain_port(request.get_host())
    request._wagtail_site = _site_at(host, request.get_port())


def page_at(url_path: str) -> Page | None:
    """Return the published page whose whole path in the tree this is, as its own type, or None."""
    found = _place_of(url_path)
    if found is None:
        return None
    kind, pk = found
    # The path and the state are asked once more: what is kept may say where a page stands, not that it may be read.
    return kind.objects.live().filter(pk=pk, url_path=url_path).first()


@until_published(size=1)
def site_roots() -> list:
    """Return what Wagtail makes addresses of pages from; it keeps it in the cache, which on most servers is a table."""
    return Site.get_site_root_paths()


def address_in_the_only_site(url_path: str) -> tuple[int, str, str] | None:
    """Return the site, its beginning and the address of a page, as Wagtail does; None where more than one site may be meant."""
    [site, *others] = site_roots() or [None]
    if others or not site or not url_path.startswith(site.root_path):
        return None
    return site.site_id, site.root_url, _root_of_the_tree() + url_path.removeprefix(site.root_path)


@cache
def _root_of_the_tree() -> str:
    return reverse("wagtail_serve", args=("",))


@until_published(size=HOSTS)
def _site_at(host: str, port: str) -> Site | None:
    try:
        site = get_site_for_hostname(host, port)
    except Site.DoesNotExist:
        return None
    site.root_page = site.root_page.specific
    return site


@until_published(size=ADDRESSES)
def _place_of(url_path: str) -> tuple[type[Page], int] | None:
    # The column of the slug has an index, that of the path has none.
    slug = url_path.rstrip("/").rpartition("/")[2]
    pages = Page.objects.live().filter(slug=slug, url_path=url_path)
    place = pages.values_list("content_type", "pk").first()
    kind = place and ContentType.objects.get_for_id(place[0]).model_class()
    return (kind, place[1]) if kind else None
