"""What every page of the site is: found by Russian stems, told in one sentence, filled with a context from above."""

from functools import singledispatch

from wagtail.models import Page
from wagtail.search import index

from foundation.search import SearchStems


@singledispatch
def context_of(page, request) -> dict:
    """Return what the template of `page` shows beside the page itself; `views/public.py` answers for each type."""
    return {}


class PortalPage(SearchStems, Page):
    """Parent of every page type. A subclass gives `summary` and, where it has more words, `search_text`."""

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
