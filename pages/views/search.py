"""The search of the site: pages, rows of the plan, contests. One page, by address, without a script."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from foundation.excerpts import Piece, excerpt, marked
from foundation.paging import page_of
from foundation.views import PlainPage
from pages.models import SearchEntry
from pages.queries.search import LONGEST_QUERY, found_contests, found_entries, kinds_of
from pages.views.public import with_addresses


@dataclass(frozen=True)
class Finding:
    """One thing found, with the sought words marked in its title and in a piece of its text."""

    entry: SearchEntry
    address: str
    title: tuple[Piece, ...]
    words: tuple[Piece, ...]


class Search(PlainPage):
    """What was found for `?q=`, of one kind with `&kind=`."""

    public = True
    template_name = "pages/search.html"

    @cached_property
    def query(self) -> str:
        """The words sought; whatever is longer than a person types is cut."""
        return " ".join(self.request.GET.get("q", "").replace("\0", "").split())[:LONGEST_QUERY]

    def get_context_data(self, **kwargs):
        entries = found_entries(self.query)
        kinds = kinds_of(entries) if self.query else []
        kind = next((one.kind for one in kinds if one.kind == self.request.GET.get("kind")), "")
        return super().get_context_data(
            query=self.query,
            kind=kind,
            kinds=kinds,
            total=sum(one.number for one in kinds),
            contests=[] if kind else found_contests(self.query),
            found=self._page(entries.filter(kind=kind) if kind else entries),
            **kwargs,
        )

    def _page(self, entries):
        page = page_of(entries, self.request)
        entries = list(page.object_list)
        with_addresses((entry.page for entry in entries), self.request)
        page.object_list = [self._finding(entry) for entry in entries]
        return page

    def _finding(self, entry: SearchEntry) -> Finding:
        address = f"{entry.page.address}{entry.anchor}"
        return Finding(entry, address, marked(entry.title, self.query), excerpt(entry.text, self.query))
