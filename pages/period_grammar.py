"""Grammar of Russian periods: tokens → points with what joins them. Pure; `period_solver` turns points into dates."""

from collections.abc import Callable

from pages.period_points import EVERY_MONTH, Point, Reading, SchoolYear, UnreadError
from pages.period_words import Kind, Token

# How strongly two points are kept apart: nothing, a comma, a dash (a range), a semicolon, words that nobody knows.
_STRENGTH = {"": 0, ",": 1, "-": 2, ";": 3, "x": 4}
_SEPARATORS = {Kind.COMMA: ",", Kind.CLOSE: ",", Kind.BREAK: ";", Kind.DASH: "-"}
_END = Token(Kind.END)
_WORD_UNITS = {Kind.MONTH_WORD: "month", Kind.YEAR_WORD: "year", Kind.DAY_WORD: "week"}


def read(tokens: list[Token], *, year: int) -> Reading:
    """Read all tokens; raises UnreadError for words that change a date in a way not known here («через неделю после»)."""
    return _Reader(tokens, year).read()


class _Reader:
    def __init__(self, tokens: list[Token], year: int):
        self.tokens = [*tokens, _END, _END, _END]
        self.at = 0
        self.plan_year = year
        self.found = Reading()
        self.points = self.found.points
        self.link = self.lead = self.part = ""
        self.stands = self.every = self.excluded = self.school = False
        self.strangers = self.excuse = False

    def read(self) -> Reading:
        while (token := self.tokens[self.at]).kind is not Kind.END:
            self.at += 1
            _HANDLERS[token.kind](self, token)
        self._close_clause()
        return self.found

    # ------------------------------------------------------------ helpers

    @property
    def _next(self) -> Token:
        return self.tokens[self.at]

    def _skip(self, *kinds: Kind) -> bool:
        """Step over one token of these kinds, if it comes next."""
        found = self._next.kind in kinds
        self.at += found
        return found

    def _add(self, point: Point) -> None:
        point.link, point.lead, point.excluded = self.link, self.lead, self.excluded
        point.stands = point.stands or self.stands
        point.part = point.part or self.part
        self.points.append(point)
        self.link = self.lead = self.part = ""
        self.stands = self.every = False

    def _add_in_month(self, point: Point) -> None:
        """A part of a month: with the month that follows, with every month, or without one so far."""
        every = self.every or self._next.kind is Kind.EVERY
        if self._next.kind is Kind.MONTH:
            point.month = self._month_number()
        elif self._next.kind is Kind.IN and self.tokens[self.at + 1].kind is Kind.MONTH:
            self.at += 1
            point.month = self._month_number()
        elif self.tokens[self.at + (self._next.kind is Kind.EVERY)].kind is Kind.MONTH_WORD:
            self._skip(Kind.EVERY)
            self.at += 1
            point.month = EVERY_MONTH if self._next.kind is not Kind.MONTH else self._month_number()
        elif every and self.every:
            point.month = EVERY_MONTH
        self._add(point)

    def _month_number(self) -> int:
        token = self._next
        self.at += 1
        return token.value

    def _last(self, *kinds: str) -> Point | None:
        """The point just before, when nothing stands between."""
        return self.points[-1] if self.points and not self.link and self.points[-1].kind in kinds else None

    def _drop_numbers(self) -> None:
        """Forget «1-» of «1-2 раза», «9-» of «9-11 классы»."""
        while self.points and self.points[-1].kind == "number" and self.link in {"-", ","}:
            self.link = self.points.pop().link

    def _recur(self, unit: str) -> None:
        self.found.recurring = True
        if self.found.often is None:
            self.found.often = unit
        self.stands = True
        self.every = False

    def _close_clause(self) -> None:
        if self.strangers and not self.excuse:
            self.found.needs_review = True
        self.strangers = self.excuse = False
        self.lead = ""

    # ------------------------------------------------------------ numbers and dates

    def number(self, token: Token) -> None:
        number = token.value
        if token.form == "tens" and self._next.kind is Kind.NUMBER and self._next.value < 10:
            number += self._next.value
            self.at += 1
        follower = self._next
        if follower.kind is Kind.MONTH:
            self._add(Point("day", number, self._month_number()))
        elif follower.kind is Kind.UNIT:
            self.at += 1
            self._counted(number, follower.value, plural=token.form == "plural")
        elif follower.kind is Kind.WEEKDAY:
            self.at += 1
            self._nth_weekday(number, follower)
        elif follower.kind is Kind.TIMES:
            self.at += 1
            self._times(number)
        elif follower.kind is Kind.OTHER:
            self._drop_numbers()
        elif follower.kind in {Kind.DAY_WORD, Kind.MONTH_WORD, Kind.STOP}:
            raise UnreadError
        elif follower.kind is Kind.YEAR_WORD:
            self._unusual_year(number)
        else:
            self._add(Point("number", number))

    def _counted(self, number: int, unit: str, *, plural: bool) -> None:
        if unit in {"quarter", "half", "term"}:
            self._add(Point(unit, number))
        elif unit == "numbers" or (unit == "number" and plural):
            self._add_in_month(Point("first days", number))
        elif unit == "halfpart" and self._next.kind in {Kind.YEAR, Kind.YEAR_WORD, Kind.RELATIVE, Kind.SCHOOL}:
            self._add(Point("half", number))
            self._skip(Kind.YEAR_WORD)
        else:
            self._add_in_month(Point("day" if unit == "number" else unit, number))

    def _nth_weekday(self, number: int, token: Token) -> None:
        sure = not self.every or self._next.kind is not Kind.COMMA
        self._add_in_month(Point("nth", number, weekday=token.value))
        if self.points[-1].lead == "through":  # «по вторым средам месяца»
            self.points[-1].lead = ""
        if not sure:
            self.found.ambiguous = True

    def _unusual_year(self, number: int) -> None:
        if number > 999:
            self.year(Token(Kind.YEAR, number))
        elif 9 < number < 100 and self.points:
            self.year(Token(Kind.YEAR, 2000 + number))
        else:
            raise UnreadError

    def date(self, token: Token) -> None:
        day, month, year = token.value
        self._add(Point("day", day, month, year))

    def month_of_year(self, token: Token) -> None:
        month, year = token.value
        self._add(Point("month", 0, month, year, stands=True))

    def month(self, token: Token) -> None:
        if self.part:
            part, self.part = self.part, ""
            self._add(Point("part", month=token.value, part=part))
            return
        governed = token.form != "genitive" or bool(self.lead)
        recurs = self.every
        self._add(Point("month", month=token.value, stands=governed))
        if recurs:
            self.found.recurring = True

    def month_word(self, token: Token) -> None:
        if self._next.kind is Kind.MONTH:
            self.stands = True
        elif self.stands:
            self._add(Point("within"))
        elif not self._last("month", "season"):
            self.other(token)

    # ------------------------------------------------------------ parts, units, seasons

    def part_word(self, token: Token) -> None:
        longer = {Kind.MONTH, Kind.SEASON, Kind.YEAR, Kind.YEAR_WORD, Kind.RELATIVE, Kind.SCHOOL}
        counted = self._next.kind is Kind.NUMBER and self.tokens[self.at + 1].kind is Kind.UNIT
        if self._next.kind in longer or counted:
            self.part = token.value
        else:
            self._add_in_month(Point("part", part=token.value))

    def last(self, token: Token) -> None:
        follower = self._next
        if follower.kind is Kind.UNIT:
            self.at += 1
            self._counted(token.value, follower.value, plural=follower.value == "number")
        elif follower.kind is Kind.WEEKDAY:
            self.at += 1
            self._nth_weekday(token.value, follower)
        elif self._skip(Kind.DAY_WORD):
            self._add_in_month(Point("day", token.value))
        else:
            self.other(token)

    def season(self, token: Token) -> None:
        if self._next.kind is Kind.HOLIDAYS:
            if token.value != 2:  # the others depend on the calendar of a school
                raise UnreadError
            self.found.ambiguous = True
            self.at += 1
        self._add(Point("season", token.value))

    def weekday(self, token: Token) -> None:
        if token.form == "every" or self.every:
            self.lead = ""
            self._recur("week")
        else:
            self._add(Point("weekday", weekday=token.value))

    # ------------------------------------------------------------ years

    def year(self, token: Token) -> None:
        school = self._skip(Kind.SCHOOL) or self.school
        self.school = False
        while self._skip(Kind.YEAR_WORD):
            school = self._skip(Kind.SCHOOL) or school
        year = token.value
        if school:
            self.found.ambiguous = self.found.ambiguous or isinstance(year, int)
            year = SchoolYear(year, year + 1) if isinstance(year, int) else SchoolYear(*year)
        if self._belongs_to_the_point_before():
            last = self.points[-1]
            last.year = year
            last.kind = "school half" if school and last.kind == "half" else last.kind
        else:
            self._add(Point("school" if school else "year", year=year))

    def _belongs_to_the_point_before(self) -> bool:
        free = not (self.stands or self.part or self.lead) and self.link in {"", ","}
        return free and bool(self.points) and self.points[-1].year is None and self.points[-1].kind != "within"

    def year_word(self, token: Token) -> None:
        after_comma = self._next.kind is Kind.COMMA
        if self.tokens[self.at + after_comma].kind is Kind.RELATIVE:  # «года, предшествующего планируемому»
            self.at += after_comma
        elif self.stands or self.part or self.lead:
            self._add(Point("year", year=self.plan_year, stands=True))
        elif not self._belongs_to_the_point_before():
            self.found.ambiguous = True
            self._add(Point("year", year=self.plan_year))

    def relative(self, token: Token) -> None:
        before = self.tokens[self.at - 2].kind if self.at > 1 else Kind.END
        if before in {Kind.YEAR_WORD, Kind.COMMA} and self._next.kind is not Kind.YEAR_WORD:
            self._skip(Kind.IN)
            self._skip(Kind.RELATIVE)
            self.year(Token(Kind.YEAR, self.plan_year + token.value))
        elif self._skip(Kind.YEAR_WORD):
            self.year(Token(Kind.YEAR, self.plan_year + token.value))
        elif token.value or self._next.kind in {Kind.MONTH_WORD, Kind.UNIT}:
            raise UnreadError

    def school_word(self, token: Token) -> None:
        named = self._skip(Kind.YEAR_WORD)
        if self._next.kind is Kind.YEAR:
            self.school = True
        elif named and self._last("half"):
            self.points[-1].kind = "school half"
        elif named:
            self._add(Point("school", stands=True))
        else:
            self.other(token)

    def whole(self, token: Token) -> None:
        self.stands = True
        if self._skip(Kind.PERIOD) and self._next.kind is not Kind.YEAR:
            self._add(Point("year", year=self.plan_year, stands=True))

    def during(self, token: Token) -> None:
        self.stands = True
        if self._skip(Kind.PERIOD):
            self._add(Point("year", year=self.plan_year, stands=True))

    def always(self, token: Token) -> None:
        self._add(Point("year", year=None, stands=True))

    # ------------------------------------------------------------ how often

    def often(self, token: Token) -> None:
        self._recur(token.value)

    def every_word(self, token: Token) -> None:
        follower = self._next
        unit = _unit_of(follower)
        if unit is not None:
            self.at += 1
            self._recur(unit)
        elif follower.kind is Kind.NUMBER and _unit_of(self.tokens[self.at + 1]) and follower.form == "":
            self.at += 2
            self._recur("")
        else:
            self.every = True

    def times(self, token: Token) -> None:
        self._times(token.value)

    def _times(self, count: int) -> None:
        self._drop_numbers()
        start = self.at
        self._skip(Kind.IN)
        self._skip(Kind.EVERY)
        several = self._next.kind is Kind.NUMBER and self._next.value > 1
        self._skip(Kind.NUMBER)
        unit = _unit_of(self._next)
        if unit is None or (several and unit in {"quarter", "half"}):
            self.at = start
            if count != 1:
                self._recur("")
        else:
            self.at += 1
            self._recur("" if several else unit)

    # ------------------------------------------------------------ words between

    def separator(self, token: Token) -> None:
        link = _SEPARATORS[token.kind]
        self.link = max(self.link, link, key=_STRENGTH.__getitem__)
        if link != "-":
            self._close_clause()
            self.excluded = self.excluded and link == "," and token.kind is Kind.COMMA

    def either(self, token: Token) -> None:
        self.found.ambiguous = True
        self.link = max(self.link, ",", key=_STRENGTH.__getitem__)

    def doubt(self, token: Token) -> None:
        self.found.ambiguous = True

    def preposition(self, token: Token) -> None:
        self.lead = token.value

    def negation(self, token: Token) -> None:
        follower = self._next.kind
        if follower in {Kind.RATHER, Kind.UNCLEAR, Kind.UNSCHEDULED}:
            self.at += follower is Kind.RATHER
        elif self._skip(Kind.LATER):
            self.lead = "through"
        elif self._skip(Kind.EARLIER):
            self.lead = "from"
        else:
            raise UnreadError

    def exclusion(self, token: Token) -> None:
        self.excluded = True
        self.link = max(self.link, ",", key=_STRENGTH.__getitem__)

    def without_a_date(self, token: Token) -> None:
        self.found.unscheduled = self.excuse = True
        self.lead = ""

    def unclear(self, token: Token) -> None:
        self.without_a_date(token)
        self.found.needs_review = True

    def other(self, token: Token) -> None:
        self.strangers = True
        self.link = "x"
        self.lead = "" if self.lead == "from" else self.lead
        self.part = ""
        self.stands = self.every = False

    def stop(self, token: Token) -> None:
        raise UnreadError

    def noise(self, token: Token) -> None:
        """Words that change nothing: «в», «период», «ориентировочно», «включительно»."""


