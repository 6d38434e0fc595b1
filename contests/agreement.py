"""How far the jurors agree: strictness of each, totals without it, Kendall's W, Krippendorff's alpha. Pure, exact, advisory.

Everything here is said beside the official places and changes none of them. What cannot be computed is None, never a zero.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from django.utils.translation import gettext as _

from contests.aggregation import mean, median
from foundation.ranking import places

# {application: {juror: total of his sheet}}
Field = Mapping[str, Mapping[str, Fraction]]
MANY = 10**12
AGREED, RATHER = Fraction(7, 10), Fraction(1, 2)
# A juror whose totals lie further than this share of the mean total from the others' is strict, or kind.
NOTICED = Fraction(1, 20)


@dataclass(frozen=True)
class Severity:
    """The additive fit: `shift` of a juror is what he adds to everybody (less than zero is strict), `corrected` is without it."""

    corrected: Mapping[str, Fraction]
    shift: Mapping[str, Fraction]

    @property
    def spread(self) -> Fraction:
        """How far the kindest juror stands from the strictest."""
        return max(self.shift.values()) - min(self.shift.values())


@dataclass(frozen=True)
class Spread:
    """What the sheets of one application say together; `deviation` is None for a single sheet."""

    mean: Fraction
    median: Fraction
    deviation: Fraction | None
    sheets: int


def spread_of(totals: Sequence[Fraction]) -> Spread:
    """Return mean, median and standard deviation (over n - 1, to twelve digits). Raises ValueError for no totals."""
    middle = mean(totals)
    deviation = None
    if len(totals) > 1:
        variance = sum(((total - middle) ** 2 for total in totals), Fraction(0)) / (len(totals) - 1)
        deviation = root(variance)
    return Spread(middle, median(totals), deviation, len(totals))


def root(square: Fraction) -> Fraction:
    """Return the square root, to twelve digits after the point."""
    return Fraction(isqrt(square.numerator * MANY * MANY // square.denominator), MANY)


def severity(field: Field) -> Severity:
    """Fit total = application + juror by least squares; shifts of jurors add up to nothing.

    Raises ValueError when applications and jurors fall into parts that share no sheet: then strictness is not comparable.
    """
    jurors = sorted({juror for sheets in field.values() for juror in sheets})
    if not jurors or not is_connected(field):
        raise ValueError(_("Строгость не сравнить: у части заявок и членов жюри нет ни одного общего листа."))
    rows, right = _equations({name: sheets for name, sheets in field.items() if sheets}, jurors)
    shift = dict(zip(jurors, _solved(rows, right), strict=True))
    corrected = {
        name: mean([total - shift[juror] for juror, total in sheets.items()])
        for name, sheets in field.items()
        if sheets
    }
    return Severity(corrected, shift)


def is_connected(field: Field) -> bool:
    """Whether one may go from any juror to any other over applications that both have scored."""
    sheets = [set(own) for own in field.values() if own]
    if not sheets:
        return False
    reached, waiting = sheets[0], sheets[1:]
    while True:
        near = [own for own in waiting if own & reached]
        if not near:
            return not waiting
        reached = reached.union(*near)
        waiting = [own for own in waiting if not own & reached]


def _equations(field, jurors):
    """Return the normal equations of the shifts, the applications eliminated, one of them replaced by «shifts add up to 0»."""
    place = {juror: number for number, juror in enumerate(jurors)}
    rows = [[Fraction(0)] * len(jurors) for _juror in jurors]
    right = [Fraction(0)] * len(jurors)
    for sheets in field.values():
        middle, share = mean(list(sheets.values())), Fraction(1, len(sheets))
        for juror, total in sheets.items():
            row = rows[place[juror]]
            right[place[juror]] += total - middle
            row[place[juror]] += 1
            for other in sheets:
                row[place[other]] -= share
    rows[-1], right[-1] = [Fraction(1)] * len(jurors), Fraction(0)
    return rows, right


def _solved(rows, right):
    """Solve a square system by elimination; it has one answer because the graph is connected."""
    size = len(rows)
    table = [[*row, value] for row, value in zip(rows, right, strict=True)]
    for column in range(size):
        pivot = next(number for number in range(column, size) if table[number][column])
        table[column], table[pivot] = table[pivot], table[column]
        top = table[column] = [value / table[column][column] for value in table[column]]
        for number in range(size):
            if number != column and (factor := table[number][column]):
                table[number] = [value - factor * above for value, above in zip(table[number], top, strict=True)]
    return [row[-1] for row in table]


def kendall_w(field: Field) -> Fraction | None:
    """Return Kendall's W with its correction for ties, over the applications that every juror scored; None where undefined."""
    jurors = sorted({juror for sheets in field.values() for juror in sheets})
    complete = [sheets for sheets in field.values() if len(sheets) == len(jurors)]
    count, judges = len(complete), len(jurors)
    sums, ties = [Fraction(0)] * count, 0
    for juror in jurors:
        given = [sheets[juror] for sheets in complete]
        for number, place in enumerate(places(given)):
            sums[number] += Fraction(place.first + place.last, 2)
        equal: dict[Fraction, int] = defaultdict(int)
        for total in given:
            equal[total] += 1
        ties += sum(size**3 - size for size in equal.values())
    most = judges**2 * (count**3 - count) - judges * ties
    if judges < 2 or most <= 0:
        return None
    middle = mean(sums)
    return 12 * sum(((own - middle) ** 2 for own in sums), Fraction(0)) / most


def krippendorff_alpha(field: Field) -> Fraction | None:
    """Return Krippendorff's alpha for interval data over all sheets; None where nothing differs or nobody is compared."""
    units = [list(sheets.values()) for sheets in field.values() if len(sheets) > 1]
    values = [total for unit in units for total in unit]
    expected = _pairs(values)
    if not expected:
        return None
    observed = sum((_pairs(unit) / (len(unit) - 1) for unit in units), Fraction(0)) / len(values)
    return 1 - observed / (expected / (len(values) * (len(values) - 1)))


def _pairs(values):
    """Return Σ (x - y)² over all ordered pairs."""
    total = sum(values, Fraction(0))
    return 2 * (len(values) * sum((value * value for value in values), Fraction(0)) - total * total)


def reading(agreement: Fraction | None, fit: Severity | None) -> str:
    """Say in one Russian sentence what the numbers mean."""
    if agreement is None:
        return _("Судить о согласии жюри не по чему: нет заявок, которые оценили все.")
    differs = fit is not None and fit.spread > NOTICED * abs(mean(list(fit.corrected.values())))
    if agreement >= AGREED:
        if differs:
            return _("Жюри согласно в порядке, но различается строгостью.")
        return _("Жюри согласно и в порядке, и в строгости.")
    if agreement >= RATHER:
        if differs:
            return _("Жюри в целом согласно в порядке, но различается строгостью.")
        return _("Жюри в целом согласно в порядке.")
    return _("Жюри расходится в порядке: места держатся на немногих голосах.")
