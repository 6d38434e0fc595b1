"""What the secretary asked to be corrected in an application: which fields, until when. A row is only closed, never changed."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.models.application import Application


class CorrectionRequest(models.Model):
    """An application given back: `fields` are anchors of the form ("question-work", "slot-report"), all of it when empty."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="corrections")
    fields = models.JSONField(_("Что можно исправить"), default=list, blank=True)
    due_at = models.DateTimeField(_("Срок"), null=True, blank=True)
    note = models.TextField(_("Что исправить"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Когда возвращена"))
    answered_at = models.DateTimeField(_("Когда исправлена"), null=True, editable=False)

    class Meta:
        verbose_name = _("Доработка заявки")
        verbose_name_plural = _("Доработки заявок")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(answered_at=None), name="one_open_correction_per_application"
            )
        ]

    def __str__(self):
        return str(_("Доработка: %(application)s") % {"application": self.application})

    def opens(self, anchor: str) -> bool:
        """Whether this part of the form may be changed."""
        return not self.fields or anchor in self.fields

    def is_overdue(self, at: datetime | None = None, *, grace: int = 0) -> bool:
        """Whether the term, with so many minutes of grace, has passed at `at` (now when omitted) without an answer."""
        if self.due_at is None or self.answered_at is not None:
            return False
        return (at or timezone.now()) >= self.due_at + timedelta(minutes=grace)
