"""What changes in the words and days of a plan that is taken over to another year. Pure; nothing is changed silently.

Only the plan's own year is shifted, and only where it stands alone: numbers of acts and spans («2019–2020», «2020/21») stay,
as other years do, and are shown to whoever decides.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foundation.russian.dates import WEEKDAYS, date_range

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Before a year: the number of an act, or the first half of a span; after it: the second half.
OF_AN_ACT = re.compile(r"№\s*$")
SECOND_OF_SPAN = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-–—/]\s?$")
FIRST_OF_SPAN = re.compile(r"\s?[-–—/]\s?(?:(?:19|20)\d\d(?![\d.])|\d\d(?![\d.]))")
ACT_OF_A_DAY = re.compile(r"(?<![а-яё])(?:от|утв\.?)\s+\d{1,2}\.\d{2}\.$", re.IGNORECASE)
AROUND = 32


@dataclass(frozen=True)
class Place:
    """Some words of the plan, or its exact days (first, last): a key to find them by, and their name for people."""

    key: str
    name: str
    value: str | tuple[date, date]


@dataclass(frozen=True)
class Change:
    """What will stand instead, in a few words around it; `is_sure` is False where an act of that year may be meant."""

    key: str
    name: str
    before: str
    after: str
    is_sure: bool = True


@dataclass(frozen=True)
class Left:
    """Words that name a year and will stay as they are."""

    name: str
    words: str


@dataclass(frozen=True)
class Shift:
    """Everything that would change on the way from one year to another, and the years that would stay."""

    year: int
    to: int
    changes: tuple[Change, ...]
    left: tuple[Left, ...]


def shift_of(places: Iterable[Place], *, year: int, to: int) -> Shift:
    """Return what would change in these places."""
    changes: list[Change] = []
    left: list[Left] = []
    for place in places:
        if isinstance(place.value, tuple):
            first, last = (shifted_day(day, to - year) for day in place.value)
            changes.append(Change(place.key, place.name, _day_words(*place.value), _day_words(first, last)))
            continue
        own, others = _years(place.value, year)
        if own:
            changes.append(_change(place, place.value, own, year, to))
        left += [Left(place.name, _around(place.value, match)) for match in others]
    return Shift(year, to, tuple(changes), tuple(left))


def shifted(text: str, *, year: int, to: int) -> str:
    """Return the words with the plan's own year replaced where it stands alone."""
    own, _others = _years(text, year)
    for match in reversed(own):
        text = f"{text[: match.start()]}{to}{text[match.end() :]}"
    return text


def shifted_day(day: date, years: int) -> date:
    """Return the same day of another year; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _years(text: str, year: int) -> tuple[list[re.Match], list[re.Match]]:
    found = list(YEAR.finditer(text))
    own = [match for match in found if match[0] == str(year) and _stands_alone(text, match)]
    return own, [match for match in found if match not in own]


def _stands_alone(text: str, match: re.Match) -> bool:
    before = text[: match.start()]
    return not (OF_AN_ACT.search(before) or SECOND_OF_SPAN.search(before) or FIRST_OF_SPAN.match(text, match.end()))


def _change(place: Place, text: str, own: list[re.Match], year: int, to: int) -> Change:
    before = "\n".join(dict.fromkeys(_around(text, match) for match in own))
    is_sure = not any(ACT_OF_A_DAY.search(text[: match.start()]) for match in own)
    return Change(place.key, place.name, before, before.replace(str(year), str(to)), is_sure)


def _around(text: str, match: re.Match) -> str:
    """Return the year with a few whole words on both sides, on one line."""
    start, end = max(0, match.start() - AROUND), min(len(text), match.end() + AROUND)
    if start:
        start = text.find(" ", start, match.start()) + 1 or match.start()
    if end < len(text):
        end = max(text.rfind(" ", match.end(), end), match.end())
    words = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"


def _day_words(first: date, last: date) -> str:
    weekdays = dict.fromkeys(WEEKDAYS[day.weekday()] for day in (first, last))
    return f"{date_range(first, last)}, {' – '.join(weekdays)}"
