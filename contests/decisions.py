"""From totals to awards: floors, everybody above a floor, the best of each group, places not awarded. Pure and exact."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from contests.scoring import Standing
from foundation.ranking import Exact, places

Number = int | Decimal | Fraction


def joint_total(members: Sequence[Sequence[Number]], scales: Sequence[tuple[Number, Number]]) -> Fraction:
    """Return the sum of all marks of all members. Raises ValueError for a mark outside of its scale, or missing."""
    for marks in members:
        if len(marks) != len(scales) or any(
            not low <= mark <= high for mark, (low, high) in zip(marks, scales, strict=True)
        ):
            raise ValueError("Every member marks every line within its scale")
    return sum((Fraction(mark) for marks in members for mark in marks), Fraction(0))


def mean_of_present(marks: Sequence[Number | None]) -> Fraction:
    """Return the mean over the members who scored; None did not. Raises ValueError when nobody did."""
    given = [Fraction(mark) for mark in marks if mark is not None]
    if not given:
        raise ValueError("An application that nobody scored has no total")
    return sum(given, Fraction(0)) / len(given)


def reaches(total: Number, floor: Number) -> bool:
    """Whether a total is enough: the floor itself is."""
    return total >= floor


def normalised(criteria: int, own: Number, largest: Number) -> Fraction:
    """Return K × (Ki / Kmax), exactly. Raises ValueError when nobody has any points to be measured by."""
    if largest <= 0:
        raise ValueError("There is nothing to measure by")
    return Fraction(criteria) * Fraction(own) / Fraction(largest)


def best_of_groups(groups: Mapping[str, Sequence[Exact]], count: int) -> dict[str, list[int | None]]:
    """Return for every group the places of its totals in the order given; None from place `count` + 1 on."""
    return {
        group: [place.first if place.first <= count else None for place in places(totals)]
        for group, totals in groups.items()
    }


def awards(rows: Sequence[Standing], *, floors: Mapping[str, Number], everybody: bool = False) -> dict[str, str]:
    """Return {application: award}, the first of `floors` that fits, "" for none.

    «place» goes to prize places («everybody»: to all) from its floor on, any other award to whoever reaches its floor.
    """
    given = {}
    for row in rows:
        fits = (kind for kind, floor in floors.items() if _fits(row, kind, floor, everybody=everybody))
        given[row.application] = next(fits, "")
    return given


def _fits(row, kind, floor, *, everybody):
    return row.points >= floor and (kind != "place" or row.is_prize or everybody)


def without_places(rows: Sequence[Standing], withheld: Sequence[int]) -> list[Standing]:
    """Return the standings when the jury does not award some places («первое место не присуждать»): nobody moves up."""
    return [replace(row, is_prize=row.is_prize and row.place not in withheld) for row in rows]
