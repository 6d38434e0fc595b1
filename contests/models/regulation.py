"""The regulation of a contest as a file, version by version, and the acts by which an intake was prolonged. Rows never change."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contests.models.application import Application
from contests.models.edition import ContestEdition
from foundation.uploads.fields import PrivateFileField


class RegulationVersion(models.Model):
    """The regulation as approved or amended: the file with its SHA-256. The last one is in force, the others stay to be read."""

    edition = models.ForeignKey(ContestEdition, models.PROTECT, related_name="regulations")
    number = models.PositiveSmallIntegerField(_("Редакция"))
    approved_on = models.DateField(_("Утверждено"))
    amendment = models.TextField(_("Что изменено"), blank=True)
    file = PrivateFileField()
    name = models.CharField(_("Имя файла"), max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField(_("Размер, байт"))
    sha256 = models.CharField(_("Контрольная сумма"), max_length=64)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("Приложено"))

    class Meta:
        verbose_name = _("Редакция положения")
        verbose_name_plural = _("Редакции положения")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="regulation_version_unique_in_edition"),
            models.CheckConstraint(
                name="regulation_amendment_says_what_changed", condition=Q(number=1) | ~Q(amendment="")
            ),
        ]

    def __str__(self):
        return str(_("Редакция %(number)d") % {"number": self.number})

    def get_absolute_url(self):
        """Where everybody reads the file once the contest is announced."""
        return reverse("contests:regulation", args=[self.edition.slug, self.number])


class Extension(models.Model):
    """An intake prolonged, with the reason: for everybody, or for one application (`application` is set)."""

    edition = models.ForeignKey(ContestEdition, models.PROTECT, related_name="extensions")
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, blank=True, related_name="extensions", verbose_name=_("Заявка")
    )
    before = models.DateTimeField(_("Прежний срок"))
    until = models.DateTimeField(_("Новый срок"))
    reason = models.TextField(_("Причина"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("Кто продлил"))
    at = models.DateTimeField(_("Когда"))

    class Meta:
        verbose_name = _("Продление приёма")
        verbose_name_plural = _("Продления приёма")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="extension_is_never_a_shortening",
                condition=Q(until__gt=F("before")),
                violation_error_message=_("Срок можно только продлить."),
            )
        ]

    def __str__(self):
        return str(_("Продление: %(whom)s") % {"whom": self.application or self.edition})
