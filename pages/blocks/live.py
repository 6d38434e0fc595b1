"""What the businesses are doing at this moment, told for the pages of the site: what is open, what is due, where a contest stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contests.models import ContestEdition
from contests.queries.public import unfinished_editions
from contests.states import EditionState
from foundation.russian.dates import date_words, days_left

TONES: dict[str, str] = {EditionState.PUBLISHED: "good", EditionState.CANCELLED: "warn"}


@dataclass(frozen=True)
class Mark:
    """A link to a contest with its state in words and the tone of a badge."""

    title: str
    url: str
    words: str
    tone: str


@dataclass(frozen=True)
class OpenNow:
    """Something that a visitor can take part in today; `form_url` is where he begins."""

    kind: str
    title: str
    url: str
    form_url: str
    summary: str
    closes_at: datetime
    left: str


@dataclass(frozen=True)
class Deadline:
    """Something that happens at a moment everybody waits for. `has_hour`: the hour matters, not the day alone."""

    title: str
    words: str
    url: str
    at: datetime
    left: str
    has_hour: bool


def live_editions() -> list[ContestEdition]:
    """Return the contests that go on, for `open_now` and `deadlines`. One query."""
    return list(unfinished_editions())


def open_now(editions: Iterable[ContestEdition], *, at: datetime) -> list[OpenNow]:
    """Return what accepts applications at `at`, the nearest end first."""
    accepting = [edition for edition in editions if edition.intake_is_open(at)]
    return [
        OpenNow(
            kind=_("Конкурс"),
            title=edition.title,
            url=edition.get_absolute_url(),
            form_url=reverse("contests:application_open", args=[edition.slug]),
            summary=edition.summary,
            closes_at=edition.intake_closes_at,
            left=days_left(edition.intake_closes_at, at=at),
        )
        for edition in sorted(accepting, key=lambda edition: (edition.intake_closes_at, edition.pk))
    ]


def deadlines(editions: Iterable[ContestEdition], *, at: datetime) -> list[Deadline]:
    """Return what is due after `at`, the nearest first: ends and beginnings of intakes, days of results."""
    due = [deadline for edition in editions for deadline in _deadlines_of(edition, at)]
    return sorted((deadline for deadline in due if deadline.at > at), key=lambda deadline: deadline.at)


def _deadlines_of(edition: ContestEdition, at: datetime) -> Iterable[Deadline]:
    def due(words: str, moment: datetime, *, has_hour: bool = True) -> Deadline:
        left = days_left(moment, at=at)
        return Deadline(edition.contest.short_title, words, edition.get_absolute_url(), moment, left, has_hour)

    if edition.state == EditionState.ANNOUNCED:
        yield due(_("Приём заявок открывается"), edition.intake_opens_at)
        yield due(_("Приём заявок закрывается"), edition.intake_closes_at)
    if edition.results_due_on:
        evening = datetime.combine(edition.results_due_on, time(23, 59), timezone.get_default_timezone())
        yield due(_("Подводятся итоги"), evening, has_hour=False)


def contest_mark(edition: ContestEdition | None, *, at: datetime) -> Mark | None:
    """Return how the site points at a contest edition; None for no edition and for one that is not announced yet.

    Asks the database nothing when the edition came with its contest.
    """
    if edition is None or edition.state == EditionState.DRAFT:
        return None
    if edition.intake_is_open(at):
        day = date_words(timezone.localtime(edition.intake_closes_at))
        words = _("приём до %(day)s, %(left)s") % {"day": day, "left": days_left(edition.intake_closes_at, at=at)}
        return Mark(edition.title, edition.get_absolute_url(), words, "info")
    return Mark(edition.title, edition.get_absolute_url(), str(edition.phase), TONES.get(edition.state, "plain"))
