"""The search of the site: pages, rows of the plan, contests. One page, by address, without a script."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from foundation.excerpts import Piece, excerpt, marked
from foundation.paging import page_of
from foundation.views import PlainPage
from pages.models import SearchEntry
from pages.queries.search import LONGEST_QUERY, found_contests, found_entries, kinds_of


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
        entries, kind = found_entries(self.query), self.request.GET.get("kind", "")
        kinds = kinds_of(entries) if self.query else []
        if kind in {counted.kind for counted in kinds}:
            entries = entries.filter(kind=kind)
        else:
            kind = ""
        page = page_of(entries, self.request)
        page.object_list = [self._finding(entry) for entry in page.object_list]
        contests = [] if kind else found_contests(self.query)
        return super().get_context_data(
            query=self.query,
            kind=kind,
            kinds=kinds,
            contests=contests,
            found=page,
            total=sum(counted.number for counted in kinds),
            **kwargs,
        )

    def _finding(self, entry: SearchEntry) -> Finding:
        address = f"{entry.page.get_url(self.request)}{entry.anchor}"
        return Finding(entry, address, marked(entry.title, self.query), excerpt(entry.text, self.query))
