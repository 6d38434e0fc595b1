"""Periods in words: every real wording of the table, and the words back."""

from datetime import date
from pathlib import Path

import pytest

from pages.periods import DateRange, Flag, Period, describe, parse_period

TABLE = (Path(__file__).parent.parent / "data" / "periods.tsv").read_text(encoding="utf-8").splitlines()[1:]


def ranges(text):
    """Days of «2020-06-01/2020-06-30;2020-12-01/2020-12-31»."""
    pairs = [part.split("/") for part in text.split(";") if part]
    return tuple(DateRange(date.fromisoformat(start), date.fromisoformat(end)) for start, end in pairs)


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.split("\t")[0])
def test_a_real_wording_means_the_days_of_the_table(line):
    wording, meaning, _ = line.split("\t")

    period = parse_period(wording, year=2020)

    assert period.ranges == (() if meaning == "unscheduled" else ranges(meaning))
    assert (Flag.UNSCHEDULED in period.flags) == (meaning == "unscheduled")


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.split("\t")[0])
def test_the_words_back_mean_the_same_in_a_plan_of_any_year(line):
    period = parse_period(line.split("\t")[0], year=2020)

    again = parse_period(describe(period), year=1999)

    assert (again.ranges, again.flags) == (period.ranges, period.flags)


def test_the_usual_form_of_words():
    assert describe(parse_period("Июнь - сентябрь", year=2020)) == "июнь – сентябрь 2020 г."


def test_what_is_not_understood_asks_for_review():
    assert parse_period("31 апреля", year=2020) == Period("31 апреля", (), frozenset({Flag.NEEDS_REVIEW}))
