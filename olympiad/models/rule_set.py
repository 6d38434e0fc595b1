"""The rules of one edition: everything that a regulation may decide. Each snapshot of results keeps a frozen copy of them."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from olympiad.states import (
    AgreedBy,
    BorderPolicy,
    CohortMode,
    PublicMode,
    Rounding,
    ThirdMark,
    Threshold,
    WinnerPolicy,
)

FIRST_GRADE, LAST_GRADE = 1, 11
PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


def percent(words, default, **more):
    """A field that holds a share in per cent, exact to the hundredth."""
    return models.DecimalField(
        words, max_digits=5, decimal_places=2, default=Decimal(default), validators=PERCENT, **more
    )


class RuleSet(models.Model):
    """⚖ Whatever stands here a lawyer or the regulation decides; the defaults are the habits of the All-Russian olympiad."""

    edition = models.OneToOneField("olympiad.OlympiadEdition", models.PROTECT, related_name="rules")
    # who takes part
    grades = models.JSONField(_("Классы"), default=list)
    may_compete_higher = models.BooleanField(_("Можно выступать за более старший класс"), default=True)
    ages_from = models.PositiveSmallIntegerField(_("Возраст без вопросов, от"), default=13)
    ages_to = models.PositiveSmallIntegerField(_("Возраст без вопросов, до"), default=20)
    publication_consent_needed = models.BooleanField(
        _("Без согласия на распространение не допускать"),
        default=False,
        help_text=_("Обычно нет: без него в списках стоит только код"),
    )
    preliminary_mode = models.CharField(
        _("Итоговые списки показывают не больше, чем"), max_length=10, choices=PublicMode, default=PublicMode.FULL
    )
    # marks
    double_marking = models.BooleanField(_("Каждую работу проверяют двое"), default=True)
    agreed_by = models.CharField(_("Близкие оценки"), max_length=12, choices=AgreedBy, default=AgreedBy.MEAN_UP)
    third_mark = models.CharField(_("Третья оценка"), max_length=12, choices=ThirdMark, default=ThirdMark.THIRD_FINAL)
    third_sees_marks = models.BooleanField(_("Третий видит первые две оценки"), default=True)
    # places and awards
    cohorts = models.CharField(_("Места"), max_length=8, choices=CohortMode, default=CohortMode.GRADE)
    tie_breakers = models.JSONField(_("При равенстве баллов"), default=list, blank=True)
    quota_percent = percent(_("Квота победителей и призёров, %"), 30)
    rounding = models.CharField(_("Округление квоты"), max_length=8, choices=Rounding, default=Rounding.FLOOR)
    winner_policy = models.CharField(_("Победители"), max_length=8, choices=WinnerPolicy, default=WinnerPolicy.MAX)
    winner_quota_percent = percent(_("Квота победителей, %"), 8)
    winner_threshold = percent(_("Порог победителя, % от максимума"), 50)
    winner_operator = models.CharField(
        _("Порог победителя считается"), max_length=8, choices=Threshold, default=Threshold.OVER
    )
    winner_cutoff = models.DecimalField(_("Балл победителя"), max_digits=7, decimal_places=2, null=True, blank=True)
    prize_threshold = percent(_("Порог призёра, % от максимума"), 0)
    prize_operator = models.CharField(
        _("Порог призёра считается"), max_length=8, choices=Threshold, default=Threshold.AT_LEAST
    )
    border_policy = models.CharField(
        _("На границе квоты"), max_length=10, choices=BorderPolicy, default=BorderPolicy.HALF_RULE
    )
    min_awards = models.PositiveSmallIntegerField(_("Наград не меньше"), default=0)
    protect_preliminary = models.BooleanField(
        _("Апелляция другого не отнимает награду"), default=True, help_text=_("Квота может быть превышена")
    )
    # appeals
    works_are_shown = models.BooleanField(_("Работы показывают участникам"), default=True)
    appeals_are_possible = models.BooleanField(_("Апелляции принимаются"), default=True)
    appeal_may_lower = models.BooleanField(_("Апелляция может снизить балл"), default=True)
    appeal_quorum = models.PositiveSmallIntegerField(_("Кворум апелляционной комиссии"), default=3)

    class Meta:
        verbose_name = _("Правила олимпиады")
        verbose_name_plural = _("Правила олимпиад")
        constraints = [
            models.CheckConstraint(
                name="cutoff_of_winners_is_named",
                condition=~Q(winner_policy=WinnerPolicy.CUTOFF) | Q(winner_cutoff__isnull=False),
                violation_error_message=_("Назовите балл победителя."),
            ),
            models.CheckConstraint(
                name="ages_without_questions_are_in_order", condition=Q(ages_to__gte=models.F("ages_from"))
            ),
        ]

    def __str__(self):
        return str(_("Правила: %(edition)s") % {"edition": self.edition})

    def clean(self):
        """Let only grades stand there that a school has, in order and once. Raises ValidationError."""
        grades = sorted(set(self.grades))
        if not grades or not all(isinstance(grade, int) and FIRST_GRADE <= grade <= LAST_GRADE for grade in grades):
            raise ValidationError({"grades": _("Выберите классы, которые участвуют.")})
        self.grades = grades

    def as_facts(self) -> dict:
        """Return every rule as values that JSON can keep: the frozen copy of a snapshot."""
        fields = [field for field in self._meta.concrete_fields if field.name not in {"id", "edition"}]
        values = {field.name: getattr(self, field.name) for field in fields}
        return {name: str(value) if isinstance(value, Decimal) else value for name, value in values.items()}
