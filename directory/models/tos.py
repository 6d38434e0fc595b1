"""An organisation of residents: a TOS, a house council, a street committee or an initiative group."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.states import OrganizationKind
from foundation.collation import ru_order
from foundation.models import Addressed
from foundation.search import SearchStems


class TosOrganizationQuerySet(models.QuerySet):
    """Words about organisations."""

    def visible_to(self, user):
        """Names and places are public knowledge, but the list is for those who signed in."""
        return self if user.is_authenticated else self.none()

    def active(self, *, on):
        """Those that have not closed by the day `on`."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))

    def by_name(self):
        """In Russian alphabetical order, with the municipality that every list shows."""
        return self.select_related("municipality").order_by(*ru_order("name"), "pk")


class TosOrganization(SearchStems, Addressed):
    """Facts of one organisation. Who may act for it is in representative.py."""

    name = models.CharField(_("Название"), max_length=200, help_text=_("Например: ТОС «Микрорайон Южный»"))
    kind = models.CharField(_("Вид"), max_length=20, choices=OrganizationKind, default=OrganizationKind.TOS)
    municipality = models.ForeignKey(
        "directory.Municipality",
        models.PROTECT,
        related_name="organizations",
        verbose_name=_("Муниципальное образование"),
    )
    address = models.CharField(
        _("Адрес"), max_length=250, blank=True, help_text=_("Например: г. Смоленск, ул. Попова, д. 12")
    )
    charter_registered_on = models.DateField(
        _("Устав зарегистрирован"), null=True, blank=True, help_text=_("У совета дома и группы устава может не быть.")
    )
    residents = models.PositiveIntegerField(_("Число жителей"), null=True, blank=True)
    closed_on = models.DateField(
        _("Прекратила деятельность"),
        null=True,
        blank=True,
        help_text=_("Первый день, когда организации уже нет. Пусто, если она работает."),
    )

    objects = TosOrganizationQuerySet.as_manager()

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
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where a person asks to act for this organisation."""
        return reverse("directory:representative_ask", kwargs={"code": self.code})

    def search_text(self):
        """By name, by address and by municipality."""
        return f"{self.name} {self.address} {self.municipality.name}"

    def is_active(self, *, on) -> bool:
        """Whether it has not closed by the day `on`."""
        return self.closed_on is None or self.closed_on > on
