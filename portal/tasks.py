"""Duties of the roof by the clock."""

from datetime import timedelta

from django.utils import timezone

from foundation.jobs import duty
from portal.retention import destroy_all_expired


@duty(every=timedelta(days=1))
def keep_terms():
    """Destroy, by act, what has outlived its term."""
    for _act in destroy_all_expired(timezone.now()):
        pass
