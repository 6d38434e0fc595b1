"""Calendars that a phone can subscribe to: entries become an iCalendar file (RFC 5545), in Moscow time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, overload
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from foundation.documents.letters import printable

MOSCOW = ZoneInfo("Europe/Moscow")
DAY = timedelta(days=1)
PRODUCT = "-//TOS portal//Calendar//RU"


@dataclass(frozen=True)
class CalendarEntry:
    """One entry. Dates make it last whole days, both ends included; moments must know their zone.

    `uid` is the same for ever, `sequence` grows with every change, `changed_at` is the moment of the last one.
    """

    uid: str
    title: str
    start: date
    end: date
    changed_at: datetime
    description: str = ""
    url: str = ""
    location: str = ""
    sequence: int = 0
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"

    def __post_init__(self):
        """Refuse with ValueError what no calendar can show: mixed kinds, moments without a zone, an end before the start."""
        moments = [moment for moment in (self.start, self.end) if isinstance(moment, datetime)]
        if len(moments) == 1:
            raise ValueError(f"{self.uid}: start and end must both be dates or both be moments")
        if any(moment.tzinfo is None for moment in (*moments, self.changed_at)):
            raise ValueError(f"{self.uid}: a moment without a time zone")
        if self.end < self.start:
            raise ValueError(f"{self.uid}: ends before it starts")

    @property
    def all_day(self) -> bool:
        """Whether the entry lasts whole days."""
        return not isinstance(self.start, datetime)


def render_calendar(
    name: str,
    entries: Sequence[CalendarEntry],
    *,
    method: Literal["PUBLISH", "REQUEST", "CANCEL"] = "PUBLISH",
    description: str = "",
) -> bytes:
    """Return the ICS file; the same entries give the same bytes. `description` is about the calendar as a whole."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add("x-wr-calname", printable(name))
    if description:
        calendar.add("x-wr-caldesc", printable(description))
    for entry in entries:
        calendar.add_component(_event(entry))
    days = (day for entry in entries for day in (entry.start, entry.end))
    if moments := [_in_moscow(day) for day in days if isinstance(day, datetime)]:
        # Without the two dates the library writes out every rule since 1970.
        calendar.add_missing_timezones(min(moments).date() - DAY, max(moments).date() + DAY)
    return calendar.to_ical()


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("dtstart", _in_moscow(entry.start))
    # RFC 5545 names the day after the last one.
    event.add("dtend", entry.end + DAY if entry.all_day else _in_moscow(entry.end))
    event.add("summary", printable(entry.title))
    event.add("sequence", entry.sequence)
    event.add("status", entry.status)
    event.add("transp", "TRANSPARENT" if entry.all_day else "OPAQUE")
    for name in ("description", "location"):
        if text := getattr(entry, name):
            event.add(name, printable(text))
    if entry.url:
        event.add("url", entry.url)
    return event


@overload
def _in_moscow(day: datetime) -> datetime: ...
@overload
def _in_moscow(day: date) -> date: ...
def _in_moscow(day: date) -> date:
    return day.astimezone(MOSCOW) if isinstance(day, datetime) else day
