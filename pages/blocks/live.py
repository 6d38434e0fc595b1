"""What the businesses are doing at this moment, told for the pages of the site: what is open, where a contest stands."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from contests.models import ContestEdition
from contests.queries.public import open_editions
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
    """Something that a visitor can take part in today."""

    kind: str
    title: str
    url: str
    summary: str
    closes_at: datetime
    left: str


def open_now(*, at: datetime) -> list[OpenNow]:
    """Return what accepts applications at `at`, the nearest end first. One query."""
    return [
        OpenNow(
            kind=_("Конкурс"),
            title=edition.title,
            url=edition.get_absolute_url(),
            summary=edition.summary,
            closes_at=edition.intake_closes_at,
            left=days_left(edition.intake_closes_at, at=at),
        )
        for edition in open_editions(at)
    ]


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
