"""The plan as a calendar of the telephone: days of activities, and the terms of rows, which are approximate and say so."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Literal
from urllib.parse import urlsplit

from foundation.documents.calendar import CalendarEntry, render_calendar
from foundation.russian.plurals import plural
from pages.queries.plan_papers import PaperActivity, PaperRow, PlanPaper
from pages.states import ActivityState, PlanItemStatus

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
CALLED_OFF = frozenset({PlanItemStatus.CANCELLED, PlanItemStatus.REPLACED})
HELD = frozenset({PlanItemStatus.HELD, PlanItemStatus.PARTLY_HELD})
# Sequence numbers grow with every change: seconds since then.
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


def render_plan_calendar(paper: PlanPaper) -> bytes:
    """Return the ICS file. Rows without a term are left out, and the calendar's description names them."""
    return render_calendar(f"План работы на {paper.year} год", list(_entries(paper)), description=left_out(paper))


def left_out(paper: PlanPaper) -> str:
    """Name the rows that have no days: «Без срока: пункты 12, 13.»; nothing when every row has some."""
    numbers = [row.number for row in paper.rows if not row.ranges]
    if not numbers:
        return ""
    listed = ", ".join(map(str, numbers))
    return f"Без срока, поэтому не в календаре: {plural(len(numbers), 'пункт', 'пункты', 'пункты')} {listed}."


def _entries(paper: PlanPaper) -> Iterator[CalendarEntry]:
    host = urlsplit(paper.url).hostname or "portal"
    for row in paper.rows:
        for order, days in enumerate(row.ranges, start=1):
            exact = days.start == days.end
            yield CalendarEntry(
                uid=f"plan-row-{row.key}-{order}@{host}",
                title=row.title if exact else f"{row.title} (ориентировочно)",
                start=days.start,
                end=days.end,
                changed_at=row.changed_at,
                description=_description(row, exact=exact),
                url=row.url,
                sequence=_sequence(row.changed_at),
                status=_status(row, exact=exact),
            )
        for activity in row.activities:
            if first := activity.starts_on:
                yield _activity(activity, first, row, host)


def _description(row: PaperRow, *, exact: bool) -> str:
    when = row.standing.word.postponed_to if row.standing.word and row.standing.word.postponed_to else row.period
    lines = [
        "" if exact else f"Срок ориентировочный: {when}.",
        row.standing.label,
        row.standing.explanation,
        row.participants and f"Участники: {row.participants}",
        row.programme,
    ]
    return "\n".join(filter(None, lines))


def _status(row: PaperRow, *, exact: bool) -> Status:
    if row.standing.status in CALLED_OFF:
        return "CANCELLED"
    return "CONFIRMED" if exact or row.standing.status in HELD else "TENTATIVE"


def _activity(activity: PaperActivity, first: date, row: PaperRow, host: str) -> CalendarEntry:
    called_off = activity.state == ActivityState.CANCELLED
    return CalendarEntry(
        uid=f"plan-activity-{activity.code}@{host}",
        title=activity.title,
        start=first,
        end=activity.ends_on or first,
        changed_at=activity.changed_at,
        description="\n".join(filter(None, [f"Пункт {row.number}: {row.title}", activity.outcome])),
        url=row.url,
        location=activity.place,
        sequence=_sequence(activity.changed_at),
        status="CANCELLED" if called_off else "CONFIRMED",
    )


def _sequence(changed_at: datetime) -> int:
    return max(0, int((changed_at - BEGINNING).total_seconds()))
