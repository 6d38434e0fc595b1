"""An olympiad (the series), its edition of one school year, and the stages of it. Registration is open by dates alone."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.models import Addressed, Timed
from foundation.search import SearchStems
from foundation.uploads.fields import PrivateFileField
from olympiad.states import EditionState, StageKind, StageMode, tone_of


class OlympiadQuerySet(models.QuerySet):
    """Words about series."""

    def visible_to(self, user):
        """All of them for the secretary; for others those that have an announced edition."""
        if is_secretary(user):
            return self
        return self.filter(editions__in=OlympiadEdition.objects.announced()).distinct()


class Olympiad(models.Model):
    """The series: what stays the same from year to year."""

    title = models.CharField(_("Полное название"), max_length=300, unique=True)
    short_title = models.CharField(_("Короткое название"), max_length=120)
    subject = models.CharField(_("Предмет"), max_length=200, help_text=_("Например: основы местного самоуправления"))
    organizers = models.TextField(_("Организаторы"), blank=True)
    legal_basis = models.TextField(_("Правовое основание"), blank=True)

    objects = OlympiadQuerySet.as_manager()

    class Meta:
        verbose_name = _("Олимпиада")
        verbose_name_plural = _("Олимпиады")
        ordering = ["short_title"]

    def __str__(self):
        return self.short_title


class OlympiadEditionQuerySet(models.QuerySet):
    """Words about editions."""

    def announced(self):
        """Everything that the public may know of."""
        return self.exclude(state=EditionState.DRAFT)

    def visible_to(self, user):
        """A draft is the secretary's; the rest is public."""
        return self if is_secretary(user) else self.announced()


class OlympiadEdition(SearchStems, Timed):
    """An olympiad of one school year. `year` is the one in which it ends: 2020 is the school year 2019/20."""

    olympiad = models.ForeignKey(Olympiad, models.PROTECT, related_name="editions", verbose_name=_("Олимпиада"))
    year = models.PositiveSmallIntegerField(
        _("Год"), help_text=_("В котором заканчивается учебный год: 2020 – это 2019/20")
    )
    slug = models.SlugField(_("Адрес страницы"), max_length=80, unique=True)
    summary = models.TextField(_("Об олимпиаде"), help_text=_("Для кого она и зачем. Два-три предложения"))
    contact = models.TextField(_("К кому обращаться"), blank=True, help_text=_("Имя, телефон, почта. Видят все"))
    regulation_title = models.CharField(
        _("Положение"),
        max_length=300,
        blank=True,
        help_text=_("Например: Положение об олимпиаде, редакция от 15.01.2020"),
    )
    regulation = PrivateFileField(blank=True)
    regulation_name = models.CharField(max_length=200, blank=True, editable=False)
    change_reason = models.TextField(_("Почему отменена или возвращена"), blank=True, editable=False)
    retention_until = models.DateField(_("Данные участников хранятся до"), null=True, blank=True)
    announced_at = models.DateTimeField(_("Объявлена"), null=True, editable=False)
    state = models.CharField(
        _("Состояние"), max_length=12, choices=EditionState, default=EditionState.DRAFT, editable=False
    )

    objects = OlympiadEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Олимпиада года")
        verbose_name_plural = _("Олимпиады по годам")
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["olympiad", "year"],
                name="one_edition_of_an_olympiad_a_year",
                violation_error_message=_("Олимпиада этого года уже есть."),
            )
        ]

    def __str__(self):
        return f"{self.olympiad.short_title} – {self.year}"

    def search_text(self):
        return f"{self.olympiad.title} {self.olympiad.subject} {self.year} {self.summary}"

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    @property
    def title(self) -> str:
        """Full title, as documents print it."""
        return self.olympiad.title

    @property
    def school_year(self) -> str:
        """The school year in words: «2019/20»."""
        return f"{self.year - 1}/{self.year % 100:02d}"

    def get_absolute_url(self):
        """Public page of the edition."""
        return reverse("olympiad:edition", kwargs={"slug": self.slug})


