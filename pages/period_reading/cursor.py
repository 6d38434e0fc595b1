"""The hand that goes over the tokens of a period: what stands next, and points put down with what surrounds them. Pure."""

from typing import Any

from pages.period_reading.points import EVERY_MONTH, Point, Reading
from pages.period_reading.words import Kind, Token

# How strongly two points are kept apart: nothing, a comma, a dash (a range), a semicolon, words that nobody knows.
_STRENGTH = {"": 0, ",": 1, "-": 2, ";": 3, "x": 4}
_END = Token(Kind.END)


class Cursor:
    """A place among the tokens, and the words before the next point that it will need: preposition, part, repetition."""

    def __init__(self, tokens: list[Token], year: int):
        self.tokens = [*tokens, _END, _END, _END]
        self.at = 0
        self.plan_year = year
        self.found = Reading()
        self.points = self.found.points
        self.link = self.lead = self.part = ""
        self.stands = self.every = self.excluded = self.school = False
        self.strangers = self.excuse = False

    @property
    def next(self) -> Token:
        """The token that was not read yet."""
        return self.tokens[self.at]

    def skip(self, *kinds: str) -> bool:
        """Step over one token of these kinds, if it comes next."""
        found = self.next.kind in kinds
        self.at += found
        return found

    def take(self) -> Any:
        """Step over the next token, for its value."""
        self.at += 1
        return self.tokens[self.at - 1].value

    def add(self, point: Point) -> None:
        """Put down a point; the words before it are used up."""
        point.link, point.lead, point.excluded = self.link, self.lead, self.excluded
        point.stands = point.stands or self.stands
        point.part = point.part or self.part
        self.points.append(point)
        self.link = self.lead = self.part = ""
        self.stands = self.every = False

    def add_in_month(self, point: Point) -> None:
        """Put down a part of a month: of the month that follows, of every month, or of none so far."""
        if self.next.kind == Kind.IN and self.tokens[self.at + 1].kind == Kind.MONTH:
            self.at += 1
        if self.next.kind == Kind.MONTH:
            point.month = self.take()
        elif self.tokens[self.at + (self.next.kind == Kind.EVERY)].kind == Kind.MONTH_WORD:
            self.skip(Kind.EVERY)
            self.at += 1
            point.month = self.take() if self.next.kind == Kind.MONTH else EVERY_MONTH
        elif self.every:
            point.month = EVERY_MONTH
        self.add(point)

    def last(self, *kinds: str) -> Point | None:
        """The point just before, when it is one of these and nothing stands between."""
        return self.points[-1] if self.points and not self.link and self.points[-1].kind in kinds else None

    def drop_numbers(self) -> None:
        """Forget «1-» of «1-2 раза», «9-» of «9-11 классы»."""
        while self.points and self.points[-1].kind == "number" and self.link in {"-", ","}:
            self.link = self.points.pop().link

    def part_from(self, link: str) -> None:
        """Keep the next point apart from the last one at least as strongly as this."""
        self.link = max(self.link, link, key=_STRENGTH.__getitem__)

    def recur(self, unit: str) -> None:
        """Something happens every `unit`, or now and then ("")."""
        self.found.flags.add("recurring")
        if self.found.often is None:
            self.found.often = unit
        self.stands = True
        self.every = False
        self.lead = ""

    def close_clause(self) -> None:
        """End what a comma or a bracket ends. Unknown words are excused where the date is to be found in another way."""
        if (self.strangers and not self.excuse) or self.lead:
            self.found.flags.add("needs_review")
        self.strangers = self.excuse = False
        self.lead = ""
