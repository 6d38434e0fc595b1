"""Dates, ranges and deadlines in words. Spaces are written plainly here and compared with theirs made plain."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.russian.dates import MONTHS, ZONES, date_range, date_words, days_left, deadline_words

MOSCOW = ZoneInfo("Europe/Moscow")
MOMENTS = st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))


def plain(text):
    return text.replace("\u00a0", " ")


def test_a_date_is_written_with_its_month_in_the_genitive_and_does_not_break():
    assert date_words(date(2020, 4, 15)) == "15\u00a0апреля 2020\u00a0г."


@given(st.dates())
def test_a_written_date_reads_back_as_itself(day):
    number, month, year, _g = plain(date_words(day)).split()
    assert date(int(year), MONTHS.index(month) + 1, int(number)) == day


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2020, 4, 15), date(2020, 4, 15), "15 апреля 2020 г."),
        (date(2020, 4, 15), date(2020, 4, 18), "15–18 апреля 2020 г."),
        (date(2020, 6, 28), date(2020, 7, 3), "28 июня – 3 июля 2020 г."),
        (date(2020, 12, 28), date(2021, 1, 3), "28 декабря 2020 г. – 3 января 2021 г."),
        (date(2020, 4, 15), date(2021, 4, 15), "15 апреля 2020 г. – 15 апреля 2021 г."),
    ],
)
def test_a_range_says_only_what_differs(start, end, text):
    assert plain(date_range(start, end)) == text


def test_a_dash_in_a_range_does_not_begin_a_line():
    assert date_range(date(2020, 6, 28), date(2020, 7, 3)) == "28\u00a0июня\u00a0– 3\u00a0июля 2020\u00a0г."


@given(st.dates(), st.dates())
def test_a_range_ends_with_its_end_and_never_runs_backwards(one, other):
    if one <= other:
        assert date_range(one, other).endswith(date_words(other))
    else:
        with pytest.raises(ValueError, match="before it starts"):
            date_range(one, other)


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Europe/Moscow", "среда, 15 апреля 2020 г., 18:00 (Москва)"),
        ("Europe/Kaliningrad", "среда, 15 апреля 2020 г., 17:00 (Калининград)"),
        ("Asia/Kamchatka", "четверг, 16 апреля 2020 г., 03:00 (Камчатка)"),
    ],
)
def test_a_deadline_is_told_by_the_clock_of_the_zone_and_names_it(zone, text):
    assert plain(deadline_words(datetime(2020, 4, 15, 15, 0, tzinfo=UTC), zone)) == text


@given(MOMENTS, st.sampled_from(sorted(ZONES)))
def test_the_same_moment_reads_the_same_from_whatever_zone_it_comes(moment, zone):
    assert deadline_words(moment, zone) == deadline_words(moment.astimezone(ZoneInfo(zone)), zone)


def test_a_deadline_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="needs a time zone"):
        deadline_words(datetime(2020, 4, 15, 18, 0, tzinfo=UTC).replace(tzinfo=None))


def test_a_zone_outside_russia_is_refused():
    with pytest.raises(ValueError, match="not one of the Russian"):
        deadline_words(datetime(2020, 4, 15, 18, 0, tzinfo=UTC), "Europe/Paris")


def test_there_are_eleven_zones_each_eleven_hours_apart_at_most():
    noon = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
    offsets = sorted(noon.astimezone(ZoneInfo(zone)).utcoffset() for zone in ZONES)
    assert offsets == [timedelta(hours=hours) for hours in range(2, 13)]


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2020, 4, 9, 23, 59, tzinfo=MOSCOW), "осталось 6 дней"),
        (datetime(2020, 4, 13, 0, 0, tzinfo=MOSCOW), "осталось 2 дня"),
        (datetime(2020, 4, 14, 23, 0, tzinfo=MOSCOW), "остался 1 день"),
        (datetime(2020, 3, 25, 12, 0, tzinfo=MOSCOW), "остался 21 день"),
        (datetime(2020, 4, 15, 0, 0, tzinfo=MOSCOW), "последний день"),
        (datetime(2020, 4, 15, 18, 0, tzinfo=MOSCOW), "последний день"),
        (datetime(2020, 4, 15, 18, 0, 1, tzinfo=MOSCOW), "срок истёк"),
        (datetime(2020, 5, 1, 0, 0, tzinfo=MOSCOW), "срок истёк"),
    ],
)
def test_days_left_are_days_of_the_calendar(at, text):
    assert plain(days_left(datetime(2020, 4, 15, 18, 0, tzinfo=MOSCOW), at=at)) == text


def test_the_last_day_is_a_day_of_the_readers_zone():
    deadline = datetime(2020, 4, 15, 20, 59, tzinfo=UTC)
    at = datetime(2020, 4, 15, 1, 0, tzinfo=UTC)

    assert days_left(deadline, at=at) == "последний день"
    assert plain(days_left(deadline, at=at, zone="Asia/Kamchatka")) == "остался 1 день"


@given(MOMENTS, MOMENTS)
def test_the_term_is_over_exactly_when_its_moment_has_passed(deadline, at):
    assert (days_left(deadline, at=at) == "срок истёк") == (at > deadline)
