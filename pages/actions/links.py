"""The act of writing down which links of the site lead nowhere."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from foundation.reach import Reach
from pages.models.link_fault import TARGET_LENGTH, WORDS_LENGTH, LinkFault
from pages.queries.links import faults_now


def look_at_links(*, at: datetime, ask: Callable[[str], Reach] | None = None) -> int:
    """Look through the published pages, write the list of faults anew and return how many there are.

    `ask` asks another site; without it links outside are left alone. The questions are asked before anything is written.
    """
    faults = [
        LinkFault(
            page_id=fault.page_id,
            words=fault.words[:WORDS_LENGTH],
            target=fault.target[:TARGET_LENGTH],
            reason=fault.reason,
            found_at=at,
        )
        for fault in faults_now(ask)
    ]
    with transaction.atomic():
        LinkFault.objects.all().delete()
        LinkFault.objects.bulk_create(faults)
    return len(faults)
