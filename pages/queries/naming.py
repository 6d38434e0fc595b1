"""Which public pages name a person: asked when he wants to be named no more. An editor's words are changed by an editor."""

from pages.models import SearchEntry
from pages.queries.search import found_entries


def pages_naming(name: str) -> list[SearchEntry]:
    """Return the entries of public pages that hold the surname and the first name of `name`, one for each page."""
    parts = name.split()[:2]
    found = {entry.page_id: entry for entry in found_entries(" ".join(parts))} if len(parts) > 1 else {}
    return sorted(found.values(), key=lambda entry: entry.title)
