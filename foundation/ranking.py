"""Places by exact totals, with ties. Pure: no Django, no floats. How a total is made belongs to the business."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

Exact = int | Decimal | Fraction


class Place(NamedTuple):
    """The places that a row takes: (2, 3) is the second and third place shared by two rows."""

    first: int
    last: int

    @property
    def is_shared(self) -> bool:
        """Whether others stand on the same place."""
        return self.first != self.last

    def __str__(self) -> str:
        """«2» or, shared, «2–3»."""
        return f"{self.first}–{self.last}" if self.is_shared else f"{self.first}"


def places(totals: Sequence[Exact]) -> list[Place]:
    """Give each total its place, in the order given; larger is better, equals share («1224»).

    Raises TypeError for floats: they cannot say whether two totals are equal.
    """
    return ranked([(total,) for total in totals])


def ranked(keys: Sequence[tuple[Exact, ...]]) -> list[Place]:
    """As `places`, for keys with tie-breaks: the first parts are compared, then the second, and so on.

    Larger is better in every part (negate a part where less is better). Rows share a place when their whole keys are
    equal. Raises ValueError when keys differ in length.
    """
    if len({len(key) for key in keys}) > 1:
        raise ValueError("All keys must have the same number of parts")
    exact = [tuple(map(_exact, key)) for key in keys]
    result: list[Place] = [Place(0, 0)] * len(keys)
    best_first = sorted(range(len(keys)), key=exact.__getitem__, reverse=True)
    taken = 0
    for _key, group in groupby(best_first, key=exact.__getitem__):
        rows = list(group)
        for row in rows:
            result[row] = Place(taken + 1, taken + len(rows))
        taken += len(rows)
    return result


def _exact(value: Exact) -> Fraction:
    if isinstance(value, float):
        raise TypeError("A total must be exact: int, Decimal or Fraction")
    return Fraction(value)
