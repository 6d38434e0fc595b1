"""What becomes of the rows of a plan: activities, and marks of completion. Written by verbs, never by a draft of the page."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models import Addressed, Timed
from pages.states import RECORDED_STATUSES, ActivityState, PlanItemStatus

from .base import readable
from .plan import PlanItem, WorkPlanPage


class PlanActivityQuerySet(models.QuerySet):
    """Words about activities."""

    def visible_to(self, _user):
        """Those of the plans that everybody may read."""
        return self.filter(item__section__plan__in=readable(WorkPlanPage.objects))


class PlanActivity(Addressed):
    """One thing done for a row: a contest on the portal, a meeting, a trip to somebody's conference. A row has any number."""

    item = models.ForeignKey(PlanItem, models.PROTECT, related_name="activities", verbose_name=_("Пункт плана"))
    contest_edition = models.ForeignKey(
        "contests.ContestEdition",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Конкурс"),
        help_text=_("Если это конкурс, который проводится на портале"),
    )
    title = models.CharField(
        _("Название"),
        max_length=250,
        blank=True,
        help_text=_("Например: Заседание президиума 12 марта. У конкурса портала можно не заполнять"),
    )
    starts_on = models.DateField(_("День или начало"), null=True, blank=True, help_text=_("Если день уже назначен"))
    ends_on = models.DateField(
        _("Последний день"), null=True, blank=True, help_text=_("Для одного дня оставьте пустым")
    )
    place = models.CharField(_("Место"), max_length=250, blank=True, help_text=_("Например: Смоленск, Дом молодёжи"))
    state = models.CharField(
        _("Состояние"), max_length=20, choices=ActivityState, default=ActivityState.PLANNED, editable=False
    )
    participants_count = models.PositiveIntegerField(
        _("Сколько участвовало"), null=True, blank=True, help_text=_("Числом. Например: 48")
    )
    outcome = models.TextField(
        _("Что получилось"), max_length=2000, blank=True, help_text=_("Для отчёта за год, в двух-трёх предложениях")
    )

    objects = PlanActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("Мероприятие по плану")
        verbose_name_plural = _("Мероприятия по плану")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title="") | models.Q(contest_edition__isnull=False),
                name="plan_activity_is_named",
                violation_error_message=_("Назовите мероприятие или выберите конкурс."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(starts_on__lte=models.F("ends_on")),
                name="plan_activity_ends_after_it_starts",
                violation_error_message=_("Последний день раньше первого, или первого нет. Исправьте даты."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ActivityState.HELD) | models.Q(starts_on__isnull=False),
                name="held_plan_activity_has_its_day",
                violation_error_message=_("Укажите, в какой день мероприятие прошло."),
            ),
            models.UniqueConstraint(
                fields=["item", "contest_edition"],
                name="plan_activity_contest_once_in_item",
                violation_error_message=_("Этот конкурс уже привязан к пункту."),
            ),
        ]

    def __str__(self):
        return self.title or str(self.contest_edition)

    def clean(self):
        """Name what is wrong at its field; the constraints above say the same about the whole row."""
        if not self.title and self.contest_edition_id is None:
            raise ValidationError({"title": _("Назовите мероприятие или выберите конкурс.")})
        if self.starts_on is None and (self.ends_on or self.state == ActivityState.HELD):
            raise ValidationError({"starts_on": _("Укажите, в какой день это было или начнётся.")})
        if self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("Последний день раньше первого.")})
        same = PlanActivity.objects.filter(item=self.item_id, contest_edition=self.contest_edition_id)
        if self.contest_edition_id and same.exclude(pk=self.pk).exists():
            raise ValidationError({"contest_edition": _("Этот конкурс уже привязан к пункту.")})

    @property
    def last_day(self):
        """The day after which an outcome is awaited; None while no day is set."""
        return self.ends_on or self.starts_on


class CompletionMark(Timed):
    """A person's word about a row: held, postponed, cancelled… The latest counts; earlier ones stay as history."""

    item = models.ForeignKey(PlanItem, models.PROTECT, related_name="marks", verbose_name=_("Пункт плана"))
    status = models.CharField(
        _("Отметка"), max_length=20, choices=[(status.value, status.label) for status in RECORDED_STATUSES]
    )
    decided_on = models.DateField(_("Дата"), help_text=_("Когда это случилось или решено"))
    note = models.TextField(
        _("Пояснение"), max_length=1000, blank=True, help_text=_("Причина или итог. Его увидят на странице плана")
    )
    postponed_to = models.CharField(
        _("Перенесено на"), max_length=200, blank=True, help_text=_("Днём или словами. Например: сентябрь 2020 г.")
    )
    replaced_by = models.ForeignKey(
        PlanItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Каким пунктом заменено")
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("Кто отметил")
    )

    class Meta:
        verbose_name = _("Отметка о выполнении")
        verbose_name_plural = _("Отметки о выполнении")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=PlanItemStatus.POSTPONED) | ~models.Q(postponed_to=""),
                name="postponed_plan_item_says_to_when",
                violation_error_message=_("Напишите, на какой срок перенесено."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status=PlanItemStatus.CANCELLED) | ~models.Q(note=""),
                name="cancelled_plan_item_says_why",
                violation_error_message=_("Напишите, почему отменено."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status=PlanItemStatus.REPLACED) | models.Q(replaced_by__isnull=False),
                name="replaced_plan_item_says_by_which",
                violation_error_message=_("Выберите пункт, которым заменён этот."),
            ),
        ]

    def __str__(self):
        return self.get_status_display()

    def clean(self):
        """Ask for what each word needs, and refuse what belongs to another word."""
        faults = {}
        if self.status == PlanItemStatus.POSTPONED and not self.postponed_to:
            faults["postponed_to"] = _("Напишите, на какой срок перенесено.")
        if self.status != PlanItemStatus.POSTPONED and self.postponed_to:
            faults["postponed_to"] = _(
                "Новый срок пишут у перенесённого пункта. Сотрите его или выберите «Перенесено»."
            )
        if self.status == PlanItemStatus.CANCELLED and not self.note:
            faults["note"] = _("Напишите, почему отменено.")
        if self.status == PlanItemStatus.REPLACED and self.replaced_by_id is None:
            faults["replaced_by"] = _("Выберите пункт, которым заменён этот.")
        if self.status != PlanItemStatus.REPLACED and self.replaced_by_id:
            faults["replaced_by"] = _("Другой пункт выбирают у заменённого. Уберите его или выберите «Заменено».")
        if self.replaced_by_id and self.replaced_by_id == self.item_id:
            faults["replaced_by"] = _("Пункт не может заменить сам себя.")
        if faults:
            raise ValidationError(faults)

    @property
    def said(self) -> tuple:
        """What was said, without who and when: two presses of one button say the same."""
        return self.status, self.decided_on, self.note, self.postponed_to, self.replaced_by_id
