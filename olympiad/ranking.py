"""Places of the ranked: who stands where, and what parts equal totals. Pure.

Whoever is ranked (took part, was not disqualified, competes) is chosen before; whoever is not there changes nothing here.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from functools import reduce

from foundation.ranking import Exact, ranked

# Raises rather than round: a total is exact or nothing.
EXACTLY = Context(prec=60, traps=[Inexact])


@dataclass(frozen=True)
class Scores:
    """What one participant has: the effective score of every counted task, None where the marking is not finished.

    `weights` and `full` (the most that a task gives) go by the same task; a task without weight weighs one.
    """

    by_task: Mapping[str, Decimal | None]
    full: Mapping[str, Decimal]
    weights: Mapping[str, Decimal]

    @property
    def is_complete(self) -> bool:
        """Whether every counted task is marked: a row that is not complete has no place."""
        return all(self.by_task.get(task) is not None for task in self.full)

    @property
    def known(self) -> list[tuple[str, Decimal]]:
        """The tasks that are marked, with their scores."""
        return [(task, value) for task in self.full if (value := self.by_task.get(task)) is not None]


def rank(keys: Sequence[tuple]) -> list[tuple[int, int]]:
    """Give each key its place from and to, in the order given; a larger key is better, equal keys share («2–3»)."""
    return [(place.first, place.last) for place in ranked(keys)]


def total(scores: Scores) -> Decimal | None:
    """Return Σ weight × score, exactly; None while any counted task is not marked."""
    if not scores.is_complete:
        return None
    products = (EXACTLY.multiply(scores.weights.get(task, Decimal(1)), value) for task, value in scores.known)
    return reduce(EXACTLY.add, products, Decimal(0))


def _full_tasks(scores: Scores) -> tuple[Exact, ...]:
    return (sum(value == scores.full[task] for task, value in scores.known),)


def _non_zero_tasks(scores: Scores) -> tuple[Exact, ...]:
    return (sum(value > 0 for _task, value in scores.known),)


def _distribution(scores: Scores) -> tuple[Exact, ...]:
    """Compare the best scores of both, then the second best, and so on."""
    return tuple(sorted((value for _task, value in scores.known), reverse=True))


# What may part equal totals; larger is better. The rules of an edition name them in order. An accident of the database
# (which row is older) never parts anybody.
TIE_BREAKS: dict[str, Callable[[Scores], tuple[Exact, ...]]] = {
    "full_tasks": _full_tasks,
    "non_zero_tasks": _non_zero_tasks,
    "distribution": _distribution,
}


def key_of(scores: Scores, tie_breaks: Sequence[str] = ()) -> tuple[Exact, ...]:
    """Return the key of a complete row: its total, then every tie-break in order; `task:3` is the score of task 3.

    Raises ValueError for a row that is not complete, KeyError for a tie-break that nobody knows.
    """
    if (whole := total(scores)) is None:
        raise ValueError("A row that is not marked to the end has no key")
    parts: list[Exact] = [whole]
    for name in tie_breaks:
        if name.startswith("task:"):
            parts.append(scores.by_task.get(name.removeprefix("task:")) or Decimal(0))
        else:
            parts.extend(TIE_BREAKS[name](scores))
    return tuple(parts)


def shown_percent(value: Decimal, most: Decimal) -> Decimal | None:
    """Return the percentage of the maximum with one digit, cut off: 49.96 is never shown as 50. None without a maximum."""
    if not most:
        return None
    return Decimal(int(value * 1000 // most)) / 10


def shown_place(place: tuple[int, int]) -> str:
    """Return «4» or, shared, «2–3»."""
    first, last = place
    return f"{first}" if first == last else f"{first}–{last}"


def passing(totals: Sequence[Decimal]) -> list[tuple[Decimal, int]]:
    """Return for every total that occurs how many would pass if it were the cutoff, from the highest down."""
    counts = Counter(totals)
    passed, rows = 0, []
    for value in sorted(counts, reverse=True):
        passed += counts[value]
        rows.append((value, passed))
    return rows
