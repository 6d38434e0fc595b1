"""What is doubtful about a plan that was read well: its periods, what descriptions say against them, endless cells."""

import re
from collections.abc import Iterable, Iterator

from pages.periods import DateRange, Flag, Period, parse_period

from .parsed import ParsedItem, ParsedPlan, PlanWarning, Trouble

LONGEST = {"period": 200, "title": 500, "participants": 3000, "programme": 3000}

_WORD = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d+|[^\W\d_]+|[–-]")
_CORE = re.compile(
    r"январ[ьяе]|феврал[ьяе]|март[ае]?|апрел[ьяе]|ма[йяе]|ию[нл][ьяе]|август[ае]?|(?:сент|окт|но|дек)[а-я]*бр[ьяе]"
    r"|кварта\w*|полугоди\w*|\d{1,2}\.\d{1,2}\.\d{2,4}"
)
_FILLER = re.compile(
    r"в|во|с|со|по|и|начал\w*|середин\w*|конц\w*|декад\w*|год[ау]?|г|перв\w*|втор\w*|трет\w*|четв[её]рт\w*|[ivх]+|\d{1,4}|[–-]"
)
_BEGINNING = re.compile(r"в|во|с|со|\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4}")
_LOOSE = re.compile(r"в|во|с|со|по|и|[–-]")
_PARTED = re.compile(r"[.;:()«»]\s|\n")
# The day of an act («от 27.09.2017 № 2589-адм») and a deadline say nothing about when the row takes place.
_NO_TERM_AFTER = {"от", "до", "к", "позднее", "позже", "ранее"}
_NOT_A_TERM = {Flag.NEEDS_REVIEW, Flag.UNSCHEDULED, Flag.DEADLINE, Flag.OPEN_END}


def periods_of(parsed: ParsedPlan, *, year: int) -> list[Period]:
    """Return how the period of every row is understood."""
    return [parse_period(item.period, year=year) for item in parsed.items]


def doubts(parsed: ParsedPlan, periods: Iterable[Period], *, year: int) -> list[PlanWarning]:
    """Return what to look at before the plan of `year` is written; the rows in their order."""
    found = []
    if parsed.year and parsed.year != year:
        found.append(PlanWarning(Trouble.OTHER_YEAR, "", parsed.title))
    for row, (item, period) in enumerate(zip(parsed.items, periods, strict=True)):
        for trouble, text in (*_of_period(item, period), *_of_description(item, period, year), *_of_length(item)):
            found.append(PlanWarning(trouble, item.place, text, row))
    return found


def _of_period(item: ParsedItem, period: Period) -> Iterator[tuple[Trouble, str]]:
    if not item.period:
        yield Trouble.NO_PERIOD, item.title
    elif Flag.NEEDS_REVIEW in period.flags:
        yield Trouble.PERIOD_UNCLEAR, item.period
    elif Flag.AMBIGUOUS in period.flags:
        yield Trouble.PERIOD_AMBIGUOUS, item.period
    elif Flag.UNSCHEDULED in period.flags:
        yield Trouble.PERIOD_UNSCHEDULED, item.period


def _of_description(item: ParsedItem, period: Period, year: int) -> Iterator[tuple[Trouble, str]]:
    narrower = ""
    for words in terms_in(item.programme):
        named = parse_period(words, year=year)
        if named.flags & _NOT_A_TERM or any(part.start.year != year for part in named.ranges):
            continue
        if not all(_within(part, period.ranges) for part in named.ranges):
            yield Trouble.OTHER_PERIOD, words
            return
        if named.ranges != period.ranges:
            narrower = narrower or words
    if narrower:
        yield Trouble.NARROWER_PERIOD, narrower


def _within(part: DateRange, ranges: tuple[DateRange, ...]) -> bool:
    return not ranges or any(whole.start <= part.start and part.end <= whole.end for whole in ranges)


def _of_length(item: ParsedItem) -> Iterator[tuple[Trouble, str]]:
    for name, longest in LONGEST.items():
        words = getattr(item, name)
        if len(words) > longest:
            yield Trouble.LONG_CELL, f"{words[:longest]}…"


def terms_in(text: str) -> list[str]:
    """Return the places of a text that name a time, as they stand: «в первом квартале 2020 года», «В октябре-декабре»."""
    words = list(_WORD.finditer(text))
    found, start = [], 0
    while start < len(words):
        end = start
        while end < len(words) and _goes_on(text, words[start : end + 1]):
            end += 1
        run = words[start:end]
        while run and _LOOSE.fullmatch(run[-1][0].lower()):
            run.pop()
        if run and _is_term([word[0].lower() for word in run], words[start - 1][0].lower() if start else ""):
            found.append(text[run[0].start() : run[-1].end()])
        start = max(end, start + 1)
    return found


def _goes_on(text: str, run: list[re.Match]) -> bool:
    """Tell whether the last word of the run still belongs to it."""
    word = run[-1][0].lower()
    if not (_CORE.fullmatch(word) or _FILLER.fullmatch(word)):
        return False
    return len(run) == 1 or not _PARTED.search(text[run[-2].end() : run[-1].start()])


def _is_term(words: list[str], before: str) -> bool:
    is_named = any(_CORE.fullmatch(word) for word in words)
    return is_named and before not in _NO_TERM_AFTER and _BEGINNING.fullmatch(words[0]) is not None
