"""Calendar files as phones read them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from foundation.documents.calendar import CalendarEntry, render_calendar

CHANGED = datetime(2020, 2, 1, 9, 0, tzinfo=UTC)
START = datetime(2020, 4, 15, 12, 0, tzinfo=UTC)
SEMINAR = CalendarEntry(
    "event-7@portal.example", "Семинар: ТОС, «первые шаги»", START, START + timedelta(hours=2), CHANGED,
    description="Программа; вопросы\nи ответы. " * 5, url="https://portal.example/events/7/",
    location="Смоленск, пл. Ленина, 1", sequence=3, status="TENTATIVE",
)  # fmt: skip
INTAKE = CalendarEntry("plan-6@portal.example", "Приём заявок", date(2020, 4, 1), date(2020, 4, 30), CHANGED)


def events_of(content: bytes) -> list:
    """The entries read back."""
    return Calendar.from_ical(content).events


def test_moment_is_read_back_in_moscow_time_with_all_its_words():
    [event] = events_of(render_calendar("План", [SEMINAR]))

    assert event.start == datetime(2020, 4, 15, 15, 0, tzinfo=ZoneInfo("Europe/Moscow"))
    assert event.end - event.start == timedelta(hours=2)
    assert {name: str(event[name]) for name in ("uid", "summary", "description", "location", "url", "status")} == {
        "uid": SEMINAR.uid, "summary": SEMINAR.title, "description": SEMINAR.description,
        "location": SEMINAR.location, "url": SEMINAR.url, "status": "TENTATIVE",
    }  # fmt: skip
    assert (event["sequence"], event.stamp) == (3, CHANGED)


def test_whole_days_end_on_the_day_after_the_last():
    [event] = events_of(render_calendar("План", [INTAKE]))

    assert (INTAKE.all_day, event.start, event.end) == (True, date(2020, 4, 1), date(2020, 5, 1))


def test_zone_is_described_once_and_only_for_the_days_needed():
    content = render_calendar("План", [SEMINAR, INTAKE]).decode()

    assert content.count("BEGIN:VTIMEZONE") == 1
    assert content.count("BEGIN:STANDARD") + content.count("BEGIN:DAYLIGHT") == 1
    assert "BEGIN:VTIMEZONE" not in render_calendar("План", [INTAKE]).decode()


def test_lines_end_and_fold_as_the_standard_says():
    content = render_calendar("План работы совета", [SEMINAR])

    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.decode().splitlines()[:5] == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//TOS portal//Calendar//RU", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    ]  # fmt: skip


def test_same_entries_give_the_same_bytes():
    assert render_calendar("План", [SEMINAR, INTAKE]) == render_calendar("План", [SEMINAR, INTAKE])


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        (date(2020, 4, 1), START, "both be dates"),
        (START.replace(tzinfo=None), START.replace(tzinfo=None), "without a time zone"),
        (date(2020, 4, 2), date(2020, 4, 1), "ends before"),
    ],
)
def test_impossible_entry_is_refused(start, end, reason):
    with pytest.raises(ValueError, match=reason):
        CalendarEntry("a", "б", start, end, CHANGED)
