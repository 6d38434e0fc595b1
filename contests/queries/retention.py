"""Which applications have outlived their term."""

from datetime import datetime

from django.db.models import Q

from accounts.models.user import ERASED_DOMAIN
from contests.models import Application
from contests.states import ApplicationState


def expired_drafts(before: datetime):
    """Return the applications that were never sent and whose intake closed before that moment."""
    drafts = Application.objects.filter(state=ApplicationState.DRAFT, edition__intake_closes_at__lt=before)
    return drafts.exclude(applicant__email__endswith=ERASED_DOMAIN).order_by("pk")


def expired_applications(before: datetime):
    """Return the sent applications of contests that ended before that moment and still name somebody."""
    ended = Q(edition__published_at__lt=before) | Q(edition__published_at=None, edition__intake_closes_at__lt=before)
    named = Application.objects.submitted().exclude(applicant__email__endswith=ERASED_DOMAIN)
    return named.filter(ended).order_by("pk")
