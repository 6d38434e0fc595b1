"""Readings of Russian periods → spans of days: deadlines, open ends, repetitions, exceptions. Pure.

Conventions of domain.md section 8 (h): «до» counts from 1 January, «с» until 31 December, a list is the union of what it
names, and what happens every month or quarter is drawn as one range for each.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product

from pages.period_reading.calendar import Span, clipped, merged, months, place, units, whole_months, without
from pages.period_reading.completion import complete
from pages.period_reading.points import EVERY_MONTH, Point, Reading, UnreadError
from pages.period_reading.years import ENDS, dated, edges, only

# More than this is not a period of a plan.
MOST_RANGES = 1000
MOST_YEARS = 10

_UNITS = {"month": 1, "quarter": 3, "half": 6}
_DAY = timedelta(days=1)


def solve(reading: Reading, *, year: int) -> tuple[list[Span], set[str]]:
    """Give the spans and the flags; raises UnreadError (or ValueError for impossible days) when there is no meaning."""
    groups = dated(complete(reading), reading, year=year)
    spans = _Solver(reading, year).solve(groups)
    if spans:
        return spans, reading.flags - {"unscheduled"}
    if "unscheduled" in reading.flags:
        return [], {"unscheduled"}
    raise UnreadError


class _Solver:
    def __init__(self, reading: Reading, year: int):
        self.reading = reading
        self.year = year
        self.named: list[Span] = []
        self.repeated: list[list[Point]] = []
        self.holes: list[Span] = []

    def solve(self, groups: list[list[Point]]) -> list[Span]:
        for group in groups:
            self._sort(group)
            if len(self.named) + 12 * len(self.repeated) + len(self.holes) > MOST_RANGES:
                raise UnreadError
        self._contradictions(groups)
        bounds = merged(self.named)
        if any(group[0].kind == "within" for group in groups):  # «(в течение месяца) 27.09.»
            bounds = merged(whole_months(bounds))
            if not bounds and self.reading.often is None:
                raise UnreadError
        bounds = bounds or self._year_of_repetition(groups)
        spans = self._drawn(bounds)
        for hole in merged(self.holes):
            spans = without(spans, hole)
        if len(spans) > MOST_RANGES:
            raise UnreadError
        return merged(spans)

    def _sort(self, group: list[Point]) -> None:
        """What is named, what repeats itself, what is excepted."""
        if group[0].kind in {"within", "heading"}:
            return
        if EVERY_MONTH in {point.month for point in group}:
            self.repeated.append(group)
        elif group[0].excluded:
            self.holes += self._spans(group)
        else:
            self.named += self._spans(group)

    def _contradictions(self, groups: list[list[Point]]) -> None:
        """«Не позднее 15 мая и не ранее 1 мая» is no union; of «до 15 апреля и 15 октября» nobody knows."""
        if {"deadline", "open_end"} <= self.reading.flags and len(merged(self.named)) < len(self.named):
            raise UnreadError
        for group, (right, *_) in pairwise(groups):
            until = len(group) == 1 and group[0].lead in ENDS
            self.reading.doubt(until and right.kind == "day" and right.link == "," and not right.lead)

    def _year_of_repetition(self, groups: list[list[Point]]) -> list[Span]:
        often = self.reading.often
        if often is None or (often == "" and "unscheduled" in self.reading.flags):
            return []
        headings = [group[0].year for group in groups if group[0].kind == "heading" and isinstance(group[0].year, int)]
        return [] if self.repeated else [months((headings or [self.year])[0], 1, 12)]

    def _drawn(self, bounds: list[Span]) -> list[Span]:
        """What recurs, drawn inside the bounds."""
        if self.repeated:
            drawn = merged([span for group in self.repeated for span in self._every(group, bounds)])
            return clipped(drawn, bounds) if bounds else drawn
        return units(bounds, _UNITS[self.reading.often]) if self.reading.often in _UNITS else bounds

    def _every(self, group: list[Point], bounds: list[Span]) -> list[Span]:
        """The same part of every month that has it («31 числа каждого месяца»), in the years of the bounds."""
        self.reading.flags.add("recurring")
        if group[0].excluded or {point.month for point in group} != {EVERY_MONTH}:
            raise UnreadError
        years = {year for span in bounds for year in range(span.start.year, span.end.year + 1)} or {group[0].year}
        if len(years) > MOST_YEARS:
            raise UnreadError
        found: list[Span] = []
        for year, month in product(sorted(years), range(1, 13)):
            try:
                spans = self._spans([replace(point, year=year, month=month, lead="") for point in group])
            except ValueError:
                continue
            found += spans if len(group) > 1 else [self._opened(span, group[0].lead) for span in spans]
        return found

    def _opened(self, span: Span, lead: str) -> Span:
        """«до 10 числа», «с 10 числа каждого месяца» are counted within the month."""
        month = months(span.start.year, span.start.month, span.start.month)
        if lead in ENDS:
            self.reading.flags.add("deadline")
            return span._replace(start=month.start)
        return span._replace(end=month.end) if lead else span

    # ------------------------------------------------------------ one range

    def _spans(self, group: list[Point]) -> list[Span]:
        first, last = group[0], group[-1]
        self._compare_weekdays(group)
        spans = place(first) if first is last else [self._range(first, last)]
        if first.lead in ENDS:
            self.reading.doubt(first is not last)  # «до 10-15 мая»
            return [self._deadline(only(spans), last, first.lead)]
        if first.lead and (first is last or first.lead == "after"):
            return [self._open_end(only(spans), first.lead)]
        self.reading.doubt(any(span.unsure_start or span.unsure_end for span in spans))
        return spans

    def _compare_weekdays(self, group: list[Point]) -> None:
        """«15 мая (суббота)» of a year in which it is a Friday: one of the two is wrong."""
        for point in group:
            if point.kind == "day" and point.weekday:
                self.reading.doubt(place(point)[0].start.weekday() != point.weekday - 1)

    def _range(self, first: Point, last: Point) -> Span:
        start, end = edges(first, last)
        if start.start > end.end:
            raise UnreadError
        self.reading.doubt(last.lead == "until" and not _is_exact(last))
        self.reading.doubt(last.link == "-" and last.lead and not first.lead)  # «I квартал – до 10 апреля»
        return Span(start.start, end.end, start.unsure_start, end.unsure_end)

    def _deadline(self, span: Span, point: Point, lead: str) -> Span:
        self.reading.flags.add("deadline")
        end = span.start - _DAY if lead == "until" and point.part == "begin" else span.end
        self.reading.doubt(span.unsure_end or (lead == "until" and not _is_exact(point)))
        if end.year != span.end.year:
            raise UnreadError
        return Span(date(end.year, 1, 1), end)

    def _open_end(self, span: Span, lead: str) -> Span:
        self.reading.flags.add("open_end")
        self.reading.doubt(span.unsure_start or lead == "after")
        if lead == "since":  # «от 15 мая»: often the date of a document
            self.reading.flags.add("needs_review")
        start = span.end + _DAY if lead == "after" else span.start
        if start.year != span.end.year:
            raise UnreadError
        return Span(start, date(start.year, 12, 31))


def _is_exact(point: Point) -> bool:
    """Whether «до» leaves no doubt: before a day or an end it does not, «до мая» may be with May or without."""
    whole_year = point.kind == "year" and point.stands
    return point.kind in {"day", "nth"} or point.part == "end" or point.number == -1 or whole_year
