"""Verbs of the olympiad of a year: announced, held, marked, decided, kept."""

from django.utils import timezone

from foundation.workflow import performs
from olympiad.workflow import EditionWorkflow


@performs(EditionWorkflow.announce)
def announce_edition(edition, *, by):
    """Open the page to everybody and the desks to schools."""
    edition.announced_at = timezone.now()


@performs(EditionWorkflow.begin)
def begin_edition(edition, *, by):
    """End the registration; codes and seats come next."""


@performs(EditionWorkflow.start_marking)
def start_marking(edition, *, by):
    """Close the day: whoever came and finished is known."""


@performs(EditionWorkflow.open_appeals)
def open_appeals(edition, *, by):
    """Let participants see their works and object."""


@performs(EditionWorkflow.finalise)
def finalise_edition(edition, *, by):
    """Say that the results are final."""


@performs(EditionWorkflow.archive)
def archive_edition(edition, *, by):
    """Lock everything but erasure."""


@performs(EditionWorkflow.reopen_registration)
def reopen_registration(edition, *, by, reason):
    """Go one step back; schools enter again while the term lasts."""
    edition.change_reason = reason
    return {"reason": reason}


@performs(EditionWorkflow.return_to_day)
def return_to_day(edition, *, by, reason):
    """Go one step back, to correct attendance."""
    edition.change_reason = reason
    return {"reason": reason}


@performs(EditionWorkflow.return_to_marking)
def return_to_marking(edition, *, by, reason):
    """Go one step back, to marks."""
    edition.change_reason = reason
    return {"reason": reason}


@performs(EditionWorkflow.cancel)
def cancel_edition(edition, *, by, reason):
    """Cancel the olympiad; the reason stands on its page."""
    edition.change_reason = reason
    return {"reason": reason}
