"""An organisation of residents: a TOS, a house council, a street committee or an initiative group."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.states import POSITIONS, OrganizationKind

from .organization import Organization, OrganizationQuerySet


class TosOrganization(Organization):
    """A form in which residents organise themselves; `kind` tells which."""

    name = models.CharField(_("Название"), max_length=200, help_text=_("Например: ТОС «Микрорайон Южный»"))
    kind = models.CharField(_("Вид"), max_length=20, choices=OrganizationKind, default=OrganizationKind.TOS)
    charter_registered_on = models.DateField(
        _("Устав зарегистрирован"), null=True, blank=True, help_text=_("У совета дома и группы устава может не быть.")
    )
    residents = models.PositiveIntegerField(_("Число жителей"), null=True, blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Организация жителей")
        verbose_name_plural = _("Организации жителей")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "name", "address"],
                name="organization_unique_at_its_address",
                violation_error_message=_("Такая организация уже есть в справочнике."),
            ),
            models.CheckConstraint(
                name="organization_closes_after_its_charter",
                condition=Q(closed_on__isnull=True)
                | Q(charter_registered_on__isnull=True)
                | Q(closed_on__gte=F("charter_registered_on")),
                violation_error_message=_("Организация не могла закрыться раньше, чем зарегистрирован её устав."),
            ),
            models.CheckConstraint(name="organization_is_not_its_own_duplicate", condition=~Q(merged_into=F("pk"))),
        ]

    def get_absolute_url(self):
        """Where a person asks to act for this organisation."""
        return reverse("directory:representative_ask", kwargs={"code": self.code})

    @property
    def kind_words(self) -> str:
        """What it is, in words."""
        return self.get_kind_display()

    @property
    def positions(self):
        """Who a person can be there."""
        return POSITIONS[OrganizationKind(self.kind)]
