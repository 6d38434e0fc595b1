"""A municipality: the territory where an organisation is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.states import MunicipalityKind
from foundation.collation import ru_order
from foundation.models import Coded


class MunicipalityQuerySet(models.QuerySet):
    """Words about municipalities."""

    def visible_to(self, user):
        """All of them for everybody: the map of the oblast is no secret."""
        return self

    def by_name(self):
        """In Russian alphabetical order."""
        return self.order_by(*ru_order("name"), "pk")


class Municipality(Coded):
    """Name and kind, as the oblast's register writes them."""

    name = models.CharField(
        _("Название"), max_length=160, help_text=_("Как в реестре, например: Сычёвский муниципальный округ")
    )
    kind = models.CharField(_("Вид"), max_length=20, choices=MunicipalityKind)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("Муниципальное образование")
        verbose_name_plural = _("Муниципальные образования")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="municipality_name_unique",
                violation_error_message=_("Такое муниципальное образование уже есть."),
            )
        ]

    def __str__(self):
        return self.name

    def other_names(self) -> list[str]:
        """Former names and those that people use; a row that is not written yet has none."""
        return list(self.known_names.values_list("name", flat=True)) if self.pk else []
