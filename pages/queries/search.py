"""What the search of the site finds, the same on every engine: by stems, what is named so first, then the newest."""

from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from contests.models import ContestEdition
from contests.queries.public import announced_editions
from foundation.search import matching, stem_query
from pages.models import SearchEntry

LONGEST_QUERY = 200
CONTESTS_SHOWN = 5


@dataclass(frozen=True)
class KindCount:
    """How many things of one kind were found."""

    kind: str
    number: int


def found_entries(query: str) -> QuerySet[SearchEntry]:
    """Return what anybody may read and has every word of `query`, the best first; nothing for an empty query."""
    wanted = stem_query(query)
    if not wanted:
        return SearchEntry.objects.none()
    in_title = reduce(and_, (Q(title_stems__contains=f" {stem} ") for stem in wanted))
    rank = Case(When(in_title, then=Value(0)), default=Value(1))
    return (
        matching(SearchEntry.objects.readable(), query)
        .select_related("page")
        .order_by(rank, F("dated_on").desc(nulls_last=True), "-page_id", "anchor")
    )


def kinds_of(entries: QuerySet[SearchEntry]) -> list[KindCount]:
    """Return the kinds among `entries` with their numbers, the most frequent first. One query."""
    counted = entries.order_by().values("kind").annotate(number=Count("pk")).order_by("-number", "kind")
    return [KindCount(row["kind"], row["number"]) for row in counted]


def found_contests(query: str) -> QuerySet[ContestEdition]:
    """Return the announced contests that have every word of `query`, the newest first, a handful at most."""
    if not stem_query(query):
        return ContestEdition.objects.none()
    return matching(announced_editions(), query)[:CONTESTS_SHOWN]
