"""Duties of the directory by the clock."""

from datetime import timedelta

from django.utils import timezone

from directory.actions.coordinator import follow_all_powers
from foundation.jobs import duty


@duty(every=timedelta(hours=1))
def keep_coordinators() -> None:
    """Let the role of a coordinator begin and end with the days of his powers."""
    for _person in follow_all_powers(on=timezone.localdate()):
        pass
