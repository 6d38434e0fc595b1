"""Periods of a plan in Russian words: «июнь декабрь», «II полугодие», «до 15 мая». Pure, never raises, never guesses unflagged.

`parse_period` reads, `describe` says back. Words, grammar and calendar are in the rooms below. The conventions are those
of the specification, domain.md section 8 (h); real wordings with their meaning are in tests/data/periods.tsv.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from foundation.russian.dates import MONTHS
from pages.period_reading.calendar import Span, last_day, units
from pages.period_reading.grammar import read
from pages.period_reading.solver import solve
from pages.period_reading.words import plain, tokens_of


class Flag(StrEnum):
    """What a person should know about a period beside its dates."""

    DEADLINE = "deadline"
    OPEN_END = "open_end"
    RECURRING = "recurring"
    UNSCHEDULED = "unscheduled"
    NEEDS_REVIEW = "needs_review"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, order=True, slots=True)
class DateRange:
    """Days from `start` to `end`, both within."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Period:
    """The words as they were, the days they mean (sorted, apart), and what is special or doubtful."""

    raw: str
    ranges: tuple[DateRange, ...] = ()
    flags: frozenset[Flag] = frozenset()


# Marks of `describe` for flags that its words cannot carry otherwise.
_MARKS = {"(крайний срок)": Flag.DEADLINE, "(без срока окончания)": Flag.OPEN_END}
_DOUBTS = {"(неоднозначно)": Flag.AMBIGUOUS, "(уточнить)": Flag.NEEDS_REVIEW}
_UNREAD_MARK = "(не понято)"
_NOT_UNDERSTOOD = frozenset({Flag.NEEDS_REVIEW})
# A calendar repeats itself after 28 years: words that are not understood in all of these never are.
_ALL_CALENDARS = range(2000, 2028)
_FIRST_YEAR = 1000  # years are written with four digits
_LONG = 1000  # letters; so much is not tried in all of them
_TOO_LONG = 40_000  # more than `describe` ever writes

_NAMES = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_UNITS = {
    (1, 3): "I квартал", (4, 6): "II квартал", (7, 9): "III квартал", (10, 12): "IV квартал",
    (1, 6): "I полугодие", (7, 12): "II полугодие",
}  # fmt: skip


@lru_cache(maxsize=500)
def parse_period(wording: str, *, year: int) -> Period:
    """Understand a period of the plan of `year`; what is not understood has no ranges and asks for review."""
    text = plain(wording[:_TOO_LONG])
    if max(len(wording), len(text)) >= _TOO_LONG:  # some signs are spelled in many letters
        return Period(wording, (), _NOT_UNDERSTOOD)
    marked = set()
    if "(" in text:
        if _UNREAD_MARK in text:
            return Period(wording, (), _NOT_UNDERSTOOD)
        for mark, flag in _MARKS.items():
            if mark in text:
                text = text.replace(mark, "")
                marked.add(flag)
    try:
        spans, names = solve(read(tokens_of(text), year=year), year=year)
    except (ValueError, OverflowError):
        return Period(wording, (), _NOT_UNDERSTOOD)
    if spans and spans[0].start.year < _FIRST_YEAR:
        return Period(wording, (), _NOT_UNDERSTOOD)
    ranges = tuple(DateRange(span.start, span.end) for span in spans)
    return Period(wording, ranges, frozenset(map(Flag, names)) | (marked if ranges else set()))


def describe(period: Period) -> str:
    """Say the period in the usual form, with its years: «июнь – сентябрь 2020 г.», «до 15 мая 2020 г.».

    Reading it again gives the same ranges and flags in a plan of any year. Words without dates come back as they were.
    """
    if not period.ranges:
        return _words_back(period)
    words, said = _recurring(period) if Flag.RECURRING in period.flags else _clauses(period, period.ranges)
    marks = [mark for mark, flag in _MARKS.items() if flag in period.flags - said]
    marks += [mark for mark, flag in _DOUBTS.items() if flag in period.flags]
    return " ".join([words, *marks])


def _words_back(period: Period) -> str:
    words = " ".join(period.raw.split())
    if Flag.UNSCHEDULED in period.flags:
        words = words.rstrip(". ")
        return words[:1].lower() + words[1:]
    if len(words) < _LONG and all(
        parse_period(words, year=year) == Period(words, (), _NOT_UNDERSTOOD) for year in _ALL_CALENDARS
    ):
        return words
    return f"{words} {_UNREAD_MARK}"


