"""Calendar of Russian periods: points → dates. Pure.

The conventions are those of the specification, domain.md section 8 (h): decades of a month are 1–10, 11–20 and 21–end; the
n-th week is days 7n-6…7n; beginning, middle and end are the decades, "first days" 1–5; winter of a calendar year is
December and January–February; the school year of a calendar plan is 1 January–31 May and 1 September–31 December.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from pages.period_reading.points import Point, SchoolYear, UnreadError

# The terms of the school year 2020/21 in domain.md; every school has its own, so they are always doubtful.
TERMS = {1: (9, 1, 11, 1), 2: (11, 9, 12, 30), 3: (1, 11, 3, 21), 4: (3, 29, 5, 31)}
_DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days from `start` to `end`, both within; what is only a way of speaking («конец года») is unsure."""

    start: date
    end: date
    unsure_start: bool = False
    unsure_end: bool = False


def place(point: Point) -> list[Span]:
    """Find the days of a point whose month and year are known. Raises UnreadError when the calendar has no such days."""
    year = point.year
    if isinstance(year, SchoolYear):
        return _in_school_year(point, year)
    if isinstance(year, tuple):
        return _in_years(point, *year)
    return _partly(_PLACES[point.kind](point, year), point)


def last_day(year: int, month: int) -> int:
    """Length of a month."""
    return monthrange(year, month)[1]


def months(year: int, first: int, last: int) -> Span:
    """Whole months of one year."""
    return Span(date(year, first, 1), date(year, last, last_day(year, last)))


def _in_school_year(point: Point, year: SchoolYear) -> list[Span]:
    if point.kind == "school" and not point.part:
        return [Span(date(year.first, 9, 1), date(year.last, 5, 31))]
    if point.kind == "season" and point.number == 4:
        return _in_years(point, *year)
    early = place(replace(point, year=year.first))
    return early if early[-1].start.month >= 8 and point.part != "end" else place(replace(point, year=year.last))


def _in_years(point: Point, first: int, last: int) -> list[Span]:
    if point.kind == "year" and not point.part:
        return [Span(date(first, 1, 1), date(last, 12, 31))]
    if point.kind == "season" and point.number == 4 and last == first + 1:
        return _partly([Span(date(first, 12, 1), months(last, 1, 2).end)], point)
    return [span for year in range(first, last + 1) for span in place(replace(point, year=year))]


def _days(year: int, month: int, first: int, last: int) -> list[Span]:
    return [Span(date(year, month, first), date(year, month, last))]


def _day(point: Point, year: int) -> list[Span]:
    number = last_day(year, point.month) if point.number == -1 else point.number
    return _days(year, point.month, number, number)


def _month(point: Point, year: int) -> list[Span]:
    return [months(year, point.month, point.month)]


def _week(point: Point, year: int) -> list[Span]:
    length = last_day(year, point.month)
    if point.number == -1:
        return _days(year, point.month, length - 6, length)
    if not 1 <= point.number <= 5:
        raise UnreadError
    return _days(year, point.month, 7 * point.number - 6, min(7 * point.number, length))


def _thirds(point: Point, year: int, number: int) -> list[Span]:
    ends = {1: 10, 2: 20, 3: last_day(year, point.month)}
    return _days(year, point.month, 10 * number - 9, ends[_known(number, 3)])


def _decade(point: Point, year: int) -> list[Span]:
    return _thirds(point, year, 3 if point.number == -1 else point.number)


def _part(point: Point, year: int) -> list[Span]:
    return _thirds(point, year, ("begin", "middle", "end").index(point.part) + 1)


def _halfpart(point: Point, year: int) -> list[Span]:
    length = last_day(year, point.month)
    first, last = {1: (1, 15), 2: (16, length), -1: (16, length)}[_known(point.number, 2)]
    return _days(year, point.month, first, last)


def _first_days(point: Point, year: int) -> list[Span]:
    length = last_day(year, point.month)
    days = {1: (1, 5), 10: (10, 19), 20: (20, min(29, length)), -1: (length - 4, length)}.get(point.number)
    if days is None:
        raise UnreadError
    spans = _days(year, point.month, *days)
    return spans if point.number == 1 else [spans[0]._replace(unsure_start=True, unsure_end=True)]


