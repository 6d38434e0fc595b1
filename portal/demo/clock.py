"""The clock of the demo: history is lived through the ordinary verbs on the days on which it happened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def as_of(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> Iterator[datetime]:
    """Let `timezone.now()` say this Moscow moment inside the block, and yield it.

    Only for filling an empty database with a past; nothing that serves people may set the clock.
    """
    moment = datetime(year, month, day, hour, minute, tzinfo=timezone.get_default_timezone())
    with patch.object(timezone, "now", lambda: moment):
        yield moment
