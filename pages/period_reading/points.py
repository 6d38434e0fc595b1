"""Points of Russian periods: what the grammar finds in the words and the calendar places. Pure.

A point is the smallest phrase with a place in the calendar: «10», «мая», «2 неделя», «конец июня», «2020 год». It may lack its
month or year («10-13 октября», «июнь, декабрь 2021 г.»): they are taken from a neighbour later.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

NO_MONTH = -1
EVERY_MONTH = 0
IN_MONTH = frozenset({"day", "week", "decade", "nth", "halfpart", "part", "first days"})


class UnreadError(ValueError):
    """The words have no meaning as a period; they go back to a person."""


class SchoolYear(NamedTuple):
    """«2020/21 учебный год»: a date belongs to the one or the other by its month."""

    first: int
    last: int


@dataclass(slots=True)
class Point:
    """One phrase. `lead` is the preposition in front of it, `link` what stands between it and the point before."""

    kind: str
    number: int = 0
    month: int = NO_MONTH
    year: Any = None  # 2020, (2019, 2020), SchoolYear(2020, 2021), or None until a neighbour tells
    weekday: int = 0
    part: str = ""
    link: str = ""
    lead: str = ""
    stands: bool = False  # «в течение мая», «весь 2020 год»: whole by itself, and no case or year to doubt
    excluded: bool = False


@dataclass(slots=True)
class Reading:
    """What the words say before the calendar is asked."""

    points: list[Point] = field(default_factory=list)
    often: str | None = None  # the unit of «ежемесячно», "" for «регулярно», None when nothing recurs
    flags: set[str] = field(default_factory=set)

    def doubt(self, unsure: object = True) -> None:
        """There is another way to understand the words."""
        if unsure:
            self.flags.add("ambiguous")
