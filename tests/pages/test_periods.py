"""Periods in words: every real wording of the table, wordings by convention, and the words back."""

import time
from datetime import date
from pathlib import Path

import pytest

from pages.periods import DateRange, Flag, Period, describe, parse_period

DATA = Path(__file__).parent.parent / "data"
# Real wordings with their sources, of the specification.
REAL = (DATA / "periods.tsv").read_text(encoding="utf-8").splitlines()[1:]
# Wordings of the same kinds in other words, with their flags; "\n" stands for a line break, "-" for nothing.
CONVENTIONS = (DATA / "period_conventions.tsv").read_text(encoding="utf-8").splitlines()[1:]
WORDINGS = [line.split("\t")[0].replace("\\n", "\n") for line in REAL + CONVENTIONS]

PERIODS_TO_SAY = {
    "Июнь - сентябрь": "июнь – сентябрь 2020 г.",
    "июнь декабрь": "июнь и декабрь 2020 г.",
    "весь период": "весь 2020 год",
    "в 2019-2020 гг.": "весь период 2019–2020 гг.",
    "1 квартал": "I квартал 2020 г.",
    "январь - март": "январь – март 2020 г.",
    "1, 3 и 4 кв.": "I, III и IV кварталы 2020 г.",
    "2-е полугодие 2021 г.": "II полугодие 2021 г.",
    "до 15 мая": "до 15 мая 2020 г.",
    "С 20 марта": "с 20 марта 2020 г.",
    "до 15 мая, с 1 сентября": "до 15 мая 2020 г.; с 1 сентября 2020 г.",
    "1 раз в месяц": "ежемесячно, 2020 г.",
    "ежемесячно с марта по май": "ежемесячно, март – май 2020 г.",
    "не реже 1 раза в квартал": "ежеквартально, 2020 г.",
    "каждый понедельник": "регулярно, 2020 г.",
    "ежегодно, до 1 марта": "регулярно, до 1 марта 2020 г.",
    "3, 10 и 24 декабря": "3, 10 и 24 декабря 2020 г.",
    "10-13 октября, ноябрь": "10–13 октября и ноябрь 2020 г.",
    "24 апреля – 31 мая": "24 апреля – 31 мая 2020 г.",
    "с 25 декабря по 14 января": "25 декабря 2020 г. – 14 января 2021 г.",
    "декабрь-январь": "декабрь 2020 г. – январь 2021 г.",
    "декабрь 2019 г., май 2020 г.": "декабрь 2019 г., май 2020 г.",
    "май июнь": "май и июнь 2020 г. (неоднозначно)",
    "апреля": "апрель 2020 г. (уточнить)",
    "май или июнь (уточняется)": "май и июнь 2020 г. (неоднозначно) (уточнить)",
    "с 1 июня ежемесячно": "ежемесячно, июнь – декабрь 2020 г. (без срока окончания)",
    "до 10 числа каждого месяца с 1 по 5 июня": "регулярно, 1–5 июня 2020 г. (крайний срок)",
    "  По отдельному\nплану. ": "по отдельному плану",
    "через неделю": "через неделю",
    "31  апреля": "31 апреля",
    "29 февраля 2021 г.": "29 февраля 2021 г.",
}


def ranges(text):
    """Days of «2020-06-01/2020-06-30;2020-12-01»."""
    pairs = [part.split("/") for part in text.split(";") if part not in {"-", "unscheduled"}]
    return tuple(DateRange(date.fromisoformat(pair[0]), date.fromisoformat(pair[-1])) for pair in pairs)


def flags(text):
    return frozenset(Flag(name) for name in text.split() if name != "-")


@pytest.mark.parametrize("line", REAL, ids=lambda line: line.split("\t")[0])
def test_a_real_wording_means_the_days_of_the_table(line):
    wording, meaning, _ = line.split("\t")

    period = parse_period(wording, year=2020)

    assert period.ranges == ranges(meaning)
    assert (Flag.UNSCHEDULED in period.flags) == (meaning == "unscheduled")


def test_wordings_mean_what_the_conventions_say():
    cells = [line.replace("\\n", "\n").split("\t") for line in CONVENTIONS]

    assert [parse_period(wording, year=2020) for wording, _, _ in cells] == [
        Period(wording, ranges(meaning), flags(doubts)) for wording, meaning, doubts in cells
    ]


def test_the_words_back_mean_the_same_in_a_plan_of_any_year():
    periods = [parse_period(wording, year=2020) for wording in WORDINGS]

    again = [parse_period(describe(period), year=1999) for period in periods]

    assert [(period.ranges, period.flags) for period in again] == [(period.ranges, period.flags) for period in periods]


@pytest.mark.parametrize(("wording", "said"), PERIODS_TO_SAY.items())
def test_the_usual_form_of_words(wording, said):
    assert describe(parse_period(wording, year=2020)) == said


def test_words_that_only_a_leap_year_understands_are_marked_in_others():
    period = parse_period("29 февраля", year=2021)

    assert describe(period) == "29 февраля (не понято)"
    assert parse_period(describe(period), year=2020).flags == {Flag.NEEDS_REVIEW}


def test_a_long_text_that_is_not_understood_is_marked_without_trying():
    assert describe(parse_period("32 мая " * 200, year=2020)).endswith("32 мая (не понято)")


def test_february_has_29_days_in_a_leap_year_only():
    assert [parse_period("февраль", year=year).ranges[0].end.day for year in (2000, 2019, 2020, 2100)] == [
        29,
        28,
        29,
        28,
    ]


def test_a_thousand_days_are_a_period_and_more_are_not():
    every_other_day = [
        f"{day}.{month:02}.{year}" for year in range(2020, 2030) for month in range(1, 13) for day in range(1, 29, 2)
    ]

    assert len(parse_period(", ".join(every_other_day[:1000]), year=2020).ranges) == 1000
    assert parse_period(", ".join(every_other_day[:1001]), year=2020).flags == {Flag.NEEDS_REVIEW}


@pytest.mark.parametrize("year", [-1, 0, 1, 999, 10000])
def test_a_year_without_four_digits_is_not_understood(year):
    assert parse_period("май", year=year) == Period("май", (), frozenset({Flag.NEEDS_REVIEW}))


@pytest.mark.parametrize(
    "unit",
    ["1 ", "май ", "с ", "(", "1-", "i", "1", "1.", " ", "ж", "2020-", "кроме 1 мая, ", "1,", "пятница ", "ﷺ", "\n",
     "1 мая, июня, ", "последняя пятница месяца, ", "ежемесячно, 2000-2020, ", "не позднее 1 ", "10-12 ч ", "«"],
)  # fmt: skip
def test_a_hundred_kilobytes_are_read_within_a_second(unit):
    text = (unit * (100_000 // len(unit.encode()) + 1)) + "раз"
    started = time.process_time()

    parse_period(text, year=2020)

    assert time.process_time() - started < 1


def test_thousands_of_wordings_are_read_in_a_second():
    started = time.process_time()

    for wording in WORDINGS * 6:
        parse_period(wording, year=2020)

    assert time.process_time() - started < len(WORDINGS) * 6 / 3000
