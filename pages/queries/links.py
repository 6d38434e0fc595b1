"""Which links of the published pages lead nowhere. What was found last stands in a table; the look itself is here too."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, URLField
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.rich_text import RichText

from foundation.reach import Reach
from pages.links import Link, Place, link_to, links_in
from pages.models import LinkFault, SiteImage
from pages.models.base import PortalPage, readable
from pages.models.story import parts_of
from pages.states import LinkReason

# A night has room for so many questions to other sites.
OUTSIDE_LIMIT = 500


@dataclass(frozen=True)
class Fault:
    """A link that leads nowhere."""

    page_id: int
    words: str
    target: str
    reason: LinkReason


def link_faults() -> QuerySet[LinkFault]:
    """Return what the last look found, with the pages."""
    return LinkFault.objects.select_related("page__content_type")


def faults_now(ask: Callable[[str], Reach] | None) -> Iterator[Fault]:
    """Look through all published pages and yield what is wrong. `ask` asks another site; None leaves them alone."""
    pages = [page for page in readable(Page.objects).specific() if isinstance(page, PortalPage)]
    links = [(page, link) for page in pages for link in _links_of(page)]
    known = _Known.look()
    for page, link in links:
        if link.place is not Place.OUTSIDE and (reason := known.trouble_with(link)):
            yield Fault(page.pk, link.words, link.target, reason)
    yield from _lost_files(pages)
    if ask:
        yield from _silent(links, ask)


def _links_of(page: PortalPage) -> Iterator[Link]:
    own = settings.BASE_URL
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for part in parts_of(getattr(page, field.name)):
                if isinstance(part, RichText):
                    yield from links_in(part.source, own=own)
                elif (
                    isinstance(part, str)
                    and part.startswith(("http://", "https://"))
                    and (link := link_to(part, own=own))
                ):
                    yield link
        elif isinstance(field, URLField) and (link := link_to(getattr(page, field.name), own=own)):
            yield link


@dataclass(frozen=True)
class _Known:
    """What there is on the site, asked once for all links."""

    pages: frozenset[str]
    documents: frozenset[str]
    paths: frozenset[str]
    redirects: frozenset[str]

    @classmethod
    def look(cls) -> "_Known":
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        root = site.root_page.url_path if site else "/"
        pages = list(readable(Page.objects).values_list("pk", "url_path"))
        return cls(
            pages=frozenset(str(pk) for pk, _path in pages),
            documents=frozenset(str(pk) for pk in Document.objects.values_list("pk", flat=True)),
            paths=frozenset("/" + path.removeprefix(root) for _pk, path in pages),
            redirects=frozenset(Redirect.objects.values_list("old_path", flat=True)),
        )

    def trouble_with(self, link: Link) -> LinkReason | None:
        if link.place is Place.PAGE:
            return None if link.target in self.pages else LinkReason.NO_PAGE
        if link.place is Place.DOCUMENT:
            return None if link.target in self.documents else LinkReason.NO_FILE
        return None if self._leads_somewhere(link.target) else LinkReason.NO_ADDRESS

    def _leads_somewhere(self, path: str) -> bool:
        if path in self.redirects or path.rstrip("/") in self.redirects:
            return True
        try:
            found = resolve(path)
        except Resolver404:
            return False
        return found.url_name != "wagtail_serve" or f"{path.rstrip('/')}/" in self.paths


def _lost_files(pages: Iterable[PortalPage]) -> Iterator[Fault]:
    published = {str(page.pk): page for page in pages}
    for model in (Document, SiteImage):
        uses = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(model),
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id__in=published,
        )
        used: dict[str, set[str]] = {}
        for page_id, number in uses.values_list("object_id", "to_object_id"):
            used.setdefault(number, set()).add(page_id)
        for kept in model.objects.filter(pk__in=used):
            if not kept.file.storage.exists(kept.file.name):
                for page_id in sorted(used[str(kept.pk)]):
                    yield Fault(int(page_id), kept.title, kept.filename, LinkReason.NO_FILE)


def _silent(links: Iterable[tuple[PortalPage, Link]], ask: Callable[[str], Reach]) -> Iterator[Fault]:
    answers: dict[str, Reach] = {}
    reasons = {Reach.GONE: LinkReason.GONE, Reach.SILENT: LinkReason.SILENT}
    for page, link in links:
        if link.place is not Place.OUTSIDE or (link.target not in answers and len(answers) >= OUTSIDE_LIMIT):
            continue
        if link.target not in answers:
            answers[link.target] = ask(link.target)
        if answers[link.target] in reasons:
            yield Fault(page.pk, link.words, link.target, reasons[answers[link.target]])