def _nth(point: Point, year: int) -> list[Span]:
    """The n-th weekday of the month; from its end when the number is negative."""
    length = last_day(year, point.month)
    found = [day for day in range(1, length + 1) if date(year, point.month, day).weekday() == point.weekday]
    if point.number == 0 or point.number > len(found):
        raise UnreadError
    day = found[point.number - 1 if point.number > 0 else point.number]
    return _days(year, point.month, day, day)


def _quarter(point: Point, year: int) -> list[Span]:
    number = _known(point.number, 4)
    return [months(year, 3 * number - 2, 3 * number)]


def _half(point: Point, year: int) -> list[Span]:
    number = _known(point.number, 2)
    return [months(year, 6 * number - 5, 6 * number)]


def _term(point: Point, year: int) -> list[Span]:
    first_month, first, last_month, last = TERMS[_known(point.number, 4)]
    return [Span(date(year, first_month, first), date(year, last_month, last), True, True)]


def _known(number: int, limit: int) -> int:
    """Number of a unit among `limit`: the last is -1, and ones may stand for a Roman numeral («11 квартал»)."""
    number = {-1: limit, 11: 2, 111: 3}.get(number, number)
    if not 1 <= number <= limit:
        raise UnreadError
    return number


def _season(point: Point, year: int) -> list[Span]:
    if point.number == 4:
        return [months(year, 1, 2), months(year, 12, 12)]
    return [months(year, 3 * point.number, 3 * point.number + 2)]


def _year(point: Point, year: int) -> list[Span]:
    return [months(year, 1, 12)]


def _school(point: Point, year: int) -> list[Span]:
    return [months(year, 1, 5), months(year, 9, 12)]


def _school_half(point: Point, year: int) -> list[Span]:
    return [months(year, 9, 12) if _known(point.number, 2) == 1 else months(year, 1, 5)]


_PLACES: dict[str, Callable[[Point, int], list[Span]]] = {
    "day": _day, "month": _month, "week": _week, "decade": _decade, "part": _part, "halfpart": _halfpart,
    "first days": _first_days, "nth": _nth, "quarter": _quarter, "half": _half, "term": _term, "season": _season,
    "year": _year, "school": _school, "school half": _school_half,
}  # fmt: skip


def _partly(spans: list[Span], point: Point) -> list[Span]:
    """The first, middle or last month of something longer: «в конце года», «начало I квартала»."""
    if not point.part or point.kind == "part":
        return spans
    if point.kind == "school" and point.part != "middle":  # starts in September, ends in May
        spans = [spans[-1], spans[0]]
    elif len(spans) > 1:
        raise UnreadError
    start, end = spans[0].start, spans[-1].end
    if point.part == "begin":
        return [months(start.year, start.month, start.month)._replace(unsure_end=True)]
    if point.part == "end":
        return [months(end.year, end.month, end.month)._replace(unsure_start=True)]
    if start.year != end.year:
        raise UnreadError
    middle = start.month + end.month
    return [months(start.year, middle // 2, (middle + 1) // 2)._replace(unsure_start=True, unsure_end=True)]


# ---------------------------------------------------------------- sets of days


def merged(spans: list[Span]) -> list[Span]:
    """Sorted, and one where they overlap; «май, июнь» stay two."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(Span(span.start, span.end))
    return found


def without(spans: list[Span], hole: Span) -> list[Span]:
    """What is left of the spans outside the hole."""
    left = [Span(span.start, min(span.end, hole.start - _DAY)) for span in spans]
    right = [Span(max(span.start, hole.end + _DAY), span.end) for span in spans]
    return merged([span for span in left + right if span.start <= span.end])


def clipped(spans: list[Span], bounds: list[Span]) -> list[Span]:
    """What of the spans lies inside the bounds."""
    pairs = [Span(max(span.start, bound.start), min(span.end, bound.end)) for bound in bounds for span in spans]
    return [span for span in pairs if span.start <= span.end]


def units(bounds: list[Span], length: int) -> list[Span]:
    """Every month, quarter or half (1, 3, 6 months) of the bounds."""
    return [
        unit
        for bound in bounds
        for year in range(bound.start.year, bound.end.year + 1)
        for unit in clipped([months(year, first, first + length - 1) for first in range(1, 13, length)], [bound])
    ]


def whole_months(spans: list[Span]) -> list[Span]:
    """The spans, widened to the months that they touch."""
    return [
        Span(span.start.replace(day=1), span.end.replace(day=last_day(span.end.year, span.end.month))) for span in spans
    ]
