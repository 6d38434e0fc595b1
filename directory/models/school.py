"""A school: where pupils come from and lessons are held."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.states import SCHOOL_POSITIONS

from .organization import Organization, OrganizationQuerySet


class School(Organization):
    """`name` is the short one, as lists write it; the full one is that of the charter."""

    name = models.CharField(_("Краткое название"), max_length=200, help_text=_("Например: МБОУ «СШ № 8» г. Смоленска"))
    full_name = models.CharField(
        _("Полное название"), max_length=300, blank=True, help_text=_("Как в уставе, без сокращений.")
    )
    number = models.PositiveSmallIntegerField(
        _("Номер"), null=True, blank=True, help_text=_("Только цифры. Пусто, если у школы нет номера.")
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Школа")
        verbose_name_plural = _("Школы")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"],
                name="school_name_unique_in_municipality",
                violation_error_message=_("Такая школа уже есть в справочнике."),
            ),
            models.CheckConstraint(name="school_is_not_its_own_duplicate", condition=~Q(merged_into=F("pk"))),
        ]

    def get_absolute_url(self):
        """Where a person asks to be the coordinator of this school."""
        return reverse("directory:school_ask", kwargs={"code": self.code})

    def own_names(self) -> list[str]:
        """The short and the full name."""
        return [self.name, self.full_name] if self.full_name else [self.name]

    @property
    def kind_words(self) -> str:
        """What it is, in words."""
        return gettext("Школа")

    @property
    def positions(self):
        """Who a person can be there."""
        return SCHOOL_POSITIONS
