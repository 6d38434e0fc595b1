"""The works of a stage: tasks, who handles and who marks them, works known by their code alone, and the ledger of marks."""

from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.ledger import LedgerRow
from foundation.models import Addressed, Timed
from olympiad.grading import MarkingRule, Scale, shown_mark
from olympiad.states import APPEAL_ROLES, MARKING_ROLES, CommissionRole, MarkingState, MarkSource, tone_of

POSITIVE = [MinValueValidator(Decimal("0.01"))]


class StageMarkingQuerySet(models.QuerySet):
    """Words about the marking of stages."""

    def visible_to(self, user):
        """All for the secretary; for others those in whose commissions they sit."""
        if is_secretary(user):
            return self
        seats = CommissionMember.objects.active().filter(user_id=user.pk)
        return self.filter(pk__in=seats.values("marking"))


class StageMarking(Addressed):
    """How far the works of one stage have got. Its row is the queue of the ledger: every mark waits here for its turn."""

    stage = models.OneToOneField("olympiad.Stage", models.PROTECT, related_name="marking")
    protocol_number = models.CharField(_("Протокол проверки №"), max_length=40, blank=True, editable=False)
    final_protocol_number = models.CharField(_("Протокол итогов №"), max_length=40, blank=True, editable=False)
    locked_at = models.DateTimeField(_("Оценки закрыты"), null=True, editable=False)
    decoding_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("Кто предложил декодировать"),
    )
    decoding_asked_at = models.DateTimeField(_("Когда предложил"), null=True, editable=False)
    decoded_at = models.DateTimeField(_("Декодировано"), null=True, editable=False)
    border_decisions = models.JSONField(_("Решения жюри о границе квоты"), default=dict, editable=False)
    state = models.CharField(
        _("Состояние"), max_length=12, choices=MarkingState, default=MarkingState.PREPARING, editable=False
    )

    objects = StageMarkingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Проверка работ этапа")
        verbose_name_plural = _("Проверка работ")
        constraints = [
            models.CheckConstraint(
                name="locked_marks_have_their_protocol",
                condition=Q(state__in=[MarkingState.PREPARING, MarkingState.MARKING])
                | ~Q(protocol_number="") & Q(locked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="final_results_have_their_protocol",
                condition=~Q(state=MarkingState.FINAL) | ~Q(final_protocol_number=""),
            ),
        ]

    def __str__(self):
        return str(_("Проверка работ: %(stage)s") % {"stage": self.stage})

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    def get_absolute_url(self):
        """The desk of the marking."""
        return reverse("olympiad:marking", kwargs={"code": self.code})


class CommissionMemberQuerySet(models.QuerySet):
    """Words about those who handle works."""

    def active(self):
        """Whose powers were not revoked."""
        return self.filter(revoked_at__isnull=True)

    def marking(self):
        """Those who give marks."""
        return self.active().filter(role__in=sorted(MARKING_ROLES))

    def judging(self):
        """Those who decide appeals."""
        return self.active().filter(role__in=sorted(APPEAL_ROLES))


class CommissionMember(Timed):
    """A person with one duty at one stage. `school` is where he works: he decides no appeal of its pupils."""

    marking = models.ForeignKey(StageMarking, models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("Кто"))
    role = models.CharField(_("Обязанность"), max_length=14, choices=CommissionRole)
    school = models.ForeignKey(
        "directory.School",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("Школа, где работает"),
    )
    revoked_at = models.DateTimeField(_("Выведен из состава"), null=True, editable=False)

    objects = CommissionMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("Член комиссии олимпиады")
        verbose_name_plural = _("Комиссии олимпиады")
        ordering = ["role", "user__last_name", "user__first_name", "pk"]
        constraints = [
            # One seat: who codes the works never marks them, who marks decides no appeal.
            models.UniqueConstraint(
                fields=["marking", "user"],
                name="one_duty_of_a_person_at_a_stage",
                violation_error_message=_("У этого человека уже есть обязанность на этапе."),
            ),
            models.UniqueConstraint(
                fields=["marking", "role"],
                condition=Q(role__in=[CommissionRole.CHAIR, CommissionRole.APPEALS_CHAIR], revoked_at__isnull=True),
                name="one_chair_of_a_commission",
                violation_error_message=_("Председатель уже назначен."),
            ),
        ]

    def __str__(self):
        return self.user.get_short_name()


class OlympiadTaskQuerySet(models.QuerySet):
    """Words about tasks."""

    def of_grade(self, grade: int):
        """Those that pupils of a competing grade write: their own and the common ones."""
        return self.filter(Q(grade=grade) | Q(grade__isnull=True))

    def counted(self):
        """Those that were not annulled."""
        return self.filter(annulled_at__isnull=True)


class OlympiadTask(models.Model):
    """A task with its scale. Fixed when the marking begins; an annulled one counts for nobody."""

    marking = models.ForeignKey(StageMarking, models.PROTECT, related_name="tasks")
    position = models.PositiveSmallIntegerField(_("Номер"))
    grade = models.PositiveSmallIntegerField(_("Класс"), null=True, blank=True, help_text=_("Пусто – для всех классов"))
    title = models.CharField(_("Задание"), max_length=200)
    criteria = models.TextField(_("Как оценивать"), blank=True, help_text=_("Видят те, кто проверяет"))
    maximum = models.DecimalField(_("Наибольший балл"), max_digits=6, decimal_places=2, validators=POSITIVE)
    step = models.DecimalField(_("Шаг"), max_digits=5, decimal_places=2, default=Decimal(1), validators=POSITIVE)
    tolerance = models.DecimalField(
        _("Допустимое расхождение"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(0)],
        help_text=_("Если двое разошлись больше, работу смотрит третий"),
    )
    weight = models.DecimalField(_("Вес"), max_digits=5, decimal_places=2, default=Decimal(1), validators=POSITIVE)
    annulled_at = models.DateTimeField(_("Аннулировано"), null=True, editable=False)
    annul_reason = models.CharField(_("Почему аннулировано"), max_length=300, blank=True, editable=False)

    objects = OlympiadTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("Задание олимпиады")
        verbose_name_plural = _("Задания олимпиады")
        ordering = ["marking", "position", "grade", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["marking", "grade", "position"],
                name="task_number_unique_in_grade",
                nulls_distinct=False,
                violation_error_message=_("Задание с таким номером уже есть."),
            ),
            models.CheckConstraint(
                name="an_annulled_task_has_a_reason", condition=Q(annulled_at__isnull=True) | ~Q(annul_reason="")
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.title}"

    def clean(self):
        """Let the most be reachable by the step. Raises ValidationError."""
        if self.step and self.maximum and self.maximum % self.step:
            raise ValidationError({"step": _("Наибольший балл должен делиться на шаг.")})

    @property
    def key(self) -> str:
        """The task as results name it: its number."""
        return f"{self.position}"

    @property
    def scale_words(self) -> str:
        """«0–10, шаг 0,5»."""
        words = _("0–%(most)s, шаг %(step)s")
        return str(words % {"most": shown_mark(self.maximum), "step": shown_mark(self.step)})

    def rule(self, rules) -> MarkingRule:
        """Return how marks become the score, by the task and the rules of the edition."""
        scale = Scale(self.maximum, self.step)
        return MarkingRule(scale, self.tolerance, agreement=rules.agreed_by, third=rules.third_mark)


class WorkQuerySet(models.QuerySet):
    """Words about works."""

    def live(self):
        """Those that were not annulled."""
        return self.filter(annulled_at__isnull=True)


class Work(models.Model):
    """A work of a pupil, known by its code. Whose it is stands here only after the decoding, and nowhere near it before."""

    marking = models.ForeignKey(StageMarking, models.PROTECT, related_name="works")
    value = models.CharField(_("Шифр"), max_length=12)
    grade = models.PositiveSmallIntegerField(_("Класс"))
    received_at = models.DateTimeField(_("Принята"), editable=False)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    participant = models.OneToOneField(
        "olympiad.OlympiadParticipant", models.PROTECT, related_name="work", null=True, editable=False
    )
    annulled_at = models.DateTimeField(_("Аннулирована"), null=True, editable=False)
    annul_reason = models.CharField(_("Почему аннулирована"), max_length=300, blank=True, editable=False)

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("Работа участника")
        verbose_name_plural = _("Работы участников")
        ordering = ["marking", "value"]
        constraints = [
            models.UniqueConstraint(fields=["marking", "value"], name="a_code_stands_on_one_work"),
            models.CheckConstraint(
                name="an_annulled_work_has_a_reason", condition=Q(annulled_at__isnull=True) | ~Q(annul_reason="")
            ),
        ]

    def __str__(self):
        return self.value


class Allotment(models.Model):
    """One task of one work in one round, given to one marker. Handed in, his mark stands."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="allotments")
    task = models.ForeignKey(OlympiadTask, models.PROTECT, related_name="allotments")
    member = models.ForeignKey(CommissionMember, models.PROTECT, related_name="allotments")
    round = models.PositiveSmallIntegerField(_("Проверка"))
    handed_in_at = models.DateTimeField(_("Сдано"), null=True, editable=False)

    class Meta:
        verbose_name = _("Поручение проверить")
        verbose_name_plural = _("Поручения проверить")
        ordering = ["work", "task", "round"]
        indexes = [models.Index(fields=["member", "handed_in_at"])]
        constraints = [
            models.UniqueConstraint(fields=["work", "task", "round"], name="one_marker_of_a_round"),
            models.UniqueConstraint(fields=["work", "task", "member"], name="nobody_marks_a_task_twice"),
            models.CheckConstraint(name="there_are_three_rounds", condition=Q(round__in=[1, 2, 3])),
        ]

    def __str__(self):
        return f"{self.work}, {self.task}"

    @property
    def source(self) -> MarkSource:
        """Under which name its marks stand in the ledger."""
        return {1: MarkSource.FIRST, 2: MarkSource.SECOND, 3: MarkSource.THIRD}[self.round]


class MarkEntry(LedgerRow):
    """A mark as it was given, or the score that counts. Nothing is changed: the last row of its kind is what holds."""

    marking = models.ForeignKey(StageMarking, models.PROTECT, related_name="entries")
    work = models.ForeignKey(Work, models.PROTECT, related_name="entries")
    task = models.ForeignKey(OlympiadTask, models.PROTECT, related_name="entries")
    source = models.CharField(_("Откуда"), max_length=10, choices=MarkSource)
    points = models.DecimalField(_("Балл"), max_digits=6, decimal_places=2)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    # Empty, not "": an empty column is no part of the hash.
    reason = models.CharField(_("Основание"), max_length=500, null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = _("Балл за задание")
        verbose_name_plural = _("Баллы за задания")
        indexes = [models.Index(fields=["marking", "work", "task"])]

    def __str__(self):
        return f"{self.work}, {self.task}: {shown_mark(self.points)}"
