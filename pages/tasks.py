"""What the site does by the clock."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from foundation.jobs import duty
from foundation.reach import reach
from pages.actions.drawing import draw_sizes
from pages.actions.library import forget_photos
from pages.actions.links import look_at_links
from pages.actions.plan_import import forget_previews

UNDESCRIBED_FOR = timedelta(days=1)
# Long enough for a secretary who asks others about a doubtful row.
UNCONFIRMED_FOR = timedelta(days=30)
PHOTOGRAPHS_A_MINUTE = 12


@duty(every=timedelta(minutes=1))
def draw_photographs() -> None:
    """Draw the photographs of new pages in all their sizes."""
    draw_sizes(limit=PHOTOGRAPHS_A_MINUTE)


@duty(every=timedelta(days=1))
def forget_undescribed_photos() -> None:
    """Throw away the photographs that somebody uploaded and never described."""
    forget_photos(before=timezone.now() - UNDESCRIBED_FOR)


@duty(every=timedelta(days=1))
def forget_unconfirmed_plans() -> None:
    """Throw away the plans that somebody loaded, looked at and never wrote."""
    forget_previews(before=timezone.now() - UNCONFIRMED_FOR)


@duty(every=timedelta(days=1))
def look_at_all_links() -> None:
    """Find the links of the site that lead nowhere; other sites are asked only where the settings allow it."""
    look_at_links(at=timezone.now(), ask=reach if settings.CHECK_OUTSIDE_LINKS else None)