def _unit_of(token: Token) -> str | None:
    if token.kind is Kind.UNIT and token.value in {"week", "quarter", "half", "term", "decade"}:
        return token.value if token.value in {"quarter", "half", "week"} else ""
    return _WORD_UNITS.get(token.kind)


_HANDLERS: dict[Kind, Callable[[_Reader, Token], None]] = {
    Kind.NUMBER: _Reader.number, Kind.DATE: _Reader.date, Kind.MONTH_OF_YEAR: _Reader.month_of_year,
    Kind.YEAR: _Reader.year, Kind.MONTH: _Reader.month, Kind.WEEKDAY: _Reader.weekday, Kind.SEASON: _Reader.season,
    Kind.UNIT: _Reader.other, Kind.MONTH_WORD: _Reader.month_word, Kind.YEAR_WORD: _Reader.year_word,
    Kind.DAY_WORD: _Reader.other, Kind.PART: _Reader.part_word, Kind.LAST: _Reader.last, Kind.EVERY: _Reader.every_word,
    Kind.WHOLE: _Reader.whole, Kind.DURING: _Reader.during, Kind.PERIOD: _Reader.noise, Kind.ALWAYS: _Reader.always,
    Kind.SCHOOL: _Reader.school_word, Kind.HOLIDAYS: _Reader.stop, Kind.RELATIVE: _Reader.relative,
    Kind.FROM: _Reader.preposition, Kind.TO: _Reader.preposition, Kind.AFTER: _Reader.preposition, Kind.IN: _Reader.noise,
    Kind.NOT: _Reader.negation, Kind.RATHER: _Reader.stop, Kind.LATER: _Reader.stop, Kind.EARLIER: _Reader.stop,
    Kind.TIMES: _Reader.times, Kind.OFTEN: _Reader.often, Kind.UNSCHEDULED: _Reader.without_a_date,
    Kind.UNCLEAR: _Reader.unclear, Kind.EXCEPT: _Reader.exclusion, Kind.STOP: _Reader.stop, Kind.NOISE: _Reader.noise,
    Kind.COMMA: _Reader.separator, Kind.OR: _Reader.either, Kind.BREAK: _Reader.separator, Kind.DASH: _Reader.separator,
    Kind.CLOSE: _Reader.separator, Kind.DOUBT: _Reader.doubt, Kind.OTHER: _Reader.other,
}  # fmt: skip
