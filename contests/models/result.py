"""A result as it was counted, kept: the document that goes in and comes out, its digest, its rows as exact fractions."""

from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class StoredResultQuerySet(models.QuerySet):
    """Words about results."""

    def current(self):
        """Results whose inputs have not changed since."""
        return self.filter(stale_since=None)


class StoredResult(models.Model):
    """One count of an edition. Never changed but for one mark: since when its inputs are no longer those."""

    edition = models.ForeignKey("contests.ContestEdition", models.PROTECT, related_name="results")
    digest = models.CharField(_("Контрольная сумма"), max_length=64, editable=False)
    document = models.JSONField(editable=False)
    counted_at = models.DateTimeField(_("Посчитан"), editable=False)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    stale_since = models.DateTimeField(_("Устарел"), null=True, editable=False)

    objects = StoredResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("Подсчёт итогов")
        verbose_name_plural = _("Подсчёты итогов")
        ordering = ["-counted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(stale_since=None), name="one_current_result_of_an_edition"
            )
        ]

    def __str__(self):
        return f"{self.edition}: {self.digest[:8]}"


class StoredResultRow(models.Model):
    """The place of one application in one count; the total is a fraction and never rounded."""

    result = models.ForeignKey(StoredResult, models.CASCADE, related_name="rows")
    application = models.ForeignKey("contests.Application", models.PROTECT, related_name="+")
    group = models.CharField(_("Группа"), max_length=200, blank=True)
    # Texts: an exact numerator may be longer than any integer of a database.
    numerator = models.CharField(max_length=200)
    denominator = models.CharField(max_length=200)
    shown = models.DecimalField(_("Итог"), max_digits=12, decimal_places=2)
    sheets = models.PositiveSmallIntegerField(_("Листов"))
    place = models.PositiveSmallIntegerField(_("Место"))
    place_to = models.PositiveSmallIntegerField()
    award = models.CharField(_("Награда"), max_length=12, blank=True)
    tie_rule = models.CharField(_("Чем разделены равные"), max_length=220, blank=True)

    class Meta:
        verbose_name = _("Строка итогов")
        verbose_name_plural = _("Строки итогов")
        ordering = ["result", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["result", "application"], name="one_row_of_a_result_per_application"),
            models.CheckConstraint(name="places_of_a_row_are_in_order", condition=Q(place_to__gte=F("place"))),
        ]

    def __str__(self):
        return f"{self.application}: {self.place}"

    @property
    def total(self) -> Fraction:
        """The exact total."""
        return Fraction(int(self.numerator), int(self.denominator))
