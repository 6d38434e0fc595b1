"""Where a row of the plan stands on a day: what the calendar says of its term, or what a person has said last. Pure.

Nothing here is stored: the calendar is asked again on every look. Marks are written in actions/, read in queries/.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from foundation.russian.dates import date_range, date_words
from pages.periods import DateRange, Flag, Period, parse_period
from pages.states import PlanItemStatus as Status

TONES: dict[str, str] = {
    Status.UNDER_WAY: "info",
    Status.AWAITING_OUTCOME: "warn",
    Status.HELD: "good",
    Status.PARTLY_HELD: "warn",
    Status.POSTPONED: "info",
    Status.CANCELLED: "bad",
}
# After these words of a person nothing more is expected of a row.
FINAL = frozenset({Status.HELD, Status.PARTLY_HELD, Status.CANCELLED, Status.REPLACED})


@dataclass(frozen=True)
class Word:
    """What a person has said of a row last; `replaced_by` is the number of the other row."""

    status: str
    decided_on: date
    note: str = ""
    postponed_to: str = ""
    replaced_by: int | None = None


@dataclass(frozen=True)
class Standing:
    """The state of a row on a day: words and tone of its badge, one more sentence, and the term that holds now."""

    status: Status
    label: str
    tone: str
    explanation: str
    period: Period
    word: Word | None = None

    @property
    def is_final(self) -> bool:
        """Whether somebody has said how it ended."""
        return self.status in FINAL


def period_of(wording: str, *, year: int, starts_on: date | None = None, ends_on: date | None = None) -> Period:
    """Return the term of a row: the exact days where they are known, else what the words mean in the plan of `year`."""
    if starts_on:
        return Period(wording, (DateRange(starts_on, ends_on or starts_on),))
    return parse_period(wording, year=year)


def standing_of(period: Period, word: Word | None, *, on: date, year: int) -> Standing:
    """Return where a row with this `period` stands on the day `on`; `word` is the latest mark, `year` that of the plan.

    A postponed row is asked again by its new term: when that has passed as well, an outcome is awaited. One that was moved
    out of its year stays postponed for good: what becomes of it is told by the plan of the other year.
    """
    if word is None or word.status == Status.PLANNED:
        return _by_calendar(period, on)
    if word.status != Status.POSTPONED:
        return _recorded(word, period)
    moved = parse_period(word.postponed_to, year=year)
    last = max((days.end for days in moved.ranges), default=on)
    if last < on and last.year <= year:
        return _by_calendar(moved, on, word)
    return _recorded(word, moved)


def _recorded(word: Word, period: Period) -> Standing:
    status = Status(word.status)
    label = str(status.label)
    if status == Status.POSTPONED:
        label = _("Перенесено: %(when)s") % {"when": word.postponed_to}
    elif status == Status.REPLACED and word.replaced_by:
        label = _("Заменено пунктом %(number)s") % {"number": word.replaced_by}
    return Standing(status, label, TONES.get(status, "plain"), word.note, period, word)


def _by_calendar(period: Period, on: date, word: Word | None = None) -> Standing:
    status, explanation = _calendar_words(period, on)
    if word:
        explanation = _("Перенесено: %(when)s. %(explanation)s") % {
            "when": word.postponed_to.removesuffix("."),
            "explanation": explanation,
        }
    return Standing(status, str(status.label), TONES.get(status, "plain"), explanation, period, word)


def _calendar_words(period: Period, on: date) -> tuple[Status, str]:
    if not period.ranges:
        unread = Flag.NEEDS_REVIEW in period.flags
        return Status.UNSCHEDULED, _("Срок назван словами, дни уточняются.") if unread else ""
    now = [days for days in period.ranges if days.start <= on <= days.end]
    if now:
        return Status.UNDER_WAY, _("До %(day)s.") % {"day": date_words(now[-1].end).removesuffix(".")}
    coming = [days for days in period.ranges if on < days.start]
    if coming:
        days = min(coming, key=lambda days: days.start)
        return Status.PLANNED, _("Ближайший срок: %(days)s") % {"days": date_range(days.start, days.end)}
    last = max(days.end for days in period.ranges)
    return Status.AWAITING_OUTCOME, _("Срок закончился %(day)s") % {"day": date_words(last)}
