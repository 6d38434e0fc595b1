"""What the site does by the clock."""

from datetime import timedelta

from django.utils import timezone

from foundation.jobs import duty
from pages.actions.library import forget_photos

UNDESCRIBED_FOR = timedelta(days=1)


@duty(every=timedelta(days=1))
def forget_undescribed_photos() -> None:
    """Throw away the photographs that somebody uploaded and never described."""
    forget_photos(before=timezone.now() - UNDESCRIBED_FOR)
