"""What the marks of a stage tell: of the totals, of every task, of the markers. Pure.

Means, variances, difficulty, discrimination and reliability are exact fractions; only roots are rounded, to 28 digits.
What is undefined is None and is shown as a dash, never as nought. Who was absent or disqualified is left out before.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, NamedTuple

from foundation.ranking import ties

FEWEST = 10  # below it coefficients mean nothing: «мало данных»
MOST_BINS = 20
GROUP = Fraction(27, 100)
ROOTS = Context(prec=28)


@dataclass(frozen=True)
class Summary:
    """The totals as a whole. `deviation` is that of the population; quartiles lie between neighbours, linearly."""

    people: int
    mean: Fraction | None
    median: Fraction | None
    lower_quartile: Fraction | None
    upper_quartile: Fraction | None
    deviation: Decimal | None


class Bin(NamedTuple):
    """A column of the histogram: totals from `low` up to and with `high`, and how many have them."""

    low: Decimal
    high: Decimal
    people: int


@dataclass(frozen=True)
class TaskFigures:
    """One task: how hard, and how well it parts the strong from the weak. None is «undefined» or «too few people»."""

    difficulty: Fraction | None
    item_total: Decimal | None
    corrected: Decimal | None
    discrimination: Fraction | None


@dataclass(frozen=True)
class MarkerFigures:
    """One marker: works marked, mean difference to the other marker of the same work, share that needed a third."""

    works: int
    severity: Fraction
    third_share: Fraction

    @property
    def third_percent(self) -> int:
        """The share in whole per cent, cut off."""
        return floor(100 * self.third_share)


class Pair(NamedTuple):
    """Two independent marks of one task of one work, and whether a third one was needed."""

    first_marker: Hashable
    second_marker: Hashable
    first: Decimal
    second: Decimal
    third_needed: bool


def summary(totals: Sequence[Decimal]) -> Summary:
    """Sum up the totals of a cohort."""
    if not totals:
        return Summary(0, None, None, None, None, None)
    exact = sorted(map(Fraction, totals))
    mean = sum(exact, Fraction(0)) / len(exact)
    return Summary(
        people=len(exact),
        mean=mean,
        median=_between(exact, Fraction(1, 2)),
        lower_quartile=_between(exact, Fraction(1, 4)),
        upper_quartile=_between(exact, Fraction(3, 4)),
        deviation=_root(_variance(exact)),
    )


def _between(exact: list[Fraction], share: Fraction) -> Fraction:
    place = share * (len(exact) - 1)
    low = floor(place)
    high = min(low + 1, len(exact) - 1)
    return exact[low] + (exact[high] - exact[low]) * (place - low)


def histogram(totals: Sequence[Decimal], *, most: Decimal, step: Decimal = Decimal(1)) -> list[Bin]:
    """Return the columns from nought to `most`: one for each possible total, or wider ones, twenty at the most."""
    possible = floor(Fraction(most) / Fraction(step)) + 1
    width = ceil(Fraction(possible, MOST_BINS))
    counts = Counter(ceil(Fraction(total) / Fraction(step)) // width for total in totals)
    return [
        Bin(step * width * number, min(step * (width * (number + 1) - 1), most), counts[number])
        for number in range(ceil(Fraction(possible, width)))
    ]


def task_figures(rows: Sequence[Sequence[Decimal]], most: Sequence[Decimal]) -> list[TaskFigures]:
    """Return the figures of every task; a row has one person's scores by task, `most` what each task gives at most.

    Raises ValueError when a row has another number of tasks.
    """
    if not rows:
        return [TaskFigures(None, None, None, None)] * len(most)
    if any(len(row) != len(most) for row in rows):
        raise ValueError("Every row has a score of every task")
    whole, unit = _whole(rows)
    totals = [sum(row) for row in whole]
    enough = len(rows) >= FEWEST
    weights = _group_weights(totals) if enough else ([], [])
    figures = []
    for column, top in zip(zip(*whole, strict=True), most, strict=True):
        rest = [total - value for total, value in zip(totals, column, strict=True)]
        full = Fraction(top) * unit
        figures.append(
            TaskFigures(
                difficulty=Fraction(sum(column), len(column)) / full if full else None,
                item_total=_correlation(column, totals) if enough else None,
                corrected=_correlation(column, rest) if enough else None,
                discrimination=_discrimination(column, weights) / full if enough and full else None,
            )
        )
    return figures


def alpha(rows: Sequence[Sequence[Decimal]]) -> Fraction | None:
    """Return Cronbach's α (KR-20 for tasks of one point); None for fewer than two tasks, equal totals or few people."""
    if len(rows) < FEWEST or len(rows[0]) < 2:
        return None
    whole, _unit = _whole(rows)
    of_totals = _variance([sum(row) for row in whole])
    if not of_totals:
        return None
    tasks = len(rows[0])
    of_tasks = sum((_variance(column) for column in zip(*whole, strict=True)), Fraction(0))
    return Fraction(tasks, tasks - 1) * (1 - of_tasks / of_totals)


