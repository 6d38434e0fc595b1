"""Grammar of Russian periods: tokens → points with what joins them. Pure; `solver` turns points into dates."""

from collections.abc import Callable

from pages.period_reading.cursor import Cursor
from pages.period_reading.points import EVERY_MONTH, Point, Reading, SchoolYear, UnreadError
from pages.period_reading.words import Kind, Token

_SEPARATORS = {Kind.COMMA: ",", Kind.CLOSE: ",", Kind.BREAK: ";", Kind.DASH: "-"}
_WORD_UNITS = {Kind.MONTH_WORD: "month", Kind.YEAR_WORD: "year", Kind.DAY_WORD: "week"}


def read(tokens: list[Token], *, year: int) -> Reading:
    """Read all tokens; raises UnreadError for words that change a date in a way not known here («через неделю после»)."""
    return _Reader(tokens, year).read()


class _Reader(Cursor):
    def read(self) -> Reading:
        while (token := self.next).kind != Kind.END:
            self.at += 1
            _HANDLERS[token.kind](self, token)
        waits = self.lead or self.part or self.every or (self.excluded and self.link)
        if waits or self.tokens[self.at - 1].kind == Kind.DASH:  # «июнь –», «с 10 мая по»: something was lost
            self.found.flags.add("needs_review")
        self.close_clause()
        return self.found

    # ------------------------------------------------------------ numbers and dates

    def number(self, token: Token) -> None:
        number = token.value
        if token.form == "tens" and self.next.kind == Kind.NUMBER and self.next.value < 10:
            number += self.take()
        of_what = _AFTER_NUMBER.get(self.next.kind)
        if of_what:
            of_what(self, number, token.form)
        else:
            self.add(Point("number", number))

    def last_word(self, token: Token) -> None:
        if self.next.kind in {Kind.UNIT, Kind.WEEKDAY, Kind.DAY_WORD}:
            _AFTER_NUMBER[self.next.kind](self, token.value, token.form or "ordinal")
        else:
            self.other(token)

    def of_month(self, number: int, form: str) -> None:
        self.add(Point("day", number, self.take()))

    def of_unit(self, number: int, form: str) -> None:
        unit = self.take()
        if unit == "half" and self.next.form == "genitive":  # «1 пол. мая»
            unit = "halfpart"
        if unit in {"quarter", "half", "term"}:
            self.add(Point(unit, number))
        elif unit == "numbers" or (unit == "number" and form == "plural"):
            self.add_in_month(Point("first days", number))
        elif unit == "halfpart" and self.next.kind in {Kind.YEAR, Kind.YEAR_WORD, Kind.RELATIVE, Kind.SCHOOL}:
            self.add(Point("half", number))
            self.skip(Kind.YEAR_WORD)
        else:
            each = self.every
            self.add_in_month(Point("day" if unit == "number" else unit, number))
            self.found.doubt(each and unit == "week" and self.tokens[self.at - 1].kind == Kind.UNIT)

    def of_weekday(self, number: int, form: str) -> None:
        each = self.every
        if self.next.form == "every":  # «по вторым средам месяца»
            self.lead = ""
        self.add_in_month(Point("nth", number, weekday=self.take()))
        # «каждый второй вторник», «каждую вторую неделю»: of a month, or of all?
        self.found.doubt(each and self.tokens[self.at - 1].kind == Kind.WEEKDAY)

    def of_days(self, number: int, form: str) -> None:
        """«первый день», «последние дни» are in a month; «5 дней» is a duration."""
        self.at += 1
        if form not in {"ordinal", "plural"}:
            raise UnreadError
        self.add_in_month(Point("day" if form == "ordinal" else "first days", number))

    def of_times(self, number: int, form: str) -> None:
        self.at += 1
        self._times(number)

    def of_year(self, number: int, form: str) -> None:
        """«15 мая 20 г.», «1500 г.»."""
        if number > 999:
            self.year(Token(Kind.YEAR, number))
        elif 9 < number < 100 and self.points:
            self.year(Token(Kind.YEAR, 2000 + number))
        else:
            raise UnreadError

    def of_strangers(self, number: int, form: str) -> None:
        self.drop_numbers()

    def before_number(self, number: int, form: str) -> None:
        if form == "plural":  # «первые три квартала»
            raise UnreadError
        self.add(Point("number", number))

    def of_something_else(self, number: int, form: str) -> None:
        raise UnreadError

    def date(self, token: Token) -> None:
        day, month, year = token.value
        self.add(Point("day", day, month, year))

    def month_of_year(self, token: Token) -> None:
        month, year = token.value
        self.add(Point("month", 0, month, year, stands=True))

    def month(self, token: Token) -> None:
        if self.part:
            part, self.part = self.part, ""
            self.add(Point("part", month=token.value, part=part))
            return
        if self.every:
            self.found.flags.add("recurring")
        governed = token.form != "genitive" or bool(self.lead) or self.every or self.excluded
        self.add(Point("month", month=token.value, stands=governed))

    def month_word(self, token: Token) -> None:
        if self.next.kind == Kind.MONTH:
            self.stands = True
        elif self.stands and not self.excluded:
            self.add(Point("within"))
        elif not self.last("month", "season"):
            self.other(token)

    def day_word(self, token: Token) -> None:
        """«в течение дня», «по рабочим дням»; any other is a holiday or a duration."""
        if not self.stands:
            self.other(token)

    # ------------------------------------------------------------ parts, units, seasons

    def part_word(self, token: Token) -> None:
        longer = {Kind.MONTH, Kind.SEASON, Kind.YEAR, Kind.YEAR_WORD, Kind.RELATIVE, Kind.SCHOOL}
        counted = self.next.kind == Kind.NUMBER and self.tokens[self.at + 1].kind == Kind.UNIT
        if self.next.kind in longer or counted:
            self.part = token.value
        else:
            self.add_in_month(Point("part", part=token.value))

    def season(self, token: Token) -> None:
        holidays = self.skip(Kind.HOLIDAYS)
        if holidays and token.value != 2:  # only those of summer do not depend on the calendar of a school
            self.other(token)
            return
        self.found.doubt(holidays)
        self.add(Point("season", token.value))

    def weekday(self, token: Token) -> None:
        weekly = self.found.often == "week" or (self.lead == "through" and not self.last("weekday"))
        if token.form == "every" or self.every or weekly:
            self.recur("week")
        else:
            self.add(Point("weekday", weekday=token.value))
            self.stands = self.next.kind == Kind.MONTH

    # ------------------------------------------------------------ years

    def year(self, token: Token) -> None:
        school = self.skip(Kind.SCHOOL) or self.school
        self.school = False
        while self.skip(Kind.YEAR_WORD):
            school = self.skip(Kind.SCHOOL) or school
        year = token.value
        if school:
            self.found.doubt(isinstance(year, int))
            year = SchoolYear(year, year + 1) if isinstance(year, int) else SchoolYear(*year)
        if self.link == "," and not self.stands and self.points and self.points[-1].kind != "year":
            self.found.doubt(self.points[-1].year is not None)  # «май 2019 и 2020 гг.»
        last = self._without_year()
        if last:
            last.year = year
            last.kind = "school half" if school and last.kind == "half" else last.kind
        else:
            self.add(Point("school" if school else "year", year=year))

    def _without_year(self) -> Point | None:
        """The point before, if a year that comes now can only be its own."""
        if self.stands or self.part or self.lead or self.link not in {"", ","}:
            return None
        dated = [point for point in self.points[-2:] if point.kind != "weekday"]
        return dated[-1] if dated and dated[-1].year is None and dated[-1].kind != "within" else None

    def year_word(self, token: Token) -> None:
        after_comma = self.next.kind == Kind.COMMA
        if self.tokens[self.at + after_comma].kind == Kind.RELATIVE:  # «года, предшествующего планируемому»
            self.at += after_comma + 1
            self._relative_year(self.tokens[self.at - 1].value)
        elif self.next.kind == Kind.YEAR:  # «год 2021»
            return
        elif self.stands or self.part:
            self.add(Point("year", year=self.plan_year, stands=True))
        elif token.value == "short" and (self.link or not self.points):  # «г. Смоленск»
            self.other(token)
        elif self.link or self.lead or not self.points:
            self.found.doubt()
            self.add(Point("year", year=self.plan_year))

    def relative(self, token: Token) -> None:
        """«этого года», «следующего года»; «следующего» by itself is a word about something else."""
        if self.skip(Kind.YEAR_WORD):
            self._relative_year(token.value)
        elif self.points and self.points[-1].month == EVERY_MONTH and self.skip(Kind.IN) and self.skip(Kind.RELATIVE):
            if self.next.kind == Kind.UNIT:  # «месяца, следующего за отчетным кварталом»
                raise UnreadError
        elif token.value or self.next.kind in {Kind.MONTH_WORD, Kind.UNIT}:
            raise UnreadError

    def _relative_year(self, offset: int) -> None:
        if self.next.kind in {Kind.IN, Kind.RELATIVE}:
            self.skip(Kind.IN)
            self.skip(Kind.RELATIVE)
        self.year(Token(Kind.YEAR, self.plan_year + offset))

    def school_word(self, token: Token) -> None:
        named = self.skip(Kind.YEAR_WORD)
        if self.next.kind == Kind.YEAR:
            self.school = True
        elif named and self.last("half"):
            self.points[-1].kind = "school half"
        elif named and self.last("month", "day") and not (self.stands or self.part or self.lead):
            self.found.doubt()  # «сентябрь – май учебного года»: of which?
        elif named:
            self.add(Point("school", stands=True))
        else:
            self.other(token)

    def whole(self, token: Token) -> None:
        self.stands = True
        if self.skip(Kind.PERIOD) and self.next.kind != Kind.YEAR:
            self.add(Point("year", year=self.plan_year, stands=True))

    def during(self, token: Token) -> None:
        self.stands = True
        if self.skip(Kind.PERIOD):
            self.add(Point("year", year=self.plan_year, stands=True))

    def always(self, token: Token) -> None:
        self.add(Point("year", year=None, stands=True))

    # ------------------------------------------------------------ how often

    def often(self, token: Token) -> None:
        self.recur(token.value)

    def every_word(self, token: Token) -> None:
        follower = self.next
        unit = _unit_of(follower)
        if unit is not None:
            self.at += 1
            self.recur(unit)
        elif token.form == "plural" and follower.kind == Kind.NUMBER and _unit_of(self.tokens[self.at + 1]):
            self.at += 2  # «каждые две недели»
            self.recur("")
        else:
            self.every = True

    def times(self, token: Token) -> None:
        self._times(token.value)

    def _times(self, count: int) -> None:
        self.drop_numbers()
        start = self.at
        self.at += self.next == (Kind.COMMA, "/", "")  # «1 раз/квартал»
        self.skip(Kind.IN)
        self.skip(Kind.EVERY)
        several = self.next.kind == Kind.NUMBER and self.next.value > 1
        numbered = self.skip(Kind.NUMBER)
        unit = _unit_of(self.next)
        if unit is None or (numbered and unit in {"quarter", "half"}):  # «2 раза в I квартале»
            self.at = start
            if count != 1:
                self.recur("")
        else:
            self.at += 1
            self.recur("" if several else unit)

    # ------------------------------------------------------------ words between

    def separator(self, token: Token) -> None:
        link = _SEPARATORS[token.kind]
        self.part_from(link)
        if link != "-":
            self.close_clause()
            self.excluded = self.excluded and link == "," and token.kind == Kind.COMMA

    def line(self, token: Token) -> None:
        """A line begins: another item of a list, unless the sentence goes on."""
        if self.next.kind != Kind.TO or self.next.value != "through":
            self.separator(Token(Kind.COMMA))

    def either(self, token: Token) -> None:
        self.found.doubt()
        self.part_from(",")

    def doubt(self, token: Token) -> None:
        self.found.doubt()

    def preposition(self, token: Token) -> None:
        if token.kind == Kind.AFTER and self.points and not self.link:  # «первый вторник после 1 мая»
            raise UnreadError
        if self.lead not in {"", token.value, "through"}:
            self.found.flags.add("needs_review")
        self.lead = token.value

    def negation(self, token: Token) -> None:
        follower = self.next.kind
        if follower in {Kind.RATHER, Kind.UNCLEAR, Kind.UNSCHEDULED}:
            self.at += follower == Kind.RATHER
        elif self.skip(Kind.LATER):
            self.lead = "through"
        elif self.skip(Kind.EARLIER):
            self.lead = "from"
        else:
            raise UnreadError

    def exclusion(self, token: Token) -> None:
        self.excluded = True
        self.part_from(",")

    def without_a_date(self, token: Token) -> None:
        self.found.flags.add("unscheduled")
        self.excuse = True
        self.lead = ""

    def unclear(self, token: Token) -> None:
        self.without_a_date(token)
        self.found.flags.add("needs_review")

    def other(self, token: Token) -> None:
        self.strangers = True
        self.link = "x"
        self.lead = "" if self.lead == "from" else self.lead
        self.part = ""
        self.stands = self.every = False

    def inclusive(self, token: Token) -> None:
        """«до мая включительно» is with May."""
        if self.points and self.points[-1].lead == "until":
            self.points[-1].lead = "through"

    def stop(self, token: Token) -> None:
        raise UnreadError

    def noise(self, token: Token) -> None:
        """Words that change nothing: «в», «период», «ориентировочно», «включительно»."""


