"""A nomination: whom it rates, what it asks, which papers it wants, by which criteria it is scored."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contests.states import CountingMethod, SubjectKind


class Ordered(models.Model):
    """A row with a place in a list that people arranged."""

    position = models.PositiveSmallIntegerField(_("Порядок"), default=1)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Nomination(Ordered):
    """A nomination of one edition, with a ranking of its own."""

    edition = models.ForeignKey("contests.ContestEdition", models.CASCADE, related_name="nominations")
    title = models.CharField(_("Название"), max_length=300)
    hint = models.CharField(
        _("Вопрос заявителю"), max_length=200, blank=True, help_text=_("Например: Вы председатель совета ТОС?")
    )
    subject_kind = models.CharField(_("Кто оценивается"), max_length=20, choices=SubjectKind)
    places = models.PositiveSmallIntegerField(_("Призовых мест"), default=3)
    min_points = models.DecimalField(
        _("Минимальный балл призёра"),
        max_digits=7,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(0)],
    )
    incentive_points = models.DecimalField(
        _("Поощрительная награда от, баллов"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Пусто – поощрительных наград нет"),
    )
    everybody_wins = models.BooleanField(
        _("Побеждает каждый"), default=False, help_text=_("Каждый, кто набрал минимальный балл, без мест")
    )
    method = models.CharField(
        _("Как считается итог"), max_length=12, choices=CountingMethod, default=CountingMethod.MEAN
    )
    method_clause = models.CharField(
        _("Пункт положения о подсчёте"),
        max_length=300,
        blank=True,
        help_text=_("Обязателен, если итог не среднее: например, п. 4.2: «сумма мест»"),
    )
    min_sheets = models.PositiveSmallIntegerField(
        _("Не меньше листов на заявку"), default=1, validators=[MinValueValidator(1)]
    )
    group_key = models.SlugField(
        _("Группы по ответу на вопрос"),
        max_length=40,
        blank=True,
        help_text=_("Места распределяются в каждой группе отдельно"),
    )

    class Meta(Ordered.Meta):
        verbose_name = _("Номинация")
        verbose_name_plural = _("Номинации")
        constraints = [
            models.UniqueConstraint(fields=["edition", "title"], name="nomination_title_unique_in_edition"),
            models.CheckConstraint(
                name="another_method_has_its_clause",
                condition=Q(method=CountingMethod.MEAN) | ~Q(method_clause=""),
                violation_error_message=_("Впишите пункт положения, который требует такого подсчёта."),
            ),
        ]

    def __str__(self):
        return self.title

    def with_read(self, *children: str) -> "Nomination":
        """Return itself with these children (questions, slots, criteria) in memory: one query each, the first time."""
        models.prefetch_related_objects([self], *children)
        return self


class AttachmentSlot(Ordered):
    """A place for one kind of paper: the application, the passport of the participant, the report, testimonials."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="slots")
    key = models.SlugField(_("Ключ"), max_length=40)
    label = models.CharField(_("Документ"), max_length=200)
    help_text = models.CharField(_("Подсказка"), max_length=300, blank=True)
    is_required = models.BooleanField(_("Обязательный"), default=True)
    max_files = models.PositiveSmallIntegerField(_("Не больше файлов"), default=1, validators=[MinValueValidator(1)])

    class Meta(Ordered.Meta):
        verbose_name = _("Место для документа")
        verbose_name_plural = _("Места для документов")
        constraints = [models.UniqueConstraint(fields=["nomination", "key"], name="slot_key_unique_in_nomination")]

    def __str__(self):
        return self.label
