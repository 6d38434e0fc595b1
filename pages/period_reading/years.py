"""Years of a period: which points are ends of one range, and which year everything is in. Pure.

Conventions of domain.md section 8 (h): an explicit year wins over the year of the plan; a range may cross New Year. A crossing
is believed when it starts in the second half of a year and ends in the first half of the next; any other reversed range goes
back to a person.
"""

from typing import Any

from pages.period_reading.calendar import Span, place
from pages.period_reading.points import EVERY_MONTH, Point, Reading, UnreadError

ENDS = frozenset({"until", "through"})
WINTER = 4


def dated(points: list[Point], reading: Reading, *, year: int) -> list[list[Point]]:
    """Join points into ranges and give each its year; a range is two points, anything else is one."""
    groups = _groups(points)
    _from_years_said_later(groups, reading, year)
    _from_years_said_earlier(groups, reading, year)
    return groups


def edges(first: Point, last: Point) -> tuple[Span, Span]:
    """The spans of both ends of a range. Winter ends in February, and starts in December when that is said."""
    starts, ends = place(first), place(last)
    if _is_winter(first) and len(starts) > 1:
        said = isinstance(last.year, int) and last.year > first.year
        starts = [starts[-1] if said else starts[0]._replace(unsure_start=True)]
    return only(starts), ends[0] if _is_winter(last) else only(ends)


def only(spans: list[Span]) -> Span:
    """The one span; raises UnreadError for words that mean several where only one has a meaning."""
    if len(spans) != 1:
        raise UnreadError
    return spans[0]


def _is_winter(point: Point) -> bool:
    return point.kind == "season" and point.number == WINTER


def _groups(points: list[Point]) -> list[list[Point]]:
    groups: list[list[Point]] = []
    for point in points:
        if groups and _joined(groups[-1][-1], point):
            groups[-1].append(point)
        else:
            groups.append([point])
    if any(len(group) > 2 for group in groups):  # «май-июнь-июль»
        raise UnreadError
    return groups


def _joined(left: Point, right: Point) -> bool:
    """Whether two points are the ends of one range."""
    if left.excluded != right.excluded or "within" in {left.kind, right.kind}:
        return False
    if right.link == "-":
        if right.kind == "year" and left.kind != "year" and not (right.part or right.stands):  # «15 мая – 2020»
            raise UnreadError
        return left.kind != "year" or right.kind == "year" or right.year is not None
    if right.kind == "year" and right.stands and not right.link:  # «с 10 мая в течение года»
        return left.lead == "from"
    opened = left.lead in {"from", "since"}
    return right.lead in ENDS and ((not right.link and not left.lead) or (right.link in {"", ","} and opened))


def _from_years_said_later(groups: list[list[Point]], reading: Reading, plan_year: int) -> None:
    """«март, июнь и сентябрь 2021 г.»; «декабрь, январь 2021 г.» is doubtful."""
    said: Any = None
    next_month = 12
    for group in reversed(groups):
        first, last = group[0], group[-1]
        if first.year is None and last.year is None and said is not None:
            last.year = said
            reading.doubt(last.month > next_month)
        if first is not last and (first.year or last.year):
            _share_year(first, last, reading, plan_year)
        said = said if first.year is None else first.year
        next_month = first.month if first.month > 0 else next_month


def _from_years_said_earlier(groups: list[list[Point]], reading: Reading, plan_year: int) -> None:
    """«2021 год: март, июнь», otherwise the year of the plan, with a doubt after another year («март 2019 г., июнь»)."""
    heading: Any = None
    said: Any = None
    for group, following in zip(groups, [*groups[1:], None], strict=False):
        first, last = group[0], group[-1]
        if first.year is None:
            first.year = heading or said or plan_year
            reading.doubt(not heading and said not in {None, plan_year})
            if first is not last:
                _share_year(first, last, reading, plan_year)
        elif _is_heading(first) and following and following[0].year is None:
            heading = first.year
            first.kind = "heading"
        said = last.year


def _is_heading(point: Point) -> bool:
    return point.kind == "year" and not (point.stands or point.lead or point.excluded)


def _share_year(first: Point, last: Point, reading: Reading, plan_year: int) -> None:
    """Give both ends of a range the year of the one, and let it cross New Year."""
    if isinstance(last.year, tuple):
        first.year, last.year = first.year or last.year[0], last.year[1]
    elif first.year is None or last.year is None:
        said_last = first.year is None
        first.year = last.year = last.year if said_last else first.year
        if isinstance(first.year, int) and EVERY_MONTH not in {first.month, last.month}:
            _cross_new_year(first, last, reading, back=said_last, doubtful=said_last and last.year == plan_year)


def _cross_new_year(first: Point, last: Point, reading: Reading, *, back: bool, doubtful: bool) -> None:
    start, end = edges(first, last)
    if start.start <= end.end:
        return
    if not _is_winter(last) and (start.start.month < 7 or end.end.month > 6):
        raise UnreadError
    reading.doubt(doubtful or _is_winter(last))
    if back and not _is_winter(last):
        first.year -= 1
    else:
        last.year += 1
