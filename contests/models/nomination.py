"""A nomination: whom it rates, what it asks, which papers it wants, by which criteria it is scored."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contests.states import SubjectKind


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

    class Meta(Ordered.Meta):
        verbose_name = _("Номинация")
        verbose_name_plural = _("Номинации")
        constraints = [
            models.UniqueConstraint(fields=["edition", "title"], name="nomination_title_unique_in_edition"),
        ]

    def __str__(self):
        return self.title

    def with_read(self, *children: str) -> "Nomination":
        """Return itself with these children (questions, slots, criteria) in memory: one query each, the first time."""
        models.prefetch_related_objects([self], *children)
        return self


class Criterion(Ordered):
    """A criterion: marks from `minimum` to `maximum` by `step`, times `weight`; marks described in words."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="criteria")
    title = models.CharField(_("Название"), max_length=200)
    description = models.TextField(_("Что оценивается"), blank=True)
    minimum = models.DecimalField(_("Наименьший балл"), max_digits=6, decimal_places=2, default=Decimal(0))
    maximum = models.DecimalField(_("Наибольший балл"), max_digits=6, decimal_places=2, default=Decimal(10))
    step = models.DecimalField(_("Шаг"), max_digits=6, decimal_places=2, default=Decimal(1))
    weight = models.DecimalField(_("Вес"), max_digits=6, decimal_places=3, default=Decimal(1))
    anchors = models.JSONField(
        _("Описание баллов"), default=dict, blank=True, help_text=_("Балл и что он значит: 0 – нет, 5 – есть план")
    )

    class Meta(Ordered.Meta):
        verbose_name = _("Критерий")
        verbose_name_plural = _("Критерии")
        constraints = [
            models.UniqueConstraint(fields=["nomination", "title"], name="criterion_title_unique_in_nomination"),
            models.CheckConstraint(name="criterion_has_a_range", condition=Q(maximum__gt=F("minimum"), step__gt=0)),
            models.CheckConstraint(name="criterion_weight_is_positive", condition=Q(weight__gt=0)),
        ]

    def __str__(self):
        return self.title

    def allows_mark(self, points: Decimal) -> bool:
        """Whether `points` is one of minimum, minimum + step, …, maximum."""
        return self.minimum <= points <= self.maximum and (points - self.minimum) % self.step == 0

    def marks(self) -> list[tuple[Decimal, str]]:
        """Return every allowed mark with its description ("" where nobody wrote one)."""
        described = {Decimal(points): text for points, text in self.anchors.items()}
        count = int((self.maximum - self.minimum) / self.step)
        allowed = [self.minimum + self.step * index for index in range(count + 1)]
        return [(points, described.get(points, "")) for points in allowed]


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