def _recurring(period: Period) -> tuple[str, set[Flag]]:
    """«ежемесячно, март – май 2020 г.», or «регулярно» for what has no name of its own."""
    blocks = _touching(period.ranges)
    for word, length, root in (("ежемесячно", 1, "мес"), ("ежеквартально", 3, "кв")):
        drawn = [(unit.start, unit.end) for unit in units([Span(block.start, block.end) for block in blocks], length)]
        if (
            root in period.raw.lower()
            and len(drawn) > len(blocks)
            and drawn == [(part.start, part.end) for part in period.ranges]
        ):
            return f"{word}, {_of_year(blocks) or _listed(period, blocks)}", set()
    if len(period.ranges) > 1:
        return f"регулярно, {_listed(period, period.ranges)}", set()
    words, said = _clauses(period, period.ranges)
    return f"регулярно, {(not said and _of_year(period.ranges)) or words}", said


def _touching(ranges: Iterable[DateRange]) -> list[DateRange]:
    blocks: list[DateRange] = []
    for part in ranges:
        if blocks and part.start - blocks[-1].end == timedelta(days=1):
            blocks[-1] = DateRange(blocks[-1].start, part.end)
        else:
            blocks.append(part)
    return blocks


def _of_year(ranges: Sequence[DateRange]) -> str:
    return f"{ranges[0].start.year} г." if len(ranges) == 1 and _is_year(ranges[0]) else ""


def _clauses(period: Period, ranges: Sequence[DateRange]) -> tuple[str, set[Flag]]:
    """The ranges in words, and which flags the words carry: «до …», «с …»."""
    until = [part for part in ranges if Flag.DEADLINE in period.flags and _starts_the_year(part)][:1]
    since = [part for part in ranges if Flag.OPEN_END in period.flags and _ends_the_year(part)][-1:]
    clauses = [f"до {_day(until[0].end)}" for _ in until]
    plain_ranges = [part for part in ranges if part not in until + since]
    clauses += [_listed(period, plain_ranges)] if plain_ranges else []
    clauses += [f"с {_day(since[0].start)}" for _ in since]
    return "; ".join(clauses), {Flag.DEADLINE for _ in until} | {Flag.OPEN_END for _ in since}


def _listed(period: Period, ranges: Sequence[DateRange]) -> str:
    """Ranges of one year share its number: «10 и 24 декабря 2020 г.»; what is longer than a year has two."""
    quarters = any(sign in period.raw.lower() for sign in ("кв", "полуг", "п/г"))
    clauses: list[str] = []
    for year, group in groupby(ranges, key=lambda part: None if _stands_alone(part) else part.start.year):
        parts = list(group)
        if year is None:
            clauses += map(_in_full, parts)
        else:
            atoms = [
                _short(part, after, quarters=quarters) for part, after in zip(parts, [*parts[1:], None], strict=True)
            ]
            if len(atoms) > 1 and all(atom.endswith("квартал") for atom in atoms):
                atoms = [*(atom.removesuffix(" квартал") for atom in atoms[:-1]), f"{atoms[-1]}ы"]
            words = " и ".join([", ".join(atoms[:-1]), atoms[-1]] if len(atoms) > 1 else atoms)
            clauses.append(f"{words} {year} г.")
    return ", ".join(clauses)


def _stands_alone(part: DateRange) -> bool:
    return part.start.year != part.end.year or _is_year(part)


def _in_full(part: DateRange) -> str:
    first, last = part.start.year, part.end.year
    if _starts_the_year(DateRange(part.start, date(first, 12, 31))) and _ends_the_year(
        DateRange(date(last, 1, 1), part.end)
    ):
        if first == last:
            return f"весь {first} год"
        if last - first < 30:
            return f"весь период {first}–{last} гг."
    if _is_months(part):
        return f"{_NAMES[part.start.month - 1]} {first} г. – {_NAMES[part.end.month - 1]} {last} г."
    return f"{_day(part.start)} – {_day(part.end)}"


def _short(part: DateRange, after: DateRange | None, *, quarters: bool) -> str:
    """One range without its year. The month of a day is left to the next day of the same month."""
    first, last = part.start, part.end
    if _is_months(part):
        if quarters and (name := _UNITS.get((first.month, last.month))):
            return name
        names = [_NAMES[first.month - 1], _NAMES[last.month - 1]]
        return names[0] if first.month == last.month else " – ".join(names)
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {last.day} {MONTHS[last.month - 1]}"
    days = f"{first.day}" if first == last else f"{first.day}–{last.day}"
    shared = after and not _is_months(after) and {after.start.month, after.end.month} == {first.month}
    return days if shared else f"{days} {MONTHS[first.month - 1]}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} г."


def _is_months(part: DateRange) -> bool:
    return part.start.day == 1 and part.end.day == last_day(part.end.year, part.end.month)


def _is_year(part: DateRange) -> bool:
    return _starts_the_year(part) and _ends_the_year(part)


def _starts_the_year(part: DateRange) -> bool:
    return part.start == date(part.end.year, 1, 1)


def _ends_the_year(part: DateRange) -> bool:
    return part.end == date(part.start.year, 12, 31)
