"""The loading of a plan: what was read, what was chosen beside it, what stood there before. Nothing of it is public."""

from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.models import Addressed
from pages.plan_reading.guesses import Choice
from pages.plan_reading.parsed import ParsedPlan, PlanWarning, Severity
from pages.plan_reading.stored import unpacked
from pages.states import PlanImportState, PlanSource

from .plan import WorkPlanPage

TONES = {PlanImportState.PREVIEWED: "info", PlanImportState.WRITTEN: "good", PlanImportState.UNDONE: "plain"}
UNDO_WITHIN = timedelta(hours=24)
EARLIEST, LATEST = 2000, 2099


class PlanImportQuerySet(models.QuerySet):
    """Words about loadings."""

    def visible_to(self, _user):
        """All of them: the door asks whether this person may load plans."""
        return self


class PlanImport(Addressed):
    """A plan between its reading and its page: shown, then written, then perhaps undone."""

    source = models.CharField(_("Откуда"), max_length=10, choices=PlanSource, editable=False)
    file_name = models.CharField(_("Файл"), max_length=100, blank=True, editable=False)
    parsed = models.JSONField(_("Прочитанный план"), editable=False)
    year = models.PositiveSmallIntegerField(
        _("Год"), null=True, blank=True, validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]
    )
    choices = models.JSONField(_("Виды и участники"), default=dict, blank=True, editable=False)
    seen_revision = models.PositiveIntegerField(
        _("Версия плана, с которой сравнивали"), null=True, blank=True, editable=False
    )
    state = models.CharField(
        _("Состояние"),
        max_length=20,
        choices=PlanImportState,
        default=PlanImportState.PREVIEWED,
        editable=False,
    )
    page = models.ForeignKey(
        WorkPlanPage, models.SET_NULL, null=True, blank=True, related_name="+", editable=False, verbose_name=_("План")
    )
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("Кто загрузил"),
    )
    written_at = models.DateTimeField(_("Записано"), null=True, blank=True, editable=False)
    written = models.JSONField(
        _("Что записано и что было"), null=True, blank=True, encoder=DjangoJSONEncoder, editable=False
    )

    objects = PlanImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("Загрузка плана")
        verbose_name_plural = _("Загрузки планов")
        ordering = ["-pk"]

    def __str__(self):
        return self.file_name or gettext("Вставленный текст")

    def get_absolute_url(self):
        """Desk of this loading in the office."""
        return reverse("office_plan_import", args=[self.code])

    @property
    def tone(self) -> str:
        """Colour of the state."""
        return TONES[PlanImportState(self.state)]

    @cached_property
    def plan(self) -> ParsedPlan:
        """What was read."""
        return unpacked(self.parsed)

    @property
    def chosen(self) -> dict[int, Choice]:
        """What was chosen beside the words, by the places of rows from 0."""
        return {int(place): Choice(*facts) for place, facts in self.choices.items()}

    @property
    def obstacles(self) -> list[PlanWarning]:
        """What keeps the plan from being written."""
        return [warning for warning in self.plan.warnings if warning.trouble.severity is Severity.BLOCKS]

    @property
    def undo_until(self):
        """Until when the writing can be undone; None before it."""
        return self.written_at and self.written_at + UNDO_WITHIN

    @property
    def replaced(self) -> bool:
        """Whether a plan of this year stood there before."""
        return bool(self.written and self.written["before"])

    @property
    def standing_page(self) -> WorkPlanPage | None:
        """The plan of the year as it stands, if there is one."""
        return WorkPlanPage.objects.filter(year=self.year).first() if self.year else None
