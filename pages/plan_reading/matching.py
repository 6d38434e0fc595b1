"""Which row of a new plan is which row of the old one. By number and name, then by name alone, then by number alone."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """A row that exists already: its key, its number, its name."""

    pk: int
    number: int
    title: str


def matched(old: Sequence[Known], new: Sequence[tuple[int, str]]) -> list[int | None]:
    """Return for every new row (number, name) the key of its old one, or None. No old row is given twice."""
    found: list[int | None] = [None] * len(new)
    free = {row.pk: row for row in old}
    for key_of in (lambda number, title: (number, _plain(title)), lambda _number, title: _plain(title)):
        _match(found, free, new, key_of)
    _match(found, free, new, lambda number, _title: number)
    return found


def _match(found: list[int | None], free: dict[int, Known], new: Sequence[tuple[int, str]], key_of) -> None:
    """Give rows with the same key to each other, where there is just one of it on either side."""
    waiting = {place: key_of(*row) for place, row in enumerate(new) if found[place] is None}
    here: Counter[Hashable] = Counter(waiting.values())
    there: dict[Hashable, list[int]] = {}
    for row in free.values():
        there.setdefault(key_of(row.number, row.title), []).append(row.pk)
    for place, key in waiting.items():
        if here[key] == 1 and len(there.get(key, ())) == 1:
            found[place] = there[key][0]
            del free[there[key][0]]


def _plain(title: str) -> str:
    return " ".join(title.lower().replace("ё", "е").split())
