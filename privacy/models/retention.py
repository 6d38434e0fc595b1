"""How long what is kept, and the act that something was destroyed. A rule is data; an act never changes."""

from datetime import datetime

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.models import Addressed
from foundation.russian.plurals import count
from privacy.states import Expiry, Retained, TermUnit, moment_before

from .consent import Immutable

UNITS = {
    TermUnit.DAYS: ("день", "дня", "дней"),
    TermUnit.MONTHS: ("месяц", "месяца", "месяцев"),
    TermUnit.YEARS: ("год", "года", "лет"),
}


class SecretarysQuerySet(models.QuerySet):
    """Rows of the secretary alone."""

    def visible_to(self, user):
        """All for the secretary, none for anybody else."""
        return self if is_secretary(user) else self.none()


class RetentionRule(models.Model):
    """What, for how long since which event, by which law, and what becomes of it then. A lawyer confirms the terms [L]."""

    what = models.CharField(_("Что"), max_length=20, choices=Retained, unique=True, editable=False)
    term = models.PositiveSmallIntegerField(_("Срок"))
    unit = models.CharField(_("В чём"), max_length=10, choices=TermUnit, default=TermUnit.YEARS)
    since = models.CharField(_("От чего считается"), max_length=200)
    basis = models.CharField(_("Основание"), max_length=300)
    expiry = models.CharField(_("Что потом"), max_length=10, choices=Expiry, editable=False)
    is_active = models.BooleanField(
        _("Применять"), default=False, help_text=_("Пока не отмечено, ничего не уничтожается: только подсчёт.")
    )

    objects = SecretarysQuerySet.as_manager()

    class Meta:
        verbose_name = _("Срок хранения")
        verbose_name_plural = _("Сроки хранения")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_term_is_not_nothing",
                condition=models.Q(term__gte=1),
                violation_error_message=_("Срок не может быть нулевым."),
            )
        ]

    def __str__(self):
        return self.get_what_display()

    @property
    def term_words(self) -> str:
        """«5 лет»."""
        return count(self.term, *UNITS[TermUnit(self.unit)])

    def expired_before(self, at: datetime) -> datetime:
        """Return the moment: what happened before it has outlived its term at `at`."""
        return moment_before(at, self.term, self.unit)


class DestructionAct(Addressed):
    """What was destroyed at once by one rule: codes and numbers, never names. `committee` are (position, name) of the settings."""

    number = models.PositiveIntegerField(_("Номер"), unique=True, editable=False)
    what = models.CharField(_("Что"), max_length=20, choices=Retained, editable=False)
    expiry = models.CharField(_("Как"), max_length=10, choices=Expiry, editable=False)
    term_words = models.CharField(_("Срок"), max_length=100, editable=False)
    basis = models.CharField(_("Основание"), max_length=300, editable=False)
    records = models.JSONField(editable=False)
    committee = models.JSONField(editable=False)
    done_at = models.DateTimeField(_("Уничтожено"), editable=False)

    objects = SecretarysQuerySet.as_manager()

    class Meta:
        verbose_name = _("Акт об уничтожении")
        verbose_name_plural = _("Акты об уничтожении")
        ordering = ["-number"]

    def __str__(self):
        return str(_("Акт № %(number)d") % {"number": self.number})

    def get_absolute_url(self):
        """The act as a PDF."""
        return reverse("privacy:destruction_act", kwargs={"code": self.code})

    def save(self, *args, **kwargs):
        """Write the act once. Raises Immutable for a row that is there already."""
        if not self._state.adding:
            raise Immutable("An act of destruction is never rewritten.")
        super().save(*args, **kwargs)

    @property
    def size(self) -> int:
        """How many records were destroyed."""
        return len(self.records)
