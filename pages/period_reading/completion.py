"""What a point of a period lacks, taken from its neighbours: «10-13 октября», «апрель, 2 неделя», «15 мая (пятница)». Pure.

Conventions of domain.md section 8 (h): the separator decides whether two months are a list or a range, with a doubt where two
near months have only a space between them; a month without its day («апреля») is the whole month and asks for review.
"""

from dataclasses import replace

from pages.period_reading.points import EVERY_MONTH, IN_MONTH, NO_MONTH, Point, Reading, UnreadError

_COUNTED = IN_MONTH | {"quarter", "half", "term", "school half"}
_DAYS = {"day", "number"}
_APART = {";", "x"}


def complete(reading: Reading) -> list[Point]:
    """Give every number its unit and every part of a month its month; raises UnreadError where no neighbour has them."""
    points = _without_weekdays(reading)
    _from_the_right(points, reading)
    points = _FromTheLeft(reading).go(points)
    _lonely_genitives(points, reading)
    _two_near_months(points, reading)
    return points


def _without_weekdays(reading: Reading) -> list[Point]:
    """Names of weekdays are kept with their days, to be compared; without days they say how often."""
    points = reading.points
    names = sum(point.kind == "weekday" for point in points)
    if not names:
        return points
    if not any(point.kind in _DAYS for point in points):
        reading.flags.add("recurring")
        reading.often = reading.often or "week"
        reading.doubt(len(points) == 1)  # «среда»: which?
    return _named_before(points) if points[0].kind == "weekday" else _named_after(points)


def _named_before(points: list[Point]) -> list[Point]:
    """«в пятницу, 15 мая»: the day takes over what stood in front of the name."""
    kept: list[Point] = []
    name: Point | None = None
    for point in points:
        if point.kind == "weekday":
            name = point
            continue
        if name:
            _name(point, name)
            point.lead = point.lead or name.lead
            point.link = name.link
            name = None
        kept.append(point)
    return kept


def _named_after(points: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if point.kind == "weekday":
            _name(kept[-1], point)
        else:
            kept.append(point)
    return kept


def _name(point: Point, name: Point) -> None:
    if point.kind in _DAYS:
        point.weekday = name.weekday + 1


def _from_the_right(points: list[Point], reading: Reading) -> None:
    """«10-13 октября», «1 и 3 квартал», «начало – середина мая»."""
    for point, right in zip(reversed(points[:-1]), reversed(points), strict=False):
        if right.link in _APART or right.excluded != point.excluded:
            continue
        if point.kind == "number" and right.kind in _COUNTED:
            point.kind, point.month = right.kind, right.month
            point.weekday = right.weekday if right.kind == "nth" else point.weekday
            reading.doubt(not right.link and not right.lead)  # «10 17 мая»
        elif point.kind in IN_MONTH and point.month == NO_MONTH and right.kind in IN_MONTH:
            point.month = right.month


class _FromTheLeft:
    """«апрель, 2 неделя», «май 10-15»: the month goes into its parts, from whichever side it stands."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.kept: list[Point] = []
        self.month: Point | None = None

    def go(self, points: list[Point]) -> list[Point]:
        for point, right in zip(points, [*points[1:], None], strict=False):
            if point.kind == "number" or (point.kind in IN_MONTH and point.month == NO_MONTH):
                self._give_month(point, right)
            elif point.kind != "used":
                self.month = None
            if point.kind != "used":
                self.kept.append(point)
        return self.kept

    def _give_month(self, point: Point, right: Point | None) -> None:
        bare = point.kind == "number"
        if bare:
            point.kind = "day"
            self.reading.doubt()
        if self.kept and _is_month_for(point, self.kept[-1], apart=point.link):
            self.month = self.kept.pop()
            point.link, point.lead = self.month.link, self.month.lead or point.lead
        if self.month:
            point.month, point.year = self.month.month, point.year or self.month.year
        elif not bare and right and _is_month_for(point, right, apart=right.link):
            point.month, point.year = right.month, point.year or right.year
            right.kind = "used"
        elif self.reading.often == "month":
            point.month = EVERY_MONTH
        else:
            raise UnreadError


def _is_month_for(point: Point, other: Point, *, apart: str) -> bool:
    return other.kind == "month" and other.excluded == point.excluded and apart not in _APART


def _lonely_genitives(points: list[Point], reading: Reading) -> None:
    """«2 неделя апреля, мая» repeats the part; «апреля» alone lacks its day, so it is the month and a question."""
    for at, point in enumerate(points):
        if point.kind != "month" or point.stands:
            continue
        left = points[at - 1] if at else None
        if left and left.kind in IN_MONTH and left.month > 0 and point.link == "," and not left.lead:
            points[at] = replace(left, month=point.month, year=point.year, link=",", excluded=point.excluded)
            reading.doubt(left.link == "-")
        elif left and left.kind == "month" and left.stands:
            point.stands = True
        else:
            reading.flags.add("needs_review")


def _two_near_months(points: list[Point], reading: Reading) -> None:
    """«Февраль апрель» may be a range that lost its dash."""
    if [point.kind for point in points] == ["month", "month"]:
        first, second = points
        reading.doubt(not second.link and not second.lead and 0 < second.month - first.month < 3)