def choices(chosen: Sequence[str], totals: Sequence[Decimal]) -> dict[str, tuple[Fraction, Fraction]]:
    """Return for each option its share in the strong and in the weak group (27 % each); empty for few people."""
    if len(totals) < FEWEST:
        return {}
    [whole], _unit = _whole([totals])
    top, bottom = _group_weights(whole)
    size = GROUP * len(totals)
    shares: dict[str, tuple[Fraction, Fraction]] = {}
    for option in sorted(set(chosen)):
        strong, weak = (
            sum((weight for weight, mine in zip(side, chosen, strict=True) if mine == option), Fraction(0)) / size
            for side in (top, bottom)
        )
        shares[option] = strong, weak
    return shares


def markers(pairs: Iterable[Pair]) -> dict[Any, MarkerFigures]:
    """Return the figures of every marker: above nought he gives more than those who marked the same works."""
    differences: dict[Any, list[Fraction]] = defaultdict(list)
    thirds: Counter[Any] = Counter()
    for pair in pairs:
        difference = Fraction(pair.first) - Fraction(pair.second)
        differences[pair.first_marker].append(difference)
        differences[pair.second_marker].append(-difference)
        thirds[pair.first_marker] += pair.third_needed
        thirds[pair.second_marker] += pair.third_needed
    return {
        marker: MarkerFigures(
            works=len(found),
            severity=sum(found, Fraction(0)) / len(found),
            third_share=Fraction(thirds[marker], len(found)),
        )
        for marker, found in differences.items()
    }


def _whole(rows: Sequence[Sequence[Decimal]]) -> tuple[list[list[int]], int]:
    """Bring all scores to whole numbers of one unit (a tenth, a hundredth): exact, and fast to calculate with."""
    digits = max((-int(value.as_tuple().exponent) for row in rows for value in row), default=0)
    unit = 10 ** max(digits, 0)
    return [[int(value * unit) for value in row] for row in rows], unit


def _variance(values: Sequence[int] | Sequence[Fraction]) -> Fraction:
    count, total = len(values), sum(values)
    return Fraction(count * sum(value * value for value in values) - total * total) / count**2


def _correlation(one: Sequence[int], other: Sequence[int]) -> Decimal | None:
    """Return Pearson's r; None when either is constant."""
    spread = _variance(one) * _variance(other) * len(one) ** 4
    if not spread:
        return None
    count = len(one)
    common = count * sum(a * b for a, b in zip(one, other, strict=True)) - sum(one) * sum(other)
    return ROOTS.divide(Decimal(common), ROOTS.sqrt(Decimal(spread.numerator)))


def _group_weights(totals: Sequence[int]) -> tuple[list[Fraction], list[Fraction]]:
    """Return everybody's weight in the strong and in the weak group: equals at the boundary share what is left."""
    size = GROUP * len(totals)
    best_first = ties([(total,) for total in totals])
    return _filled(best_first, size, len(totals)), _filled(best_first[::-1], size, len(totals))


def _filled(groups: list[list[int]], size: Fraction, people: int) -> list[Fraction]:
    weights, left = [Fraction(0)] * people, size
    for group in groups:
        weight = min(Fraction(1), left / len(group))
        for row in group:
            weights[row] = weight
        left -= weight * len(group)
        if not left:
            break
    return weights


def _discrimination(column: Sequence[int], weights: tuple[list[Fraction], list[Fraction]]) -> Fraction:
    top, bottom = (
        sum((weight * value for weight, value in zip(side, column, strict=True) if weight), Fraction(0))
        for side in weights
    )
    return (top - bottom) / (GROUP * len(column))


def _root(value: Fraction) -> Decimal:
    return ROOTS.sqrt(ROOTS.divide(Decimal(value.numerator), Decimal(value.denominator)))
