"""The verb that copies a contest to another year: a draft of its own, whose dates lie as many years later."""

import re
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.actions.setup import ROWS, create_edition, create_nomination, facts_of
from contests.models import ContestEdition
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows

# What belongs to one year only, or is given by an act.
OF_ONE_YEAR = (
    "year",
    "contest_year",
    "slug",
    "number_prefix",
    "state",
    "announced_at",
    "drafters_told_for",
    "published_at",
    "cancellation_reason",
    "created_at",
    "updated_at",
    "search_stems",
)
LAST_OF_FEBRUARY = 28


@transaction.atomic
def copy_edition(edition, *, by, year: int) -> ContestEdition:
    """Return a draft for `year` with the texts, rules, nominations, criteria, questions and papers of `edition`.

    Dates lie as many years later, numbers and the address take the new year. Regulation, jury and applications are not
    copied: each year has its own. The source is only read. Raises PermissionDenied; Refusal when that year has its contest.
    """
    if not allows(by, "contests.copy_edition", edition):
        raise PermissionDenied
    if edition.contest.editions.filter(year=year).exists():
        raise Refusal(_("Конкурс %(year)d года уже есть.") % {"year": year})
    years = year - edition.year
    facts = {name: later(value, years) for name, value in facts_of(edition, but=OF_ONE_YEAR).items()}
    made = create_edition(
        by=by,
        contest=edition.contest,
        year=year,
        contest_year=edition.contest_year + years,
        slug=_of_year(edition.slug, edition.year, year),
        number_prefix=_of_year(edition.number_prefix, edition.year, year),
        copied_from=edition,
        **facts,
    )
    for nomination in edition.nominations.prefetch_related(*ROWS):
        create_nomination(made, by=by, like=nomination, **facts_of(nomination))
    record(made, "contests.contestedition.copy", by=by, source=edition.slug)
    return made


def later(value, years: int):
    """Return a date or a moment so many years later by the clock on the wall; any other value as it is."""
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        moved = datetime.combine(later(local.date(), years), local.time())
        return timezone.make_aware(moved, timezone.get_default_timezone())
    if isinstance(value, date):
        try:
            return value.replace(year=value.year + years)
        except ValueError:
            return value.replace(year=value.year + years, day=LAST_OF_FEBRUARY)
    return value


def _of_year(text: str, before: int, after: int) -> str:
    """Put the new year where the old one stands; where it stands nowhere, at the end."""
    replaced = re.sub(rf"(?<!\d){before}(?!\d)", str(after), text)
    return replaced if replaced != text else f"{text}-{after}"