def _unit_of(token: Token) -> str | None:
    if token.kind == Kind.UNIT and token.value in {"week", "quarter", "half", "term", "decade"}:
        return token.value if token.value in {"quarter", "half", "week"} else ""
    return _WORD_UNITS.get(token.kind)


_AFTER_NUMBER: dict[str, Callable[[_Reader, int, str], None]] = {
    Kind.MONTH: _Reader.of_month, Kind.UNIT: _Reader.of_unit, Kind.WEEKDAY: _Reader.of_weekday,
    Kind.DAY_WORD: _Reader.of_days, Kind.TIMES: _Reader.of_times, Kind.YEAR_WORD: _Reader.of_year,
    Kind.OTHER: _Reader.of_strangers, Kind.NUMBER: _Reader.before_number, Kind.MONTH_WORD: _Reader.of_something_else,
    Kind.STOP: _Reader.of_something_else,
}  # fmt: skip
_HANDLERS: dict[str, Callable[[_Reader, Token], None]] = {
    Kind.NUMBER: _Reader.number, Kind.DATE: _Reader.date, Kind.MONTH_OF_YEAR: _Reader.month_of_year,
    Kind.YEAR: _Reader.year, Kind.MONTH: _Reader.month, Kind.WEEKDAY: _Reader.weekday, Kind.SEASON: _Reader.season,
    Kind.UNIT: _Reader.other, Kind.MONTH_WORD: _Reader.month_word, Kind.YEAR_WORD: _Reader.year_word,
    Kind.DAY_WORD: _Reader.day_word, Kind.PART: _Reader.part_word, Kind.LAST: _Reader.last_word, Kind.EVERY: _Reader.every_word,
    Kind.WHOLE: _Reader.whole, Kind.DURING: _Reader.during, Kind.PERIOD: _Reader.noise, Kind.ALWAYS: _Reader.always,
    Kind.SCHOOL: _Reader.school_word, Kind.HOLIDAYS: _Reader.other, Kind.RELATIVE: _Reader.relative,
    Kind.FROM: _Reader.preposition, Kind.TO: _Reader.preposition, Kind.AFTER: _Reader.preposition, Kind.IN: _Reader.noise,
    Kind.NOT: _Reader.negation, Kind.RATHER: _Reader.stop, Kind.LATER: _Reader.stop, Kind.EARLIER: _Reader.stop,
    Kind.TIMES: _Reader.times, Kind.OFTEN: _Reader.often, Kind.UNSCHEDULED: _Reader.without_a_date,
    Kind.UNCLEAR: _Reader.unclear, Kind.EXCEPT: _Reader.exclusion, Kind.STOP: _Reader.stop, Kind.NOISE: _Reader.noise, Kind.INCLUSIVE: _Reader.inclusive,
    Kind.COMMA: _Reader.separator, Kind.OR: _Reader.either, Kind.BREAK: _Reader.separator, Kind.LINE: _Reader.line, Kind.DASH: _Reader.separator,
    Kind.CLOSE: _Reader.separator, Kind.DOUBT: _Reader.doubt, Kind.OTHER: _Reader.other,
}  # fmt: skip
