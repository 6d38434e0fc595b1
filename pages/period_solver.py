"""Readings of Russian periods → ranges: months and years are taken from neighbours, ranges closed, repetitions drawn. Pure.

Conventions of domain.md section 8 (h): «до» counts from 1 January, «с» until 31 December, an explicit year wins over the
plan's, a range may cross New Year, lists are united. A crossing is believed when it starts in the second half of a year
and ends in the first half of the next; any other reversed range goes back to a person.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

from pages.period_calendar import Span, clipped, merged, months, place, units, whole_months, without
from pages.period_points import EVERY_MONTH, IN_MONTH, NO_MONTH, Point, Reading, UnreadError

# More separate ranges than this are not a period of a plan.
MOST_RANGES = 1000
MOST_YEARS = 10

_COUNTED = IN_MONTH | {"quarter", "half", "term", "school half"}
_UNITS = {"month": 1, "quarter": 3, "half": 6}
_ENDS = {"until", "through"}


def solve(reading: Reading, *, year: int) -> tuple[list[Span], set[str]]:
    """Give the ranges and the flags; raises UnreadError (or ValueError for impossible days) when there is no meaning."""
    return _Solver(reading, year).solve()


class _Solver:
    def __init__(self, reading: Reading, year: int):
        self.reading = reading
        self.points = reading.points
        self.year = year
        self.flags: set[str] = set()
        self.often = reading.often

    def solve(self) -> tuple[list[Span], set[str]]:
        self._weekdays()
        self._lacking()
        self._lonely_genitives()
        self._two_months()
        groups = self._groups()
        self._years(groups)
        ranges = self._ranges(groups)
        if ranges:
            self._copy_flags()
        elif self.reading.unscheduled:
            self.flags = {"unscheduled"}
        else:
            raise UnreadError
        return ranges, self.flags

    def _copy_flags(self) -> None:
        for flag in ("recurring", "ambiguous", "needs_review"):
            if getattr(self.reading, flag):
                self.flags.add(flag)

    # ------------------------------------------------------------ what a point lacks

    def _weekdays(self) -> None:
        """«15 мая (пятница)»: the weekday is kept to be compared. Without days it says how often."""
        if not any(point.kind == "weekday" for point in self.points):
            return
        if not any(point.kind in {"day", "number"} for point in self.points):
            self.reading.recurring = True
            if len(self.points) == 1:  # «среда»: which?
                self.reading.ambiguous = True
            self.often = self.often or "week"
        before = self.points[0].kind == "weekday"
        kept: list[Point] = []
        waiting: Point | None = None
        for point in self.points:
            if point.kind == "weekday":
                if before:
                    waiting = point
                elif kept and kept[-1].kind in {"day", "number"}:
                    kept[-1].weekday = point.weekday + 1
                continue
            if waiting:
                point.weekday = waiting.weekday + 1 if point.kind in {"day", "number"} else point.weekday
                point.lead = point.lead or waiting.lead
                point.link = waiting.link
                waiting = None
            kept.append(point)
        self.points = kept

    def _lacking(self) -> None:
        """Give every bare number its unit and every part of a month its month, from the right and then from the left."""
        for point, right in zip(reversed(self.points[:-1]), reversed(self.points), strict=False):
            if right.link in {";", "x"} or right.excluded != point.excluded:
                continue
            if point.kind == "number" and right.kind in _COUNTED:
                point.kind, point.month = right.kind, right.month
                point.weekday = right.weekday if right.kind == "nth" else point.weekday
                if not right.link and not right.lead:
                    self.reading.ambiguous = True
            elif point.kind in IN_MONTH and point.month == NO_MONTH and right.kind in IN_MONTH:
                point.month = right.month
        kept: list[Point] = []
        month: Point | None = None  # the month whose parts follow it: «апрель, 2 неделя»
        for at, point in enumerate(self.points):
            if point.kind == "number" or (point.kind in IN_MONTH and point.month == NO_MONTH):
                month = self._give_month(point, kept, month, self.points[at + 1 : at + 2])
            elif point.kind != "used":
                month = None
            if point.kind != "used":
                kept.append(point)
        self.points = kept

    def _give_month(self, point: Point, kept: list[Point], month: Point | None, right: list[Point]) -> Point | None:
        if point.kind == "number":
            point.kind = "day"
            self.reading.ambiguous = True
            right = []
        if kept and kept[-1].kind == "month" and point.link not in {";", "x"}:
            month = kept.pop()
            point.link, point.lead = month.link, month.lead or point.lead
            point.year = point.year or month.year
            point.excluded = month.excluded
        fits = right and right[0].kind == "month" and right[0].excluded == point.excluded
        if month is None and fits and right[0].link not in {";", "x"}:
            month, right[0].kind = right[0], "used"
            point.year = point.year or month.year
        if month is None and self.often == "month":
            point.month = EVERY_MONTH
            return None
        if month is None:
            raise UnreadError
        point.month = month.month
        point.year = point.year or month.year
        return month

    def _lonely_genitives(self) -> None:
        """«2 неделя апреля, мая» repeats the part; «апреля» alone lacks its day, so it is the month and a question."""
        for at, point in enumerate(self.points):
            if point.kind != "month" or point.stands:
                continue
            left = self.points[at - 1] if at else None
            if left and left.kind in IN_MONTH and left.month > 0 and point.link == "," and not left.lead:
                self.points[at] = replace(left, month=point.month, year=point.year, link=",", excluded=point.excluded)
                self._doubt(left.link == "-")
            elif left and left.kind == "month" and left.stands:
                point.stands = True
            else:
                self.reading.needs_review = True

    def _two_months(self) -> None:
        """«Февраль апрель»: the separator decides, but two near months may be a range that lost its dash."""
        if [point.kind for point in self.points] == ["month", "month"]:
            first, second = self.points
            if not second.link and not second.lead and 0 < second.month - first.month < 3:
                self.reading.ambiguous = True

    # ------------------------------------------------------------ ranges and years

    def _groups(self) -> list[list[Point]]:
        groups: list[list[Point]] = []
        for point in self.points:
            left = groups[-1][-1] if groups else None
            if left and _joined(left, point):
                if len(groups[-1]) > 1:
                    raise UnreadError
                groups[-1].append(point)
            else:
                groups.append([point])
        return groups

    def _years(self, groups: list[list[Point]]) -> None:
        carried: Any = None
        after = 12
        for group in reversed(groups):
            first, last = group[0], group[-1]
            if last.year is None and first.year is None:
                last.year = carried
                self._doubt(carried is not None and last.month > after)  # «декабрь, январь 2021 г.»
            after = first.month if first.month > 0 else after
            if first is not last and (first.year or last.year):
                self._join_years(first, last)
            carried = first.year if first.year is not None else carried
        seen: Any = None
        leading: Any = None
        for group, following in zip(groups, [*groups[1:], None], strict=False):
            first, last = group[0], group[-1]
            if first.year is None:
                first.year = last.year = leading or seen or self.year
                if not leading and seen not in {None, self.year}:
                    self.reading.ambiguous = True
                if first is not last:
                    last.year = None
                    self._join_years(first, last)
            elif first.kind == "year" and not (first.stands or first.lead) and following and following[0].year is None:
                leading = first.year
                first.kind = "heading"
            seen = last.year

    def _join_years(self, first: Point, last: Point) -> None:
        """Share the year of a range between its ends, and let it cross New Year where the year was not said twice."""
        if isinstance(last.year, tuple):
            first.year, last.year = first.year or last.year[0], last.year[1]
            return
        if first.year is not None and last.year is not None:
            return
        said_last = first.year is None
        first.year = last.year = last.year if said_last else first.year
        if isinstance(first.year, tuple) or EVERY_MONTH in {first.month, last.month}:
            return
        start, end = _edges(first, last)
        if start.start <= end.end:
            return
        winter = last.kind == "season" and last.number == 4
        if not winter and not (start.start.month > 6 and end.end.month < 7):
            raise UnreadError
        if winter or (said_last and last.year == self.year):
            self.reading.ambiguous = True
        if said_last and not winter:
            first.year = last.year - 1
        else:
            last.year = last.year + 1

    # ------------------------------------------------------------ days

    def _ranges(self, groups: list[list[Point]]) -> list[Span]:
        base: list[Span] = []
        repeated: list[list[Point]] = []
        holes: list[Span] = []
        within = False
        for group in groups:
            kind = group[0].kind
            if kind == "within":
                within = True
            elif kind != "heading":
                every = EVERY_MONTH in {point.month for point in group}
                if every:
                    repeated.append(group)
                else:
                    target = holes if group[0].excluded else base
                    target += self._spans(group)
            if len(base) + 12 * len(repeated) + len(holes) > MOST_RANGES:
                raise UnreadError
        self._contradictions(groups, base)
        base = merged(whole_months(base) if within else base)
        if within and not base and self.often is None:
            raise UnreadError
        drawn = [span for group in repeated for span in self._every(group, base)]
        return self._repeated(base, merged(drawn), holes)

    def _contradictions(self, groups: list[list[Point]], base: list[Span]) -> None:
        """«Не позднее 15 мая и не ранее 1 мая» is no union; of «до 15 апреля и 15 октября» nobody knows."""
        if {"deadline", "open_end"} <= self.flags and len(merged(base)) < len(base):
            raise UnreadError
        for (*_, left), (right, *_) in pairwise(groups):
            if left.lead in _ENDS and right.kind == "day" and right.link == "," and not right.lead:
                self.reading.ambiguous = True

    def _repeated(self, base: list[Span], drawn: list[Span], holes: list[Span]) -> list[Span]:
        """Draw what recurs inside what is named, or inside the year of the plan."""
        headings = [point.year for point in self.points if point.kind == "heading" and isinstance(point.year, int)]
        if not base and self.often is not None and not (self.often == "" and self.reading.unscheduled):
            base = [months((headings or [self.year])[0], 1, 12)]
        ranges = base
        if drawn:
            ranges = clipped(drawn, base) if base else drawn
        elif self.often in _UNITS:
            ranges = units(base, _UNITS[self.often])
        for hole in merged(holes):
            ranges = without(ranges, hole)
        if len(ranges) > MOST_RANGES:
            raise UnreadError
        return merged(ranges)

    def _every(self, group: list[Point], bounds: list[Span]) -> list[Span]:
        """The same part of every month that has it («31 числа каждого месяца»), in the years of the bounds."""
        self.reading.recurring = True
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
            if group[0].lead in _ENDS:
                spans = [span._replace(start=span.start.replace(day=1)) for span in spans]
                self.flags.add("deadline")
            found += spans
        return found

    def _spans(self, group: list[Point]) -> list[Span]:
        first, last = group[0], group[-1]
        spans = place(first)
        if any(point.kind == "day" and point.weekday for point in group):
            self._compare_weekdays(group)
        if first is not last:
            start, end = _edges(first, last)
            if start.start > end.end:
                raise UnreadError
            spans = [Span(start.start, end.end, start.unsure_start, end.unsure_end)]
            if first.lead in _ENDS:
                self.reading.ambiguous = True
            elif first.lead != "after":
                self._doubt(_until_something_long(last.lead, last))
                self._doubt(last.link == "-" and last.lead != "" and not first.lead)  # «I квартал – до 10 апреля»
                first = replace(first, lead="")
        if first.lead:
            return [self._open(_only(spans), first.lead, last)]
        self._doubt(any(span.unsure_start or span.unsure_end for span in spans))
        return spans

    def _doubt(self, unsure: bool) -> None:
        self.reading.ambiguous = self.reading.ambiguous or unsure

    def _compare_weekdays(self, group: list[Point]) -> None:
        for point in group:
            if point.kind == "day" and point.weekday and place(point)[0].start.weekday() != point.weekday - 1:
                self.reading.ambiguous = True

    def _open(self, span: Span, lead: str, point: Point) -> Span:
        """«До» counts from 1 January, «с» until 31 December."""
        start, end = span.start, span.end
        if lead in _ENDS:
            self.flags.add("deadline")
            if lead == "until" and point.part == "begin":
                end = start - timedelta(days=1)
            self._doubt(span.unsure_end or _until_something_long(lead, point))
            if end.year != span.end.year:
                raise UnreadError
            return Span(date(end.year, 1, 1), end)
        self.flags.add("open_end")
        if lead == "after":
            start = end + timedelta(days=1)
            self.reading.ambiguous = True
        self._doubt(span.unsure_start)
        self.reading.needs_review = self.reading.needs_review or lead == "since"
        if start.year != span.end.year:
            raise UnreadError
        return Span(start, date(start.year, 12, 31))


def _joined(left: Point, right: Point) -> bool:
    """Whether two points are the ends of one range."""
    if left.excluded != right.excluded or "within" in {left.kind, right.kind}:
        return False
    if right.link == "-":
        return left.kind != "year" or right.kind == "year" or right.year is not None
    if right.kind == "year" and right.stands and not right.link:  # «с 10 мая в течение года»
        return left.lead == "from"
    if right.lead not in _ENDS:
        return False
    return (right.link == "" and not left.lead) or (right.link in {"", ","} and left.lead in {"from", "since"})


def _until_something_long(lead: str, point: Point) -> bool:
    """«До мая»: with May or without? A day, an end and «по май» leave no doubt."""
    exact = (
        point.kind in {"day", "nth"}
        or point.part == "end"
        or point.number == -1
        or (point.kind == "year" and point.stands)
    )
    return lead == "until" and not exact


def _edges(first: Point, last: Point) -> tuple[Span, Span]:
    starts, ends = place(first), place(last)
    if first.kind == "season" and first.number == 4:
        crossing = isinstance(last.year, int) and isinstance(first.year, int) and last.year > first.year
        return starts[-1] if crossing else starts[0]._replace(unsure_start=True), _only(ends)
    if last.kind == "season" and last.number == 4:
        return _only(starts), ends[0]
    return _only(starts), _only(ends)


def _only(spans: list[Span]) -> Span:
    if len(spans) != 1:
        raise UnreadError
    return spans[0]
