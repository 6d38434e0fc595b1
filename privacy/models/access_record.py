"""Who of the branch saw, downloaded or exported whose data. One row for each time, written beside the answer; never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from privacy.states import AccessAct


class AccessRecordQuerySet(models.QuerySet):
    """Words about the journal."""

    def visible_to(self, user):
        """The whole journal for the secretary; others see only what concerns themselves, on their own page."""
        return self if is_secretary(user) else self.none()

    def concerning(self, person):
        """What was done with the data of this person, lists in which he stood among others not counted."""
        return self.filter(Q(subject=person) & ~Q(by=person))


class AccessRecord(models.Model):
    """`about` is the matter by value, `subject` the account whose data it was, if there is one; `role` as it was then."""

    at = models.DateTimeField(_("Когда"), auto_now_add=True)
    act = models.CharField(_("Что сделано"), max_length=10, choices=AccessAct)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("Кто"), editable=False
    )
    role = models.CharField(_("Роль"), max_length=100, blank=True)
    about = models.CharField(_("О чём"), max_length=100)
    what = models.CharField(_("Что"), max_length=200)
    rows = models.PositiveIntegerField(_("Строк"), default=1)
    reason = models.CharField(_("Причина"), max_length=300, blank=True)
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("Чьи данные"),
        editable=False,
    )

    objects = AccessRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("Просмотр данных")
        verbose_name_plural = _("Кто смотрел данные")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["subject", "at"]), models.Index(fields=["at"])]

    def __str__(self):
        return f"{self.get_act_display()}: {self.what}"
