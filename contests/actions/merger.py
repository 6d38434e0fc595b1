"""Applications follow an organisation that turned out to be another one under a second name; the roof calls."""

from django.db import transaction

from contests.models import Application
from foundation.audit import record
from foundation.workflow import write


@transaction.atomic
def move_applications(source, target, *, by, only=None) -> list[int]:
    """Let applications of the organisation `source` (or only those of the keys `only`) be of `target`; return their keys.

    What was frozen (versions, protocols, certificates) stays as it was. Raises ValidationError where the same person has a
    live application from both in one nomination.
    """
    rows = Application.objects.select_for_update().filter(organization=source)
    moved = []
    for application in rows if only is None else rows.filter(pk__in=only):
        application.organization = target
        write(application)
        record(application, "contests.application.follow_organization", by=by, before=source.code, after=target.code)
        moved.append(application.pk)
    return moved


def applications_at(organization) -> int:
    """Return how many applications would follow."""
    return Application.objects.filter(organization=organization).count()
