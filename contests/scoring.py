"""From marks to places, exactly. Pure: no Django, no database, no rounding on the way.

A sheet gives Σ mark × weight; an application gets the mean over the sheets that count (never a sum: jurors who stepped
aside would cost it points); places share equal totals unless the regulation orders ties. Rounding is in `shown` alone.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import lru_cache, reduce
from math import floor
from typing import NamedTuple

from foundation.ranking import Exact, ranked

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Ten times faster than fractions, and as exact: it raises rather than round.
EXACTLY = Context(prec=60, traps=[Inexact])


class Mark(NamedTuple):
    """One mark that counts: for which application, on which sheet, by which criterion."""

    application: str
    sheet: str
    criterion: str
    points: Decimal
    weight: Decimal


@dataclass(frozen=True)
class Entry:
    """An application as the ranking sees it: the totals of its sheets, and when it was received."""

    application: str
    totals: tuple[Fraction, ...]
    received_at: datetime


@dataclass(frozen=True)
class Standing:
    """The place of one application; `place_to` differs from `place` when the place is shared."""

    application: str
    total: Fraction
    sheets: int
    place: int
    place_to: int
    is_prize: bool

    @property
    def is_shared(self) -> bool:
        """Whether others stand on the same place."""
        return self.place != self.place_to


def _earlier_received(entry: Entry) -> int:
    return -((entry.received_at - EPOCH) // timedelta(microseconds=1))


# What may part equal totals; larger is better. The regulation of an edition names them in order.
TIE_BREAKS: dict[str, Callable[[Entry], int]] = {"earlier_received": _earlier_received}


def sheet_total(marks: Iterable[tuple[Decimal, Decimal]]) -> Fraction:
    """Return Σ points × weight of one sheet, exactly: were a digit ever lost, decimal.Inexact is raised."""
    products = (EXACTLY.multiply(points, weight) for points, weight in marks)
    return Fraction(reduce(EXACTLY.add, products, Decimal(0)))


def official_total(totals: Sequence[Fraction]) -> Fraction:
    """Return the mean over the sheets that count. Raises ValueError when nobody scored: absent is not zero."""
    if not totals:
        raise ValueError("An application that nobody scored has no total")
    return sum(totals, Fraction(0)) / len(totals)


def totals_of(marks: Iterable[Mark]) -> dict[str, tuple[Fraction, ...]]:
    """Return for each application the totals of its sheets, in an order that does not depend on the order of marks."""
    sheets: dict[tuple[str, str], list[tuple[Decimal, Decimal]]] = defaultdict(list)
    for mark in marks:
        sheets[mark.application, mark.sheet].append((mark.points, mark.weight))
    totals: dict[str, list[Fraction]] = defaultdict(list)
    for (application, _sheet), weighed in sheets.items():
        totals[application].append(sheet_total(weighed))
    return {application: tuple(sorted(values)) for application, values in totals.items()}


def standings(
    entries: Iterable[Entry], *, places: int = 3, min_points: Decimal | int = 0, tie_order: Sequence[str] = ()
) -> list[Standing]:
    """Rank the applications of one nomination, the best first; equals by application, so that the order is stable.

    A prize goes to the first `places` places with a total of at least `min_points`; whoever shares the last prize place
    has it. `tie_order` names keys of TIE_BREAKS. Raises ValueError for an entry without sheets.
    """
    rows = sorted(entries, key=lambda entry: entry.application)
    totals = [official_total(entry.totals) for entry in rows]
    keys: list[tuple[Exact, ...]] = [
        (total, *(TIE_BREAKS[name](entry) for name in tie_order)) for total, entry in zip(totals, rows, strict=True)
    ]
    result = [
        Standing(
            application=entry.application,
            total=total,
            sheets=len(entry.totals),
            place=place.first,
            place_to=place.last,
            is_prize=place.first <= places and total >= min_points,
        )
        for entry, total, place in zip(rows, totals, ranked(keys), strict=True)
    ]
    return sorted(result, key=lambda standing: (standing.place, standing.application))


def shown(total: Fraction) -> Decimal:
    """Return a total as people see it: two decimals, half up. Never to be calculated with."""
    return Decimal(floor(total * 100 + Fraction(1, 2))).scaleb(-2)


def digest(marks: Iterable[Mark]) -> str:
    """Return the SHA-256 of all marks that count: the same for any order of rows and any way to write a number (5, 5.00)."""
    lines = sorted(
        "\t".join((mark.application, mark.sheet, mark.criterion, _plain(mark.points), _plain(mark.weight)))
        for mark in marks
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@lru_cache(maxsize=1024)
def _plain(number: Decimal) -> str:
    return f"{number.normalize(EXACTLY):f}"
