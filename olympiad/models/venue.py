"""Where the olympiad is written: venues, rooms with their seats, the plan of who sits where, what happened in a room."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.models import Addressed
from olympiad.states import IncidentKind, PlanState, tone_of

SIDE = [MinValueValidator(1), MaxValueValidator(40)]


class Venue(models.Model):
    """A building at one stage, usually a school."""

    stage = models.ForeignKey("olympiad.Stage", models.PROTECT, related_name="venues")
    name = models.CharField(_("Площадка"), max_length=200, help_text=_("Например: МБОУ «СШ № 8»"))
    address = models.CharField(_("Адрес"), max_length=250, blank=True)
    contact = models.CharField(_("Ответственный, телефон"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Площадка")
        verbose_name_plural = _("Площадки")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["stage", "name"], name="venue_name_unique_at_stage")]

    def __str__(self):
        return self.name


class Room(models.Model):
    """A room as a grid of seats: `rows` from the board backwards, `columns` from the left. `blocked` are «row-column»."""

    venue = models.ForeignKey(Venue, models.PROTECT, related_name="rooms")
    name = models.CharField(_("Аудитория"), max_length=60, help_text=_("Например: каб. 214"))
    rows = models.PositiveSmallIntegerField(_("Рядов от доски"), default=5, validators=SIDE)
    columns = models.PositiveSmallIntegerField(_("Мест в ряду"), default=6, validators=SIDE)
    blocked = models.JSONField(_("Не занимать"), default=list, blank=True)

    class Meta:
        verbose_name = _("Аудитория")
        verbose_name_plural = _("Аудитории")
        ordering = ["venue", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="room_name_unique_in_venue")]

    def __str__(self):
        return f"{self.venue}, {self.name}"

    def clean(self):
        """Let only seats of the grid be blocked. Raises ValidationError."""
        if not set(self.blocked) <= {f"{row}-{column}" for row, column in self.grid}:
            raise ValidationError({"blocked": _("Такого места в аудитории нет. Пишите «ряд-место», например 1-4.")})

    @property
    def grid(self) -> list[tuple[int, int]]:
        """Every place, row by row."""
        return [(row, column) for row in range(1, self.rows + 1) for column in range(1, self.columns + 1)]

    @property
    def seats(self) -> list[tuple[int, int]]:
        """The places where somebody may sit, row by row."""
        return [(row, column) for row, column in self.grid if f"{row}-{column}" not in self.blocked]


class SeatingPlan(Addressed):
    """Who sits where at a stage, drawn by lot from `seed`: the same seed and people give the same seats."""

    stage = models.ForeignKey("olympiad.Stage", models.PROTECT, related_name="plans")
    seed = models.CharField(_("Число жеребьёвки"), max_length=40)
    report = models.JSONField(_("Что не удалось соблюсти"), default=dict, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False)
    state = models.CharField(max_length=8, choices=PlanState, default=PlanState.DRAFT, editable=False)

    class Meta:
        verbose_name = _("Рассадка")
        verbose_name_plural = _("Рассадки")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage"],
                condition=Q(state=PlanState.FIXED),
                name="one_fixed_plan_of_a_stage",
                violation_error_message=_("Рассадка уже утверждена."),
            )
        ]

    def __str__(self):
        return str(_("Рассадка, жеребьёвка %(seed)s") % {"seed": self.seed})

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)


class SeatAssignment(models.Model):
    """One participant on one seat of one plan."""

    plan = models.ForeignKey(SeatingPlan, models.CASCADE, related_name="assignments")
    participant = models.ForeignKey("olympiad.OlympiadParticipant", models.PROTECT, related_name="seats")
    room = models.ForeignKey(Room, models.PROTECT, related_name="assignments")
    row = models.PositiveSmallIntegerField(_("Ряд"))
    column = models.PositiveSmallIntegerField(_("Место"))

    class Meta:
        verbose_name = _("Место участника")
        verbose_name_plural = _("Места участников")
        ordering = ["room", "row", "column"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "room", "row", "column"], name="a_seat_is_for_one"),
            models.UniqueConstraint(fields=["plan", "participant"], name="one_seat_of_a_participant"),
        ]

    def __str__(self):
        return f"{self.row}-{self.column}"


class Incident(Addressed):
    """What happened on the day: to one participant or in a whole room. A removal has its act."""

    stage = models.ForeignKey("olympiad.Stage", models.PROTECT, related_name="incidents")
    kind = models.CharField(_("Что случилось"), max_length=10, choices=IncidentKind)
    participant = models.ForeignKey(
        "olympiad.OlympiadParticipant",
        models.PROTECT,
        related_name="incidents",
        null=True,
        blank=True,
        verbose_name=_("Участник"),
    )
    room = models.ForeignKey(
        Room, models.PROTECT, related_name="incidents", null=True, blank=True, verbose_name=_("Аудитория")
    )
    at = models.DateTimeField(_("Когда"))
    note = models.TextField(_("Обстоятельства"), max_length=2000)
    act_number = models.CharField(_("Номер акта"), max_length=40, blank=True)
    extra_minutes = models.PositiveSmallIntegerField(_("Добавить времени, минут"), default=0)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("Происшествие")
        verbose_name_plural = _("Происшествия")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_incident_is_about_somebody_or_a_room",
                condition=Q(participant__isnull=False) | Q(room__isnull=False),
                violation_error_message=_("Назовите участника или аудиторию."),
            ),
            models.CheckConstraint(
                name="a_removal_has_its_act",
                condition=~Q(kind=IncidentKind.REMOVAL) | Q(participant__isnull=False) & ~Q(act_number=""),
                violation_error_message=_("Удаление оформляется актом: назовите участника и номер акта."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.code}"
