"""What a school and an organisation of residents have in common: a name, a territory, an address, an end, duplicates."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.naming import LONGEST, folded_name
from foundation.collation import ru_order
from foundation.models import Addressed
from foundation.search import SearchStems

# By which key a row that belongs to one of them points at it.
KEYS = {"tosorganization": "organization", "school": "school", "municipality": "municipality"}


def key_of(subject) -> str:
    """Return the name of the key that points at such a subject: "organization", "school" or "municipality"."""
    return KEYS[subject._meta.model_name]


class OrganizationQuerySet(models.QuerySet):
    """Words about organisations."""

    def visible_to(self, user):
        """Names and places are public knowledge, but the list is for those who signed in."""
        return self if user.is_authenticated else self.none()

    def active(self, *, on):
        """Those that have not closed by the day `on` and are no duplicates of another."""
        return self.distinct_ones().filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))

    def distinct_ones(self):
        """Without those that turned out to be another one under a second name."""
        return self.filter(merged_into__isnull=True)

    def by_name(self):
        """In Russian alphabetical order, with the municipality that every list shows."""
        return self.select_related("municipality").order_by(*ru_order("name"), "pk")


class Organization(SearchStems, Addressed):
    """Facts of one organisation. Who may act for it is in representative.py, its other names in known_name.py."""

    municipality = models.ForeignKey(
        "directory.Municipality",
        models.PROTECT,
        related_name="%(class)ss",
        verbose_name=_("Муниципальное образование"),
    )
    address = models.CharField(
        _("Адрес"), max_length=250, blank=True, help_text=_("Например: г. Смоленск, ул. Попова, д. 12")
    )
    closed_on = models.DateField(
        _("Прекратила деятельность"),
        null=True,
        blank=True,
        help_text=_("Первый день, когда организации уже нет. Пусто, если она работает."),
    )
    folded_name = models.CharField(max_length=LONGEST, default="", blank=True, editable=False, db_index=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="duplicates",
        verbose_name=_("Это та же организация, что и"),
    )
    # What each of the two gives: the key in its row, the rows that point at it, and a name of its own length.
    name: Any
    known_names: Any
    merged_into_id: int | None

    merged = models.JSONField(_("Что перешло при объединении"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Save with the name as it is compared, also when only some fields are saved."""
        self.folded_name = folded_name(self.name)
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded_name"}
        super().save(*args, **kwargs)

    def search_text(self) -> str:
        """By every name it ever bore, by address, by every name of its municipality."""
        return self.words_to_find(self.other_names(), self.municipality.other_names())

    def words_to_find(self, other_names, territory_names) -> str:
        """Return the words by which it is found, when its other names and those of its territory are known already."""
        names = [*self.own_names(), *other_names]
        return " ".join([*names, *map(folded_name, names), self.address, self.municipality.name, *territory_names])

    def own_names(self) -> list[str]:
        """The names that stand in the row itself."""
        return [self.name]

    def other_names(self) -> list[str]:
        """Former names and those that people use; a row that is not written yet has none."""
        return list(self.known_names.values_list("name", flat=True)) if self.pk else []

    def is_active(self, *, on) -> bool:
        """Whether it has not closed by the day `on` and is no duplicate of another."""
        return self.merged_into_id is None and (self.closed_on is None or self.closed_on > on)
