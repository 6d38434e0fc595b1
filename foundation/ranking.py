"""Places by exact totals, with ties. Pure: no Django, no floats. How a total is made belongs to the business."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

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
    result: list[Place] = [Place(0, 0)] * len(keys)
    taken = 0
    for rows in ties(keys):
        place = Place(taken + 1, taken + len(rows))
        for row in rows:
            result[row] = place
        taken += len(rows)
    return result


def ties(keys: Sequence[tuple[Exact, ...]]) -> list[list[int]]:
    """Return the rows in groups of equal keys, the best group first: numbers of rows, ascending within a group.

    Raises as `ranked`.
    """
    if len({len(key) for key in keys}) > 1:
        raise ValueError("All keys must have the same number of parts")
    columns = [_whole(column) for column in zip(*keys, strict=True)]
    # One part alone needs no tuples, which compare slower.
    exact: Sequence[Any] = columns[0] if len(columns) == 1 else list(zip(*columns, strict=True)) or keys
    groups: dict[Any, list[int]] = defaultdict(list)
    for row, key in enumerate(exact):
        groups[key].append(row)
    return [groups[key] for key in sorted(groups, reverse=True)]


def _whole(column: Sequence[Exact]) -> list[int]:
    """Bring one part of all keys to whole numbers of one unit: exact, and ten times faster to sort than fractions."""
    if any(isinstance(value, float) for value in column):
        raise TypeError("A total must be exact: int, Decimal or Fraction")
    ratios = [value.as_integer_ratio() for value in column]
    unit = lcm(*{denominator for _numerator, denominator in ratios})
    return [numerator * (unit // denominator) for numerator, denominator in ratios]
