"""The verb of the clock about drafts: their owners are told, once for each end of the intake, that they were not sent."""

from django.db import transaction
from django.utils import timezone

from contests import letters
from contests.models import ContestEdition
from contests.queries.drafts import unsent_drafts
from foundation.audit import record


@transaction.atomic
def tell_late_drafters(edition) -> int:
    """Write to everybody whose draft can no longer be sent and return how many; the second time nobody is written to."""
    edition = ContestEdition.objects.select_for_update(no_key=True).select_related("contest").get(pk=edition.pk)
    if edition.drafters_told_for == edition.intake_closes_at:
        return 0
    drafts = list(unsent_drafts(edition, timezone.now()))
    for application in drafts:
        application.edition = edition
        letters.draft_expired.post(
            to=application.applicant.email,
            about=application,
            once=f"contests.draft_expired:{application.code}:{edition.intake_closes_at.isoformat()}",
        )
    edition.drafters_told_for = edition.intake_closes_at
    edition.save(update_fields=["drafters_told_for"])
    record(edition, "contests.contestedition.tell_drafters", by=None, drafts=len(drafts))
    return len(drafts)
