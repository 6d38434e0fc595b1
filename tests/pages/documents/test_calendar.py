"""The plan in the telephone: approximate terms say so and block no day, called-off ones are struck out, addresses never change."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from pages.documents.calendar import left_out, render_plan_calendar
from pages.plan_status import Word
from tests.factories.plan_papers import CHANGED, activity, paper, row


def events_of(year):
    return Calendar.from_ical(render_plan_calendar(year)).events


def read_by_hand(content):
    """A second reader, by the letter of RFC 5545: unfold the lines, take names and values."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    events, current = [], None
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            events.append(current)
            current = None
        elif current is not None:
            current[name.partition(";")[0]] = value.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n")
    return events


def told(event):
    return (
        str(event["uid"]),
        str(event["summary"]),
        event.start,
        event.end,
        str(event["status"]),
        str(event["transp"]),
    )


MEETINGS = row(1, "июнь декабрь")
LESSON = row(2, "23 апреля", activities=(activity("LESSON01", title="Урок", place="Школа № 1"),))
UNSCHEDULED = row(3, "по отдельному плану")
CALLED_OFF = row(4, "май", word=Word("cancelled", date(2020, 5, 2), "Карантин."))


def test_terms_are_whole_days_that_block_nothing_and_say_that_they_are_approximate():
    assert [told(event) for event in events_of(paper(MEETINGS))] == [
        (
            f"plan-row-1001-{order}@portal.example",
            "Мероприятие 1 (ориентировочно)",
            start,
            end,
            "TENTATIVE",
            "TRANSPARENT",
        )
        for order, start, end in (
            (1, date(2020, 6, 1), date(2020, 7, 1)),
            (2, date(2020, 12, 1), date(2021, 1, 1)),
        )
    ]


def test_an_exact_day_and_an_activity_are_sure_and_a_called_off_row_is_cancelled():
    assert [told(event)[:2] + told(event)[4:5] for event in events_of(paper(LESSON, CALLED_OFF))] == [
        ("plan-row-1002-1@portal.example", "Мероприятие 2", "CONFIRMED"),
        ("plan-activity-LESSON01@portal.example", "Урок", "CONFIRMED"),
        ("plan-row-1004-1@portal.example", "Мероприятие 4 (ориентировочно)", "CANCELLED"),
    ]


def test_what_has_no_term_is_left_out_and_named():
    year = paper(MEETINGS, UNSCHEDULED)
    calendar = Calendar.from_ical(render_plan_calendar(year))

    assert len(calendar.events) == 2
    assert (str(calendar["x-wr-caldesc"]), left_out(paper(MEETINGS))) == (
        "Без срока, поэтому не в календаре: пункт 3.",
        "",
    )


def test_a_moved_row_keeps_its_address_and_gets_a_later_number():
    moved = row(
        1,
        "апрель",
        word=Word("postponed", date(2020, 4, 2), "Карантин.", "ноябрь 2020 г."),
        on=date(2020, 5, 1),
        changed_at=CHANGED + timedelta(hours=1),
    )

    [before], [after] = events_of(paper(row(1, "апрель"))), events_of(paper(moved))

    assert (before["uid"], after.start) == (after["uid"], date(2020, 11, 1))
    assert after["sequence"] - before["sequence"] == 3600
    assert "Срок ориентировочный: ноябрь 2020 г." in str(after["description"])


@pytest.mark.parametrize("year", [paper(MEETINGS, LESSON, CALLED_OFF)])
def test_a_reader_of_another_hand_sees_the_same(year):
    content = render_plan_calendar(year)

    by_hand = [(event["UID"], event["SUMMARY"], event["DTSTART"], event["DTEND"]) for event in read_by_hand(content)]

    assert by_hand == [
        (str(event["uid"]), str(event["summary"]), f"{event.start:%Y%m%d}", f"{event.end:%Y%m%d}")
        for event in events_of(year)
    ]
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content == render_plan_calendar(year)