class StageQuerySet(models.QuerySet):
    """Words about stages."""

    def visible_to(self, user):
        """Those of the editions that one may know of."""
        return self if is_secretary(user) else self.exclude(edition__state=EditionState.DRAFT)

    def registering(self, at: datetime):
        """Those of announced editions to which pupils can be entered at the moment `at`."""
        return self.filter(
            edition__state=EditionState.ANNOUNCED, registration_opens_at__lte=at, registration_closes_at__gt=at
        )


class Stage(Addressed):
    """One step: who is entered until when, when and how works are written, when preliminary results and appeals are."""

    edition = models.ForeignKey(OlympiadEdition, models.PROTECT, related_name="stages")
    order = models.PositiveSmallIntegerField(_("Порядок"), default=1)
    kind = models.CharField(_("Этап"), max_length=10, choices=StageKind, default=StageKind.CITY)
    mode = models.CharField(_("Как проводится"), max_length=10, choices=StageMode, default=StageMode.PAPER)
    registration_opens_at = models.DateTimeField(_("Заявки принимаются с"))
    registration_closes_at = models.DateTimeField(_("Заявки принимаются до"))
    consents_due_on = models.DateField(
        _("Согласия собрать до"), null=True, blank=True, help_text=_("Обычно за три дня до олимпиады")
    )
    starts_at = models.DateTimeField(_("Начало олимпиады"))
    duration_minutes = models.PositiveSmallIntegerField(_("Сколько минут пишут"), default=120)
    place = models.CharField(
        _("Где"), max_length=250, blank=True, help_text=_("Для всех. Аудитории – на листах рассадки")
    )
    works_shown_from = models.DateTimeField(_("Показ работ с"), null=True, blank=True)
    appeals_until = models.DateTimeField(_("Апелляции до"), null=True, blank=True)
    school_quota = models.PositiveSmallIntegerField(
        _("Участников от школы, не больше"), null=True, blank=True, help_text=_("Пусто – без ограничения")
    )

    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = _("Этап олимпиады")
        verbose_name_plural = _("Этапы олимпиады")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "order"],
                name="stage_order_unique_in_edition",
                violation_error_message=_("Этап с таким порядком уже есть."),
            ),
            models.CheckConstraint(
                name="registration_opens_before_it_closes",
                condition=Q(registration_closes_at__gt=F("registration_opens_at")),
                violation_error_message=_("Приём заявок должен закончиться позже, чем начался."),
            ),
            models.CheckConstraint(
                name="stage_starts_after_registration",
                condition=Q(starts_at__gte=F("registration_closes_at")),
                violation_error_message=_("Олимпиада начинается не раньше, чем закончится приём заявок."),
            ),
            models.CheckConstraint(
                name="appeals_end_after_works_are_shown",
                condition=Q(appeals_until__isnull=True)
                | Q(works_shown_from__isnull=True)
                | Q(appeals_until__gt=F("works_shown_from")),
                violation_error_message=_("Апелляции заканчиваются позже, чем начинается показ работ."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.edition}"

    def registration_is_open(self, at: datetime | None = None) -> bool:
        """Whether a school may enter pupils at `at` (now when omitted): opening <= at < closing, and announced."""
        moment = at or timezone.now()
        announced = self.edition.state == EditionState.ANNOUNCED
        return announced and self.registration_opens_at <= moment < self.registration_closes_at

    def registration_is_over(self, at: datetime | None = None) -> bool:
        """Whether only a late entry is possible."""
        return (at or timezone.now()) >= self.registration_closes_at

    @property
    def phase(self) -> str | Promise:
        """Russian words for where the stage stands now: the state of the edition, refined by the clock."""
        if self.edition.state != EditionState.ANNOUNCED:
            return self.edition.get_state_display()
        now = timezone.now()
        if now < self.registration_opens_at:
            return _("Приём заявок скоро откроется")
        return _("Идёт приём заявок") if now < self.registration_closes_at else _("Приём заявок закончен")
