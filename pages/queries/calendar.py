"""Everything that has a day or at least a term: activities and rows of the plans, deadlines of contests. One month at a time."""

from calendar import Calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from contests.queries.public import announced_editions
from contests.states import EditionState
from pages.models import PlanActivity, PlanItem, WorkPlanPage
from pages.models.base import readable
from pages.periods import DateRange
from pages.queries.plan import PlanPart, PlanRow, plan_activities, plan_items, plan_row
from pages.queries.plan_view import is_long, months_of
from pages.states import ActivityState, PlanItemStatus

EARLIEST, LATEST = 2000, 2100
_GONE = {PlanItemStatus.CANCELLED, PlanItemStatus.REPLACED}


@dataclass(frozen=True)
class Dated:
    """Something with its days, both within. `words` says what kind of thing it is or what happens to it."""

    start: date
    end: date
    title: str
    url: str
    words: str
    cancelled: bool = False


@dataclass(frozen=True)
class CalendarDay:
    """A day of the grid; one of a neighbouring month is there to fill the week and shows nothing."""

    day: date
    inside: bool
    today: bool
    things: tuple[Dated, ...]


@dataclass(frozen=True)
class CalendarMonth:
    """A month: its weeks from Monday, and what belongs to it without a day of its own."""

    first: date
    weeks: tuple[tuple[CalendarDay, ...], ...]
    approximate: tuple[PlanRow, ...]
    all_along: tuple[PlanRow, ...]

    @property
    def days(self) -> list[CalendarDay]:
        """The days of the month on which something is, in order."""
        return [day for week in self.weeks for day in week if day.things]

    @property
    def before(self) -> date | None:
        """The first day of the month before, if the calendar goes there."""
        day = self.first - timedelta(days=1)
        return day.replace(day=1) if day.year >= EARLIEST else None

    @property
    def after(self) -> date | None:
        """The first day of the month after, if the calendar goes there."""
        day = (self.first + timedelta(days=31)).replace(day=1)
        return day if day.year <= LATEST else None


def calendar_month(first: date, *, at: datetime) -> CalendarMonth:
    """Return the month that begins on `first` as of the moment `at`. The same few queries for any number of things."""
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    rows = [row for row in _rows_of(first.year, at) if _touches(row, first, last)]
    things = sorted([*_activities(first, last), *_exact(rows), *_deadlines(first, last)], key=lambda one: one.start)
    today = timezone.localdate(at)
    weeks = tuple(
        tuple(CalendarDay(day, day.month == first.month, day == today, _on(day, things, first)) for day in week)
        for week in Calendar().monthdatescalendar(first.year, first.month)
    )
    approximate = [row for row in rows if _is_approximate(row, first, last)]
    long = [is_long(months_of(row.standing.period, first.year)) for row in approximate]
    return CalendarMonth(
        first,
        weeks,
        approximate=tuple(row for row, lasts in zip(approximate, long, strict=True) if not lasts),
        all_along=tuple(row for row, lasts in zip(approximate, long, strict=True) if lasts),
    )


def _rows_of(year: int, at: datetime) -> list[PlanRow]:
    # A term over New Year stands in the plan of one year and reaches into its neighbours.
    near = Q(section__plan__year__range=(year - 1, year + 1))
    rows = plan_items(PlanItem.objects.visible_to(None).filter(near).order_by("section__plan__year", "number"))
    return [plan_row(item, year=item.section.plan.year, at=at) for item in rows]


def _touches(row: PlanRow, first: date, last: date) -> bool:
    ranges = row.standing.period.ranges
    return row.standing.status not in _GONE and any(days.start <= last and days.end >= first for days in ranges)


def _is_approximate(row: PlanRow, first: date, last: date) -> bool:
    """Whether the row belongs to the month, but neither it nor an activity of it names a day there."""
    named = any(one.starts_on and first <= one.starts_on <= last for one in row.activities)
    return not named and any(
        days.start <= last and days.end >= first and not _is_day(days) for days in row.standing.period.ranges
    )


def _is_day(days: DateRange) -> bool:
    return days.start == days.end


def _exact(rows: list[PlanRow]) -> Iterator[Dated]:
    for row in rows:
        taken = {activity.starts_on for activity in row.activities}
        for days in row.standing.period.ranges:
            if _is_day(days) and days.start not in taken:
                yield Dated(days.start, days.end, row.item.title, row.item.get_absolute_url(), _("По плану"))


def coming(parts: Iterable[PlanPart], *, on: date) -> list[Dated]:
    """Return what has a day of its own from `on` onward in a plan that is read already, the nearest first. No query."""
    rows = [row for part in parts for row in part.rows if row.standing.status not in _GONE]
    planned = (activity for row in rows for activity in row.activities if activity.state == ActivityState.PLANNED)
    things = [*(_dated(activity, activity.starts_on) for activity in planned if activity.starts_on), *_exact(rows)]
    return sorted((thing for thing in things if thing.end >= on), key=lambda thing: thing.start)


def _activities(first: date, last: date) -> Iterator[Dated]:
    shown = plan_activities().filter(item__section__plan__in=readable(WorkPlanPage.objects))
    within = Q(starts_on__lte=last) & (Q(ends_on__gte=first) | Q(ends_on=None, starts_on__gte=first))
    for activity in shown.filter(within).select_related("item__section__plan", "contest_edition__contest"):
        if activity.starts_on:
            yield _dated(activity, activity.starts_on)


def _dated(activity: PlanActivity, first: date) -> Dated:
    return Dated(
        first,
        activity.ends_on or first,
        str(activity),
        activity.item.get_absolute_url(),
        _place_and_state(activity),
        cancelled=activity.state == ActivityState.CANCELLED,
    )


def _place_and_state(activity: PlanActivity) -> str:
    words = [activity.place, str(activity.get_state_display()) if activity.state != ActivityState.PLANNED else ""]
    return ", ".join(filter(None, words))


def _deadlines(first: date, last: date) -> Iterator[Dated]:
    near = announced_editions().filter(year__range=(first.year - 1, last.year + 1))
    for edition in near.exclude(state=EditionState.CANCELLED):
        moments = (
            (timezone.localdate(edition.intake_opens_at), _("Начало приёма заявок")),
            (timezone.localdate(edition.intake_closes_at), _("Последний день приёма заявок")),
            (edition.results_due_on, _("Итоги конкурса")),
        )
        for day, words in moments:
            if day and first <= day <= last:
                yield Dated(day, day, edition.title, edition.get_absolute_url(), words)


def _on(day: date, things: list[Dated], first: date) -> tuple[Dated, ...]:
    return tuple(thing for thing in things if thing.start <= day <= thing.end) if day.month == first.month else ()
