"""What every page of the site is: found by Russian stems, told in one sentence, filled with a context from above."""

from functools import singledispatch

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index

from foundation.search import SearchStems


@singledispatch
def context_of(page, request) -> dict:
    """Return what the template of `page` shows beside the page itself; `views/public.py` answers for each type."""
    return {}


class PortalPageQuerySet(PageQuerySet):
    """Words about pages of the site."""

    def readable(self):
        """Published pages that lie under no lock: what anybody may read. Wagtail's `public()` would ask one query more."""
        path = ExpressionWrapper(OuterRef("path"), CharField())
        locks = PageViewRestriction.objects.alias(path=path).filter(path__startswith=F("page__path"))
        return self.live().filter(~Exists(locks))


class PortalPage(SearchStems, Page):
    """Parent of every page type. A subclass gives `summary` and, where it has more words, `search_text`."""

    objects = PageManager.from_queryset(PortalPageQuerySet)()

    search_fields = [*Page.search_fields, index.SearchField("search_stems")]

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        """One sentence for lists and for search engines; the editor's own description wins."""
        return self.search_description

    def search_text(self):
        return f"{self.title} {self.summary}"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | context_of(self, request)
