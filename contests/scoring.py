"""From marks to places, exactly. Pure: no Django, no database, no rounding on the way.

A sheet gives Σ mark × weight; an application gets the mean over the sheets that count, or what else the regulation orders
(aggregation.py); places share equal totals unless the regulation orders ties. Rounding is in `shown` alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from math import floor

from contests.aggregation import LOWER_IS_BETTER, RELATIVE, aggregate, mean
from foundation.ranking import Exact, ranked

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Ten times faster than fractions, and as exact: it raises rather than round.
EXACTLY = Context(prec=60, traps=[Inexact])


@dataclass(frozen=True)
class Entry:
    """An application as the ranking sees it: the totals of its sheets and whose they are, and when it was received.

    `fixed` are points that are no juror's (computed from its own numbers, verified by the secretary); `by_criterion` parts
    equal totals where the regulation says so.
    """

    application: str
    totals: tuple[Fraction, ...]
    received_at: datetime
    jurors: tuple[str, ...] = ()
    fixed: Fraction = Fraction(0)
    by_criterion: Mapping[str, Fraction] = field(default_factory=dict)

    def sheets(self) -> dict[str, Fraction]:
        """Return {juror: total}; sheets of nobody in particular are told apart by their order."""
        jurors = self.jurors or tuple(str(number) for number in range(len(self.totals)))
        return dict(zip(jurors, self.totals, strict=True))


@dataclass(frozen=True)
class Rules:
    """How the regulation makes places: `method` is a way of aggregation.py and `clause` its words, `tie_order` parts equals."""

    places: int = 3
    min_points: Decimal | int = 0
    tie_order: Sequence[str] = ()
    method: str = "mean"
    clause: str = ""


SILENT = Rules()


@dataclass(frozen=True)
class Standing:
    """The place of one application; `place_to` differs from `place` when the place is shared.

    `tie_rule` names what parted it from an equal total; `points` are what floors are asked of, where the total is no points.
    """

    application: str
    total: Fraction
    sheets: int
    place: int
    place_to: int
    is_prize: bool
    tie_rule: str = ""
    mean_points: Fraction | None = None

    @property
    def is_shared(self) -> bool:
        """Whether others stand on the same place."""
        return self.place != self.place_to

    @property
    def points(self) -> Fraction:
        """What a floor is compared with."""
        return self.total if self.mean_points is None else self.mean_points


def _earlier_received(entry: Entry) -> int:
    return -((entry.received_at - EPOCH) // timedelta(microseconds=1))


# What may part equal totals; larger is better. The regulation of an edition names them in order.
TIE_BREAKS: dict[str, Callable[[Entry], Exact]] = {"earlier_received": _earlier_received}
BY_CRITERION = "criterion:"


def tie_break(name: str) -> Callable[[Entry], Exact]:
    """Return what parts equal totals: a key of TIE_BREAKS, or `criterion:…` – more points by that one. Raises KeyError."""
    if name.startswith(BY_CRITERION):
        return lambda entry: entry.by_criterion[name.removeprefix(BY_CRITERION)]
    return TIE_BREAKS[name]


def sheet_total(marks: Iterable[tuple[Decimal, Decimal]]) -> Fraction:
    """Return Σ points × weight of one sheet, exactly: were a digit ever lost, decimal.Inexact is raised."""
    products = (EXACTLY.multiply(points, weight) for points, weight in marks)
    return Fraction(reduce(EXACTLY.add, products, Decimal(0)))


def total_on_full_scale(marks: Iterable[tuple[Decimal | None, Decimal, Decimal]]) -> Fraction:
    """Return the total of a sheet of (mark, weight, largest mark); None does not apply: the rest is brought to the full scale."""
    rows = list(marks)
    total = sheet_total((mark, weight) for mark, weight, _top in rows if mark is not None)
    if all(mark is not None for mark, _weight, _top in rows):
        return total
    tops = [Fraction(weight) * Fraction(top) for _mark, weight, top in rows]
    asked = sum((top for top, row in zip(tops, rows, strict=True) if row[0] is not None), Fraction(0))
    return total * sum(tops, Fraction(0)) / asked if asked else total


def official_total(totals: Sequence[Fraction]) -> Fraction:
    """Return the mean over the sheets that count. Raises ValueError when nobody scored: absent is not zero."""
    return mean(totals)


def standings(entries: Iterable[Entry], rules: Rules = SILENT) -> list[Standing]:
    """Rank the applications of one nomination, the best first; equals by application, so that the order is stable.

    A prize goes to the first places with enough points; whoever shares the last prize place has it. Raises ValueError where
    the sheets do not bear the method of the rules.
    """
    rows = sorted(entries, key=lambda entry: entry.application)
    totals = totals_by(rules.method, rows, clause=rules.clause)
    means = totals_by("mean", rows) if rules.method in RELATIVE else {}
    sign = -1 if rules.method in LOWER_IS_BETTER else 1
    breaks = [tie_break(name) for name in rules.tie_order]
    keys: list[tuple[Exact, ...]] = [
        (sign * totals[entry.application], *(part(entry) for part in breaks)) for entry in rows
    ]
    parted = _parting(keys, list(rules.tie_order))
    result = [
        Standing(
            application=entry.application,
            total=totals[entry.application],
            sheets=len(entry.totals),
            place=place.first,
            place_to=place.last,
            is_prize=place.first <= rules.places
            and means.get(entry.application, totals[entry.application]) >= rules.min_points,
            tie_rule=parted[key],
            mean_points=means.get(entry.application),
        )
        for entry, key, place in zip(rows, keys, ranked(keys), strict=True)
    ]
    return sorted(result, key=lambda standing: (standing.place, standing.application))


def totals_by(method: str, entries: Sequence[Entry], *, clause: str = "") -> dict[str, Fraction]:
    """Return the total of every entry; points that are no juror's are added once. Raises ValueError as `aggregate` does."""
    fixed = {entry.application: entry.fixed for entry in entries}
    if not any(entry.totals for entry in entries) and any(fixed.values()):
        return fixed
    sheets = {entry.application: entry.sheets() for entry in entries}
    if method in RELATIVE:
        field = {name: {who: total + fixed[name] for who, total in own.items()} for name, own in sheets.items()}
        return aggregate(method, field, clause=clause)
    return {name: total + fixed[name] for name, total in aggregate(method, sheets, clause=clause).items()}


def _parting(keys, tie_order) -> dict[tuple[Exact, ...], str]:
    """Return for every key the last rule that was needed to tell it from another one with the same total."""
    depth = dict.fromkeys(keys, 0)
    for one, two in pairwise(sorted(depth, reverse=True)):
        if one[0] == two[0]:
            parted_at = next(number for number, pair in enumerate(zip(one, two, strict=True)) if pair[0] != pair[1])
            for key in (one, two):
                depth[key] = max(depth[key], parted_at)
    return {key: tie_order[number - 1] if number else "" for key, number in depth.items()}


def shown(total: Fraction) -> Decimal:
    """Return a total as people see it: two decimals, half up. Never to be calculated with."""
    return Decimal(floor(total * 100 + Fraction(1, 2))).scaleb(-2)
