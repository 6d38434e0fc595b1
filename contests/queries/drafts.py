"""Drafts that were not sent in time."""

from datetime import datetime, timedelta

from contests.models import ContestEdition
from contests.states import ApplicationState, EditionState

# Whoever was not told within a day is told by the page of his draft.
FRESH = timedelta(days=1)


def editions_just_closed(at: datetime) -> list[ContestEdition]:
    """Return the contests whose intake, its grace included, ended within the last day, and whose drafters were not told yet."""
    ended = ContestEdition.objects.filter(
        state=EditionState.ANNOUNCED, intake_closes_at__lte=at, intake_closes_at__gt=at - FRESH
    )
    waiting = ended.filter(applications__state=ApplicationState.DRAFT).distinct().order_by("pk")
    return [
        row
        for row in waiting
        if row.drafters_told_for != row.intake_closes_at
        and row.intake_closes_at + timedelta(minutes=row.grace_minutes) <= at
    ]


def unsent_drafts(edition: ContestEdition, at: datetime):
    """Return the drafts of a contest that can no longer be sent; papers and those who were given more time are left out."""
    drafts = edition.applications.filter(state=ApplicationState.DRAFT, paper_received_at__isnull=True)
    return drafts.exclude(extended_until__gt=at).select_related("applicant", "nomination").order_by("pk")
