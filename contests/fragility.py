"""How little would change who wins: a juror less, a criterion less, a weight a tenth off, one mark, the last one gone.

Pure and exact, by trying every case. Takes one nomination of the inputs of a result. Advisory: no place comes from here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

from contests.aggregation import LOWER_IS_BETTER, RELATIVE, aggregate
from contests.agreement import Severity
from contests.result_run import JURY
from foundation.ranking import places

TENTH = Fraction(1, 10)


@dataclass(frozen=True)
class Outcome:
    """Who stands first and who has a prize place, by numbers of applications."""

    winners: frozenset[str]
    prizes: frozenset[str]


@dataclass(frozen=True)
class Change:
    """One thing done otherwise: `kind` is juror, criterion, heavier, lighter or last; and what comes out then."""

    kind: str
    what: str
    outcome: Outcome


@dataclass(frozen=True)
class Flip:
    """The smallest change of a single mark that changes who is first: `steps` up (or down, of the winner's own)."""

    application: str
    juror: str
    criterion: str
    steps: int


@dataclass(frozen=True)
class Fragility:
    """The card of one nomination (or group): what it is now and all changes that give something else."""

    now: Outcome
    changes: tuple[Change, ...]
    flip: Flip | None
    tried: int


class Case:
    """A nomination in whole numbers, ready to be counted many times over: marks in hundredths, weights in ten-thousandths."""

    def __init__(self, nomination: Mapping[str, Any], group: str = ""):
        self.rules = nomination["rules"]
        self.criteria = [row for row in nomination["criteria"] if row["source"] == JURY]
        self.weights = [int(Decimal(row["weight"]) * 10000) for row in self.criteria]
        self.tops = [int(Decimal(row["maximum"]) * 100) for row in self.criteria]
        mine = [row for row in nomination["applications"] if row["group"] == group]
        fixed_weights = {
            row["title"]: Fraction(row["weight"]) for row in nomination["criteria"] if row["source"] != JURY
        }
        self.fixed = {
            row["number"]: sum(
                (Fraction(value) * fixed_weights[key] for key, value in row["fixed"].items()), Fraction(0)
            )
            for row in mine
        }
        self.sheets: dict[str, dict[str, list[int | None]]] = {number: {} for number in self.fixed}
        for sheet in nomination["sheets"]:
            if sheet["application"] in self.sheets and any(mark is not None for mark in sheet["marks"]):
                marks = [None if mark is None else int(Decimal(mark) * 100) for mark in sheet["marks"]]
                self.sheets[sheet["application"]][sheet["juror"]] = marks

    @property
    def jurors(self) -> list[str]:
        """Everybody who scored something here."""
        return sorted({juror for own in self.sheets.values() for juror in own})

    def field(self, weights: list[int] | None = None, *, without: str = "") -> dict[str, dict[str, Fraction]]:
        """Return the totals of all sheets by these weights, a juror left out; applications without sheets are not in it."""
        used = weights or self.weights
        result = {
            number: {juror: self._total(marks, used) for juror, marks in own.items() if juror != without}
            for number, own in self.sheets.items()
        }
        return {number: own for number, own in result.items() if own}

    def _total(self, marks, weights):
        if None not in marks:
            return Fraction(sum(mark * weight for mark, weight in zip(marks, weights, strict=True)), 1_000_000)
        rows = [(mark, weight, top) for mark, weight, top in zip(marks, weights, self.tops, strict=True)]
        asked = sum(weight * top for mark, weight, top in rows if mark is not None)
        given = sum(weight * mark for mark, weight, _top in rows if mark is not None)
        whole = sum(weight * top for _mark, weight, top in rows)
        return Fraction(given * whole, asked * 1_000_000) if asked else Fraction(given, 1_000_000)

    def totals(self, field: Mapping[str, Mapping[str, Fraction]]) -> dict[str, Fraction]:
        """Return the totals of the applications by the method of the rules. Raises ValueError where the sheets do not bear it."""
        method, clause = self.rules["method"], self.rules["clause"]
        if method in RELATIVE:
            field = {
                name: {who: own + self.fixed[name] for who, own in sheets.items()} for name, sheets in field.items()
            }
            return aggregate(method, field, clause=clause)
        return {name: total + self.fixed[name] for name, total in aggregate(method, field, clause=clause).items()}

    def outcome(self, totals: Mapping[str, Fraction]) -> Outcome:
        """Return who is first and who has a prize place by these totals; equal totals are not parted here."""
        sign = -1 if self.rules["method"] in LOWER_IS_BETTER else 1
        floor = Fraction(self.rules["floors"].get("place", "0"))
        by_points = self.rules["method"] not in RELATIVE
        ranked = dict(zip(totals, places([sign * total for total in totals.values()]), strict=True))
        enough = {name for name, total in totals.items() if not by_points or total >= floor}
        return Outcome(
            frozenset(name for name, place in ranked.items() if place.first == 1),
            frozenset(name for name in enough if ranked[name].first <= self.rules["places"] or self.rules["everybody"]),
        )


def fragility(nomination: Mapping[str, Any], group: str = "") -> Fragility:
    """Try every change and return those that give other winners or other prize places. Raises ValueError as the result does."""
    case = Case(nomination, group)
    field = case.field()
    totals = case.totals(field)
    now = case.outcome(totals)
    tried = list(_tried(case, field, totals))
    changes = tuple(change for change in tried if change.outcome != _without(now, change))
    flip = smallest_flip(case, totals, now) if case.rules["method"] == "mean" else None
    return Fragility(now, changes, flip, len(tried))


def _without(now, change):
    """Return what would be the same: whoever leaves takes nothing along but himself."""
    gone = {change.what} if change.kind == "last" else set()
    return Outcome(now.winners - gone, now.prizes - gone)


def _tried(case, field, totals) -> Iterator[Change]:
    titles = [row["title"] for row in case.criteria]
    for juror in case.jurors:
        yield from _if_counted(case, "juror", juror, case.field(without=juror))
    for number, title in enumerate(titles):
        for kind, factor in (("criterion", Fraction(0)), ("heavier", 1 + TENTH), ("lighter", 1 - TENTH)):
            weights = [int(w * factor) if own == number else w for own, w in enumerate(case.weights)]
            if any(weights):
                yield from _if_counted(case, kind, title, case.field(weights))
    sign = -1 if case.rules["method"] in LOWER_IS_BETTER else 1
    if len(totals) > 1:
        last = min(sorted(totals), key=lambda name: sign * totals[name])
        rest = {name: sheets for name, sheets in field.items() if name != last}
        yield from _if_counted(case, "last", last, rest)


def _if_counted(case, kind, what, field) -> Iterator[Change]:
    """Yield the change; where the method does not bear what is left, there is nothing to say."""
    try:
        totals = case.totals(field)
    except ValueError:
        return
    if totals:
        yield Change(kind, what, case.outcome(totals))


def smallest_flip(case: Case, totals: Mapping[str, Fraction], now: Outcome) -> Flip | None:
    """Return the single mark whose smallest move changes who is first, if any within its scale does; for the mean alone."""
    if len(totals) < 2:
        return None
    best_first = sorted(totals.values(), reverse=True)
    found: list[Flip] = []
    for name in sorted(totals):
        if now.winners != {name}:
            found += _moves(case, name, best_first[0] - totals[name], down=False)
        if name in now.winners:
            # Of several who are first any may also fall behind by one step.
            found += _moves(case, name, best_first[0] - best_first[1], down=True)
    return min(found, key=lambda flip: abs(flip.steps), default=None)


def _moves(case, name, gap, *, down) -> Iterator[Flip]:
    sheets = case.sheets[name]
    for number, row in enumerate(case.criteria):
        step, low = (int(Decimal(row.get(key, default)) * 100) for key, default in (("step", "1"), ("minimum", "0")))
        gain = Fraction(case.weights[number] * step, 1_000_000 * len(sheets))
        # To draw level is enough: then there are two winners, or another one by the next rule.
        steps = max(1, ceil(gap / gain)) if gain else 0
        for juror, marks in sorted(sheets.items()):
            mark = marks[number]
            if not steps or None in marks or mark is None:
                continue
            moved = mark - steps * step if down else mark + steps * step
            if low <= moved <= case.tops[number]:
                yield Flip(name, juror, row["title"], -steps if down else steps)
                break


def with_recused(
    field: Mapping[str, Mapping[str, Fraction]], fit: Severity, recused: Mapping[str, list[str]]
) -> dict[str, Fraction]:
    """Return what means would be had each recused juror scored as he usually does: the application's own plus his shift."""
    result = {}
    for name, sheets in field.items():
        guessed = [fit.corrected[name] + fit.shift[juror] for juror in recused.get(name, ()) if juror in fit.shift]
        given = [*sheets.values(), *guessed]
        result[name] = sum(given, Fraction(0)) / len(given)
    return result


def thresholds(totals: Mapping[str, Fraction], floors: list[Fraction]) -> list[tuple[Fraction, list[str]]]:
    """Return for every floor who would reach it, the best first."""
    best_first = sorted(totals, key=lambda name: (-totals[name], name))
    return [(floor, [name for name in best_first if totals[name] >= floor]) for floor in floors]
