"""What every page of the site is: found by Russian stems, told in one sentence, filled with a context from above."""

import itertools
from dataclasses import dataclass
from datetime import date
from functools import cache, singledispatch

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, TextField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from foundation.publication import until_published
from foundation.search import SearchStems

from .routing import address_in_the_only_site, site_roots

# The cookie of the panel for low vision, which lives under the roof: portal/display.py.
SIGHT = {"display": "theme=contrast&text=200&spacing=wide"}


@singledispatch
def context_of(_page, _request) -> dict:
    """Return what the template of a page shows beside the page itself; `views/public.py` answers for each type."""
    return {}


def readable(pages):
    """Return those of `pages` that anybody may read: published, and under no lock.

    Wagtail's `public()` says the same and asks one query more.
    """
    published = pages.filter(live=True)
    return published.filter(~_is_locked()) if _locks_exist() else published


@until_published(size=1)
def _locks_exist() -> bool:
    return PageViewRestriction.objects.exists()


@cache
def _is_locked() -> Exists:
    path = ExpressionWrapper(OuterRef("path"), CharField())
    return Exists(PageViewRestriction.objects.alias(path=path).filter(path__startswith=F("page__path")))


@dataclass(frozen=True)
class Findable:
    """One thing on a page that the search of the site finds; `anchor` follows the page's address."""

    kind: str
    title: str
    text: str
    dated_on: date | None = None
    anchor: str = ""


class PortalForm(WagtailAdminPageForm):
    """The office form of every page: two pages may have one title, the portal finds an address for the second."""

    def clean(self):
        wanted = self.cleaned_data.get("slug")
        # An address that readers know is changed by people alone.
        if wanted and not self.instance.first_published_at:
            names = itertools.chain([wanted], (f"{wanted}-{number}" for number in itertools.count(2)))
            self.cleaned_data["slug"] = next(name for name in names if self._is_free(name))
        return super().clean()

    def _is_free(self, slug: str) -> bool:
        return Page._slug_is_available(slug, self.parent_page, self.instance)  # noqa: SLF001 - Wagtail's own form asks it


class PortalPage(SearchStems, Page):
    """Parent of every page type. A subclass gives `summary` and, where it has more words or a day, `search_text`, `dated_on`.

    `address` is its URL in lists, where `views.public.with_addresses` put it; `cover` the photograph beside its title,
    from `queries.lists.bring_covers`.
    """

    address = ""
    cover = None
    base_form_class = PortalForm
    content_panels = [
        TitleFieldPanel(
            "title",
            placeholder=_("Заголовок*"),
            help_text=_("Коротко, о чём страница. Например: Субботник на улице Лавочкина"),
        )
    ]
    promote_panels = [MultiFieldPanel(["slug", "seo_title", "search_description"], heading=_("Для поисковых систем"))]
    # The whole panel for low vision at once, as its cookie says it.
    preview_modes = [("", _("Обычный читатель")), ("sight", _("Слабовидящий: крупно и контрастно"))]
    search_fields = [*Page.search_fields, index.SearchField("search_stems")]

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        """One sentence for lists and for search engines; the editor's own description wins."""
        return self.search_description

    def search_text(self):
        return f"{self.title} {self.summary}"

    @property
    def dated_on(self) -> date | None:
        """The day that the page is about, if it is about one."""
        return None

    def findables(self) -> list[Findable]:
        """Return what the search of the site should know of the page."""
        words = self.search_text().removeprefix(self.title).strip()
        return [Findable(str(self._meta.verbose_name), self.title, words, self.dated_on)]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | context_of(self, request)

    def serve_preview(self, request, mode_name):
        """Draw the page as a reader will see it."""
        if mode_name == "sight":
            request.COOKIES |= SIGHT
        return super().serve_preview(request, mode_name)

    def get_url_parts(self, request=None):
        """Return what addresses are made of. Of one site it is known before Wagtail's search for it."""
        return address_in_the_only_site(self.url_path) or super().get_url_parts(request)

    def _get_site_root_paths(self, *_args, **_kwargs):
        return site_roots()

    def get_view_restrictions(self):
        """Return the locks over this page. A site without a single lock is asked once, not for every ancestor."""
        return super().get_view_restrictions() if _locks_exist() else PageViewRestriction.objects.none()


class IndexPage(PortalPage):
    """Parent of every list of pages: there is one of each kind, under the home page, with a word of introduction."""

    intro = TextField(
        _("Вступление"),
        max_length=300,
        blank=True,
        help_text=_("Одно предложение о том, что здесь собрано. Например: Чем живёт отделение и его партнёры."),
    )

    content_panels = [*PortalPage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    max_count = 1

    class Meta:
        abstract = True

    @property
    def summary(self):
        return self.search_description or self.intro
