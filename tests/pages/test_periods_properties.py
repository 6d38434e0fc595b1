"""Periods in words, for all words: no text breaks the reader, and an oracle that counts days one by one agrees with it."""

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pages.period_reading.words import WORDS
from pages.periods import Flag, describe, parse_period
from tests.pages.test_periods import WORDINGS

NOMINATIVE = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
LOCATIVE = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip
SHORT = ("янв.", "февр.", "мар.", "апр.", "май", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек.")
NUMERALS = (
    ("I", "1", "1-й", "первый", "І", "1-ый", "l"),
    ("II", "2", "2-й", "второй", "ІІ", "2-ой", "11"),
    ("III", "3", "3-й", "третий", "ІІІ", "3-ий", "111"),
    ("IV", "4", "4-й", "четвертый", "ІV", "четвёртый", "1V"),
)
WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
DASHES = ("-", "–", "—", " - ", " – ", " — ", "‑", "− ", " –")
DAY = timedelta(days=1)
SIGNS = (
    "1", "2", "10", "25", "31", "15.05", "01.02.2020", "24.11", "29.02", "2019", "2021", "2019-2020", "2020/21", "I", "II",
    "IV", "1-й", "–", "-", ",", ";", "(", ")", "?", "/", "\n", ".", "xyz",
)  # fmt: skip
SOUP = st.lists(st.sampled_from([*sorted(filter(None, WORDS)), *SIGNS * 5]), max_size=8).map(" ".join)
YEARS = st.integers(1990, 2090)


# ---------------------------------------------------------------- an oracle of its own: sets of days


def days_of(start, end):
    return frozenset(start + DAY * number for number in range((end - start).days + 1))


def days_of_month(year, month):
    return frozenset(day for day in days_of_year(year) if day.month == month)


def days_of_year(year):
    return days_of(date(year, 1, 1), date(year, 12, 31))


def united(blocks):
    """Sorted blocks, one where they share a day."""
    blocks = list(blocks)
    while True:
        for first in blocks:
            shared = [block for block in blocks if block is not first and block & first]
            if shared:
                blocks = [block for block in blocks if block is not first and block not in shared]
                blocks.append(first.union(*shared))
                break
        else:
            return sorted((min(block), max(block)) for block in set(blocks))


def found(wording, year):
    return [(part.start, part.end) for part in parse_period(wording, year=year).ranges]


# ---------------------------------------------------------------- phrases: words, and the days of a given year


def months():
    spell = st.sampled_from([NOMINATIVE, LOCATIVE, SHORT])
    return st.tuples(st.integers(1, 12), spell).map(
        lambda pair: (pair[1][pair[0] - 1], lambda year: days_of_month(year, pair[0]))
    )


def single_days():
    def phrase(drawn):
        month, number, written = drawn
        number = min(number, 28)
        words = [f"{number} {GENITIVE[month - 1]}", f"{number}{GENITIVE[month - 1]}", f"{number:02}.{month:02}."]
        return words[written], lambda year: frozenset({date(year, month, number)})

    return st.tuples(st.integers(1, 12), st.integers(1, 31), st.integers(0, 2)).map(phrase)


def spans_of_days():
    def phrase(drawn):
        month, first, length, dash, written = drawn
        last = min(first + length, 28)
        genitive = GENITIVE[month - 1]
        words = [
            f"{first}{dash}{last} {genitive}",
            f"с {first} по {last} {genitive}",
            f"{first}{dash}{last}.{month:02}",
        ]
        return words[written], lambda year: days_of(date(year, month, first), date(year, month, last))

    return st.tuples(
        st.integers(1, 12), st.integers(1, 27), st.integers(1, 20), st.sampled_from(DASHES), st.integers(0, 2)
    ).map(phrase)


def spans_of_months():
    def phrase(drawn):
        pair, dash, written = drawn
        first, last = sorted(pair)
        words = [
            f"{NOMINATIVE[first - 1]}{dash}{NOMINATIVE[last - 1]}",
            f"с {GENITIVE[first - 1]} по {NOMINATIVE[last - 1]}",
            f"в {LOCATIVE[first - 1]}{dash}{LOCATIVE[last - 1]}",
        ]
        return words[written], lambda year: frozenset(day for day in days_of_year(year) if first <= day.month <= last)

    pairs = st.sets(st.integers(1, 12), min_size=2, max_size=2)
    return st.tuples(pairs, st.sampled_from(DASHES), st.integers(0, 2)).map(phrase)


def quarters():
    def phrase(drawn):
        number, numeral, noun = drawn
        return f"{NUMERALS[number][numeral]} {noun}", lambda year: frozenset(
            day for day in days_of_year(year) if (day.month - 1) // 3 == number
        )

    nouns = st.sampled_from(["квартал", "кв.", "Кварт."])
    return st.tuples(st.integers(0, 3), st.integers(0, 6), nouns).map(phrase)


def halves():
    def phrase(drawn):
        number, numeral, noun = drawn
        return f"{NUMERALS[number][numeral]} {noun}", lambda year: frozenset(
            day for day in days_of_year(year) if (day.month - 1) // 6 == number
        )

    nouns = st.sampled_from(["полугодие", "полуг.", "п/г"])
    return st.tuples(st.integers(0, 1), st.integers(0, 6), nouns).map(phrase)


def parts_of_months():
    # First and last day; what is counted from the end of the month is 0 or less.
    parts = {
        "начало": (1, 10), "в середине": (11, 20), "конец": (21, 0), "1-я декада": (1, 10), "III декада": (21, 0),
        "2 неделя": (8, 14), "четвёртая неделя": (22, 28), "последняя неделя": (-6, 0), "первая половина": (1, 15),
        "2-я половина": (16, 0), "в первых числах": (1, 5),
    }  # fmt: skip

    def phrase(drawn):
        name, month = drawn

        def days(year):
            whole = days_of_month(year, month)
            first, last = (day if day > 0 else len(whole) + day for day in parts[name])
            return frozenset(day for day in whole if first <= day.day <= last)

        return f"{name} {GENITIVE[month - 1]}", days

    return st.tuples(st.sampled_from(sorted(parts)), st.integers(1, 12)).map(phrase)


def weekdays_of_months():
    def phrase(drawn):
        weekday, number, month = drawn
        words = ("последний", "1", "2-й", "третий", "IV")[number]

        def days(year):
            fitting = sorted(day for day in days_of_month(year, month) if day.weekday() == weekday)
            return frozenset({fitting[number - 1]})

        return f"{words} {WEEKDAYS[weekday]} {GENITIVE[month - 1]}", days

    return st.tuples(st.integers(0, 6), st.integers(0, 4), st.integers(1, 12)).map(phrase)


PHRASES = st.one_of(
    months(), single_days(), spans_of_days(), spans_of_months(), quarters(), halves(), parts_of_months(),
    weekdays_of_months(),
)  # fmt: skip
SEPARATORS = st.sampled_from([", ", " , ", "; ", " и ", ",\n", " / "])


def listed(phrases, separator):
    return separator.join(words for words, _ in phrases), [days for _, days in phrases]


# ---------------------------------------------------------------- promises


@given(st.lists(PHRASES, min_size=1, max_size=4), SEPARATORS, YEARS)
def test_a_list_of_phrases_is_the_union_of_their_days(phrases, separator, year):
    words, blocks = listed(phrases, separator)

    assert found(words, year) == united(days(year) for days in blocks)
    assert parse_period(words, year=year).flags == frozenset()


@given(
    st.lists(PHRASES, min_size=1, max_size=3),
    SEPARATORS,
    YEARS,
    YEARS,
    st.sampled_from([" {} г.", " {}г.", ", {} год", " {}"]),
)
def test_a_year_at_the_end_wins_over_the_year_of_the_plan(phrases, separator, plan, year, ending):
    words, blocks = listed(phrases, separator)

    assert found(words + ending.format(year), plan) == united(days(year) for days in blocks)


@given(single_days(), YEARS, st.sampled_from(["до {}", "не позднее {}", "в срок до {}", "По {} включительно", "к {}"]))
def test_a_deadline_counts_from_the_first_of_january(phrase, year, words):
    period = parse_period(words.format(phrase[0]), year=year)

    assert [(part.start, part.end) for part in period.ranges] == [(date(year, 1, 1), min(phrase[1](year)))]
    assert period.flags == {Flag.DEADLINE}


@given(single_days(), YEARS, st.sampled_from(["с {}", "Начиная с {}", "не ранее {}"]))
def test_an_open_end_lasts_until_the_end_of_the_year(phrase, year, words):
    period = parse_period(words.format(phrase[0]), year=year)

    assert [(part.start, part.end) for part in period.ranges] == [(min(phrase[1](year)), date(year, 12, 31))]
    assert period.flags == {Flag.OPEN_END}


@given(
    st.one_of(months(), quarters(), halves(), spans_of_months()),
    YEARS,
    st.sampled_from(["ежемесячно, {}", "{} (1 раз в месяц)"]),
)
def test_every_month_is_drawn_within_the_phrase(phrase, year, words):
    days = phrase[1](year)

    assert found(words.format(phrase[0]), year) == united(
        days & days_of_month(year, month) for month in {day.month for day in days}
    )


@given(st.integers(7, 12), st.integers(1, 6), YEARS, st.sampled_from(DASHES))
def test_a_range_over_new_year_ends_in_the_next_year(first, last, year, dash):
    words = f"{NOMINATIVE[first - 1]}{dash}{NOMINATIVE[last - 1]}"

    assert found(words, year) == [(date(year, first, 1), max(days_of_month(year + 1, last)))]


@given(st.integers(1, 12), st.integers(2, 28), YEARS)
def test_a_reversed_range_is_not_understood(month, day, year):
    words = f"{day} {GENITIVE[month - 1]} – {day - 1} {GENITIVE[month - 1]}"

    assert parse_period(words, year=year).flags == {Flag.NEEDS_REVIEW}


@given(st.integers(1, 12), st.integers(0, 99), YEARS)
def test_a_day_exists_in_the_calendar_or_is_not_understood(month, day, year):
    exists = [(each, each) for each in days_of_month(year, month) if each.day == day]

    assert found(f"{day} {GENITIVE[month - 1]}", year) == exists
    assert found(f"{day:02}.{month:02}.{year}", 2020) == exists


def respelled(draw_case, dash, space, wording):
    wording = re.sub("[-–—]", dash, wording)
    return draw_case(wording.replace(" ", space))


@given(
    st.sampled_from(WORDINGS),
    st.sampled_from([str.lower, str.upper, str.swapcase, str.title]),
    st.sampled_from(["-", "–", "—", "‑", "−"]),
    st.sampled_from([" ", "\u00a0", "  ", "\t", "\u202f"]),
)
def test_case_dashes_and_spaces_change_nothing(wording, case, dash, space):
    period = parse_period(wording, year=2020)

    again = parse_period(respelled(case, dash, space, wording), year=2020)

    assert (again.ranges, again.flags) == (period.ranges, period.flags)


@given(
    st.sampled_from(WORDINGS),
    st.sampled_from([("е", "ё"), ("а", "a"), ("с", "c"), ("о", "o"), ("й", "и\u0306"), ("а", "а\u0301")]),
)
def test_yo_look_alike_letters_and_stress_marks_change_nothing(wording, letters):
    period = parse_period(wording, year=2020)

    again = parse_period(wording.replace(*letters), year=2020)

    assert (again.ranges, again.flags) == (period.ranges, period.flags)


@given(st.one_of(st.text(), SOUP, st.lists(st.sampled_from(WORDINGS), max_size=3).map(" ".join)), st.integers(0, 10000))
def test_any_text_gives_sorted_ranges_or_asks_and_is_said_back(text, year):
    period = parse_period(text, year=year)

    assert period.raw == text
    assert all(part.start <= part.end for part in period.ranges)
    assert all(left.end < right.start for left, right in pairwise(period.ranges))
    if not period.ranges:
        assert period.flags in ({Flag.NEEDS_REVIEW}, {Flag.UNSCHEDULED})
    assert (Flag.UNSCHEDULED in period.flags) <= (not period.ranges)
    for another in (year, 1999, 2024):
        again = parse_period(describe(period), year=another)
        assert (again.ranges, again.flags) == (period.ranges, period.flags)


@given(SOUP)
def test_no_range_lies_in_years_that_the_words_do_not_allow(text):
    named = {int(year) for year in re.findall(r"\d{4}", text)} | {2020, 2021}

    ranges = parse_period(text, year=2020).ranges

    assert all(min(named) - 1 <= part.start.year <= part.end.year <= max(named) + 1 for part in ranges)
