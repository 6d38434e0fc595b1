"""How the sheets of several jurors become one total. Pure and exact: fractions in, fractions out.

The mean over those who scored is the silent choice. A sum is refused where sheets are not equal in number, a trimmed mean
below five sheets. Sums of ranks and z-scores let a loser decide who wins (spec 3.10), so they ask for the words of the
regulation that order them.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import isqrt

from django.utils.translation import gettext as _

from foundation.ranking import places

# {application: {juror: total of his sheet}}
Field = Mapping[str, Mapping[str, Fraction]]
Method = Callable[[Field], dict[str, Fraction]]
LEAST_TO_TRIM = 5
# A root is taken to thirty digits after the point, the same on every machine.
ROOT = 10**30


def mean(numbers: Sequence[Fraction]) -> Fraction:
    """Return the mean. Raises ValueError when there is nothing: absent is not zero."""
    if not numbers:
        raise ValueError("An application that nobody scored has no total")
    return sum(numbers, Fraction(0)) / len(numbers)


def median(numbers: Sequence[Fraction]) -> Fraction:
    """Return the middle of the numbers, of two middles the mean."""
    ordered = sorted(numbers)
    return mean(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1])


def _means(field):
    return {name: mean(list(sheets.values())) for name, sheets in field.items()}


def _medians(field):
    return {name: median(list(sheets.values())) for name, sheets in field.items()}


def _sums(field):
    if len({len(sheets) for sheets in field.values()}) > 1:
        raise ValueError(_("Сумма баллов не сравнима: у заявок разное число листов. Нужно среднее."))
    return {name: sum(sheets.values(), Fraction(0)) for name, sheets in field.items()}


def _trimmed(field):
    if any(len(sheets) < LEAST_TO_TRIM for sheets in field.values()):
        raise ValueError(_("Без крайних оценок считать нельзя: у заявки меньше пяти листов."))
    return {name: mean(sorted(sheets.values())[1:-1]) for name, sheets in field.items()}


def _rank_sums(field):
    jurors = {frozenset(sheets) for sheets in field.values()}
    if len(jurors) > 1:
        raise ValueError(_("Суммы мест не сравнимы: не каждый член жюри оценил каждую заявку."))
    sums = dict.fromkeys(field, Fraction(0))
    for juror in next(iter(jurors), ()):
        for name, place in zip(field, places([sheets[juror] for sheets in field.values()]), strict=True):
            sums[name] += Fraction(place.first + place.last, 2)
    return sums


def _z_scores(field):
    by_juror: dict[str, dict[str, Fraction]] = {}
    for name, sheets in field.items():
        for juror, total in sheets.items():
            by_juror.setdefault(juror, {})[name] = total
    scaled = {juror: _z_of(totals) for juror, totals in by_juror.items()}
    return {name: mean([scaled[juror][name] for juror in sheets]) for name, sheets in field.items()}


def _z_of(totals):
    middle = mean(list(totals.values()))
    variance = mean([(total - middle) ** 2 for total in totals.values()])
    return {name: _ratio(total - middle, variance) for name, total in totals.items()}


def _ratio(distance, variance):
    if not variance:
        # Whoever gave everybody the same says nothing about the order.
        return Fraction(0)
    square = distance * distance / variance
    size = Fraction(isqrt(square.numerator * ROOT * ROOT // square.denominator), ROOT)
    return size if distance > 0 else -size


METHODS: dict[str, Method] = {
    "mean": _means,
    "sum": _sums,
    "trimmed_mean": _trimmed,
    "median": _medians,
    "rank_sum": _rank_sums,
    "z_score": _z_scores,
}
# Their numbers are no points: floors are asked of the mean instead.
RELATIVE = frozenset({"rank_sum", "z_score"})
LOWER_IS_BETTER = frozenset({"rank_sum"})


def aggregate(method: str, field: Field, *, clause: str = "") -> dict[str, Fraction]:
    """Return the total of every application by the method of the regulation; `clause` are its words.

    Raises ValueError for a method that is unknown, that these sheets do not bear, or that nobody ordered; for no sheets.
    """
    if method not in METHODS:
        raise ValueError(_("Такого способа подсчёта нет: %(method)s.") % {"method": method})
    if method in RELATIVE and not clause.strip():
        raise ValueError(
            _("Этот способ подсчёта выбирают, только если его требует положение. Впишите пункт положения.")
        )
    if not all(field.values()):
        raise ValueError("An application that nobody scored has no total")
    return METHODS[method](field)
