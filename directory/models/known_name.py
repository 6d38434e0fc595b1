"""Names beside the present one: those that something bore before, with their days and the reason, and those that people use."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directory.naming import LONGEST, folded_name
from directory.states import NameKind
from foundation.models import Addressed

from .organization import KEYS

OWNERS = tuple(KEYS.values())


def _has_one_owner() -> Q:
    """Exactly one of the keys is filled."""
    choices = [Q(**{f"{name}__isnull": name != filled for name in OWNERS}) for filled in OWNERS]
    return choices[0] | choices[1] | choices[2]


class KnownName(Addressed):
    """One more name of one organisation, school or municipality. `until` is the last day on which it was the official one."""

    organization = models.ForeignKey(
        "directory.TosOrganization", models.CASCADE, null=True, blank=True, related_name="known_names"
    )
    school = models.ForeignKey("directory.School", models.CASCADE, null=True, blank=True, related_name="known_names")
    municipality = models.ForeignKey(
        "directory.Municipality", models.CASCADE, null=True, blank=True, related_name="known_names"
    )
    name = models.CharField(_("Название"), max_length=300)
    folded_name = models.CharField(max_length=LONGEST, editable=False, db_index=True)
    kind = models.CharField(_("Какое это название"), max_length=10, choices=NameKind)
    since = models.DateField(_("Действовало с"), null=True, blank=True)
    until = models.DateField(_("Действовало по"), null=True, blank=True)
    reason = models.CharField(_("Основание"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Другое название")
        verbose_name_plural = _("Другие названия")
        ordering = ["-until", "name", "pk"]
        constraints = [
            models.CheckConstraint(name="known_name_has_one_owner", condition=_has_one_owner()),
            models.CheckConstraint(
                name="known_name_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                violation_error_message=_("Название не могло перестать действовать раньше, чем начало."),
            ),
            *(
                models.UniqueConstraint(
                    fields=[owner, "name"],
                    condition=Q(kind=NameKind.ALIAS, **{f"{owner}__isnull": False}),
                    name=f"alias_once_for_{owner}",
                    violation_error_message=_("Такое название здесь уже записано."),
                )
                for owner in OWNERS
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Save with the name as it is compared."""
        self.folded_name = folded_name(self.name)
        super().save(*args, **kwargs)

    @property
    def owner(self):
        """Whose name it is."""
        return next(found for name in OWNERS if (found := getattr(self, name)))
