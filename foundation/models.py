"""Abstract bases of all our tables (when written, by which code addressed, how far the work got), and two tables of mechanisms."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B: a code is read aloud over the telephone.
CODE_ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
CODE_LENGTH = 8
UNDO_WITHIN = timedelta(hours=24)


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


class ImportedTableQuerySet(models.QuerySet):
    """Words about lists that were read."""

    def of(self, importer):
        """Those of one kind and of one subject."""
        return self.filter(importer=importer.slug, about=importer.about)


class ImportedTable(Addressed):
    """A list between its reading and its rows: read, corrected, written, perhaps undone. What it means an `Importer` says."""

    importer = models.CharField(max_length=60, editable=False)
    about = models.CharField(max_length=100, blank=True, editable=False)
    file_name = models.CharField(_("Файл"), max_length=100, blank=True, editable=False)
    head = models.JSONField(_("Заголовки"), default=list, editable=False)
    rows = models.JSONField(_("Строки"), default=list, editable=False)
    matching = models.JSONField(_("Какой столбец где"), default=dict, editable=False)
    wanted = models.JSONField(_("Повторы, которые записать"), default=list, editable=False)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("Кто загрузил"),
    )
    written_at = models.DateTimeField(_("Записано"), null=True, editable=False)
    undone_at = models.DateTimeField(_("Отменено"), null=True, editable=False)
    written = models.JSONField(_("Что записано"), default=dict, editable=False)

    objects = ImportedTableQuerySet.as_manager()

    class Meta:
        verbose_name = _("Загрузка списка")
        verbose_name_plural = _("Загрузки списков")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["importer", "about", "created_at"], name="imported_table_of_kind")]
        constraints = [
            models.CheckConstraint(
                name="only_a_written_list_is_undone", condition=Q(undone_at__isnull=True) | Q(written_at__isnull=False)
            )
        ]

    def __str__(self):
        return self.file_name or gettext("Вставленные ячейки")

    @property
    def undo_until(self):
        """Until when the writing can be undone; None before it."""
        return self.written_at and self.written_at + UNDO_WITHIN

    @property
    def state_words(self) -> str:
        """What became of it, in words."""
        if self.undone_at:
            return gettext("Отменено")
        return gettext("Записано") if self.written_at else gettext("Не записано")

    @property
    def tone(self) -> str:
        """Colour of the state as a badge."""
        return "plain" if self.undone_at else "good" if self.written_at else "info"
