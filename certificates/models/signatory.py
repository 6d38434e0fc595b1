"""Who signs certificates, and since when. What he signed is frozen in the facts of each certificate."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.models import Timed
from foundation.uploads.fields import PrivateFileField


class SignatoryQuerySet(models.QuerySet):
    """Words about signatories."""

    def visible_to(self, user):
        """Return the rows for the secretary; nobody else keeps this list."""
        return self if is_secretary(user) else self.none()

    def signing_on(self, day):
        """Return who may sign on `day`, in the order of signatures."""
        return self.filter(Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gte=day))


class Signatory(Timed):
    """A person with the right to sign, his position and, if he gave one, the picture of his signature."""

    name = models.CharField(_("Имя для подписи"), max_length=120, help_text=_("Например: И. О. Фамилия"))
    position = models.CharField(_("Должность"), max_length=250)
    facsimile = PrivateFileField(_("Факсимиле"), blank=True)
    since = models.DateField(_("Подписывает с"), null=True, blank=True)
    until = models.DateField(_("Подписывает по"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("Порядок"), default=1)

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("Подписант")
        verbose_name_plural = _("Подписанты")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="signatory_term_ends_after_it_begins",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message=_("Срок заканчивается раньше, чем начинается."),
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.position}"
