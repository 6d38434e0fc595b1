"""Abstract bases of all our tables (when written, by which code addressed, how far the work got) and the clock of duties."""

import secrets
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B: a code is read aloud over the telephone.
CODE_ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
CODE_LENGTH = 8


def new_code(length: int = CODE_LENGTH) -> str:
    """Return a random code of `length` letters; each letter carries 4.6 bits."""
    return "".join(secrets.choice(CODE_ALPHABET) for _letter in range(length))


class Timed(models.Model):
    """Rows that know when they were made and last changed (UTC in the database)."""

    created_at = models.DateTimeField(_("Создано"), auto_now_add=True)
    updated_at = models.DateTimeField(_("Изменено"), auto_now=True)

    class Meta:
        abstract = True


class Coded(models.Model):
    """Rows addressed on the web by a code that tells nothing about their number or age."""

    code = models.CharField(_("Код"), max_length=16, unique=True, default=new_code, editable=False)

    class Meta:
        abstract = True


class LeasedQuerySet(models.QuerySet):
    """Words about rows that are work."""

    def due(self, at: datetime):
        """Return what should be done by `at` and is in nobody's hands, the longest waiting first."""
        free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
        return self.filter(free, due_at__lte=at).order_by("due_at", "pk")


class Leased(models.Model):
    """Rows that are work to be done later. `due_at` is empty when nothing is left to do; foundation.jobs moves the rest."""

    attempts = models.PositiveIntegerField(_("Попыток"), default=0, editable=False)
    due_at = models.DateTimeField(_("Следующая попытка"), default=timezone.now, null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(_("В работе до"), null=True, blank=True, editable=False)
    last_error = models.TextField(_("Последняя ошибка"), blank=True, editable=False)

    class Meta:
        abstract = True


class Addressed(Coded, Timed):
    """What most rows of the business are: addressed by a code, with its moments."""

    class Meta:
        abstract = True


class DutyClock(models.Model):
    """When a periodic duty is next due. Whoever moves the hand does the duty, so a period has one doer at most."""

    name = models.CharField(max_length=100, primary_key=True)
    due_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.name
