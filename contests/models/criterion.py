"""A criterion of a nomination: marks of the jury, or points by a rule. How a rule counts is in criteria.py."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contests.criteria_check import Finding, findings
from contests.models.nomination import Ordered
from contests.states import CommentRule, CriterionKind, RuleKind


class Criterion(Ordered):
    """A criterion: the jury gives marks from `minimum` to `maximum` by `step`; or a `rule` with its `spec` makes points.

    The points of either are multiplied by `weight`. What was announced does not change, so a result keeps its criteria.
    """

    nomination = models.ForeignKey("contests.Nomination", models.CASCADE, related_name="criteria")
    title = models.CharField(_("Название"), max_length=200)
    description = models.TextField(_("Что оценивается"), blank=True)
    minimum = models.DecimalField(_("Наименьший балл"), max_digits=6, decimal_places=2, default=Decimal(0))
    maximum = models.DecimalField(_("Наибольший балл"), max_digits=6, decimal_places=2, default=Decimal(10))
    step = models.DecimalField(_("Шаг"), max_digits=6, decimal_places=2, default=Decimal(1))
    weight = models.DecimalField(_("Вес"), max_digits=6, decimal_places=3, default=Decimal(1))
    anchors = models.JSONField(
        _("Описание баллов"), default=dict, blank=True, help_text=_("Балл и что он значит: 0 – нет, 5 – есть план")
    )

    kind = models.CharField(_("Кто ставит балл"), max_length=10, choices=CriterionKind, default=CriterionKind.JURY)
    rule = models.CharField(_("Правило"), max_length=20, choices=RuleKind, blank=True)
    spec = models.JSONField(_("Таблица баллов"), default=dict, blank=True)
    source_key = models.SlugField(_("Из ответа на вопрос"), max_length=40, blank=True)
    condition_key = models.SlugField(_("Условие – ответ на вопрос"), max_length=40, blank=True)
    allows_na = models.BooleanField(
        _("Можно «не оценивается»"), default=False, help_text=_("Это не ноль: критерий не входит в лист")
    )
    comment_rule = models.CharField(
        _("Пояснение к баллу"), max_length=10, choices=CommentRule, default=CommentRule.NONE
    )

    class Meta(Ordered.Meta):
        verbose_name = _("Критерий")
        verbose_name_plural = _("Критерии")
        constraints = [
            models.UniqueConstraint(fields=["nomination", "title"], name="criterion_title_unique_in_nomination"),
            models.CheckConstraint(name="criterion_has_a_range", condition=Q(maximum__gt=F("minimum"), step__gt=0)),
            models.CheckConstraint(name="criterion_weight_is_positive", condition=Q(weight__gt=0)),
            models.CheckConstraint(
                name="points_that_are_no_jurors_have_a_rule",
                condition=Q(kind__in=[CriterionKind.JURY, CriterionKind.HEADING]) | ~Q(rule=""),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_marked(self) -> bool:
        """Whether jurors give marks by it."""
        return self.kind == CriterionKind.JURY

    @property
    def is_heading(self) -> bool:
        """Whether it only parts the list."""
        return self.kind == CriterionKind.HEADING

    def findings(self) -> list[Finding]:
        """Return what should be mended in its rule; nothing for a scale of marks."""
        if self.is_marked or self.is_heading:
            return []
        lacks = (
            []
            if self.source_key or self.kind == CriterionKind.VERIFIED
            else [Finding(str(_("Выберите вопрос, из ответа на который берётся значение.")))]
        )
        return lacks + findings(self.rule, self.spec)

    def wants_comment(self, points: Decimal | None) -> bool:
        """Whether a mark (None is «does not apply») has to be explained in words."""
        if self.comment_rule == CommentRule.ALWAYS:
            return True
        at_the_edge = points is None or points in {self.minimum, self.maximum}
        return self.comment_rule == CommentRule.EXTREMES and at_the_edge

    def allows_mark(self, points: Decimal) -> bool:
        """Whether `points` is one of minimum, minimum + step, …, maximum."""
        return self.minimum <= points <= self.maximum and (points - self.minimum) % self.step == 0

    def marks(self) -> list[tuple[Decimal, str]]:
        """Return every allowed mark with its description ("" where nobody wrote one)."""
        described = {Decimal(points): text for points, text in self.anchors.items()}
        count = int((self.maximum - self.minimum) / self.step)
        allowed = [self.minimum + self.step * index for index in range(count + 1)]
        return [(points, described.get(points, "")) for points in allowed]


class VerifiedValue(models.Model):
    """What the secretary found out for a criterion that he verifies, and the points it makes. One for each application."""

    application = models.ForeignKey("contests.Application", models.PROTECT, related_name="verified_values")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    value = models.JSONField(_("Значение"))
    points = models.DecimalField(_("Балл"), max_digits=9, decimal_places=3)
    note = models.CharField(_("Чем подтверждено"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Проверено"))

    class Meta:
        verbose_name = _("Проверенное значение")
        verbose_name_plural = _("Проверенные значения")
        constraints = [
            models.UniqueConstraint(fields=["application", "criterion"], name="one_verified_value_per_criterion")
        ]

    def __str__(self):
        return f"{self.criterion}: {self.points}"
