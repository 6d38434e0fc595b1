"""A contest (the series) and its edition (one year): dates, texts, state. The clock's part is computed, never stored."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from contests.states import EditionState, TieRule, tone_of
from foundation.models import Timed
from foundation.search import SearchStems

# In the order in which they have to come.
MOMENTS = ("intake_opens_at", "intake_closes_at", "corrections_due_at", "scoring_due_at", "meeting_at")


class ContestQuerySet(models.QuerySet):
    """Words about series."""

    def visible_to(self, user):
        """All of them for the secretary; for others those that have an announced edition."""
        if is_secretary(user):
            return self
        return self.filter(editions__in=ContestEdition.objects.announced()).distinct()


class Contest(models.Model):
    """The series: what stays the same from year to year."""

    title = models.CharField(_("Полное название"), max_length=300, unique=True)
    short_title = models.CharField(_("Короткое название"), max_length=120)
    organizers = models.TextField(_("Организаторы"), blank=True)
    legal_basis = models.TextField(_("Правовое основание"), blank=True)

    objects = ContestQuerySet.as_manager()

    class Meta:
        verbose_name = _("Конкурс")
        verbose_name_plural = _("Конкурсы")
        ordering = ["short_title"]

    def __str__(self):
        return self.short_title


class ContestEditionQuerySet(models.QuerySet):
    """Words about editions."""

    def announced(self):
        """Everything that the public may know of."""
        return self.exclude(state=EditionState.DRAFT)

    def accepting(self, at: datetime):
        """Announced editions whose intake is open at the moment `at`."""
        return self.filter(state=EditionState.ANNOUNCED, intake_opens_at__lte=at, intake_closes_at__gt=at)

    def visible_to(self, user):
        """A draft is the secretary's; the rest is public."""
        return self if is_secretary(user) else self.announced()


class ContestEdition(SearchStems, Timed):
    """A contest of one year. All moments are aware; they are printed in `settings.TIME_ZONE`."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="editions", verbose_name=_("Конкурс"))
    year = models.PositiveSmallIntegerField(_("Год проведения"))
    contest_year = models.PositiveSmallIntegerField(
        _("Конкурсный год"), help_text=_("За какой год оценивается работа, например 2019")
    )
    slug = models.SlugField(_("Адрес страницы"), max_length=80, unique=True)
    number_prefix = models.CharField(_("Начало номера заявки"), max_length=12, help_text=_("Например: РТ-2020"))
    summary = models.TextField(_("О конкурсе"), help_text=_("Кто может участвовать и зачем. Два-три предложения"))
    intake_opens_at = models.DateTimeField(_("Начало приёма заявок"))
    intake_closes_at = models.DateTimeField(_("Конец приёма заявок"))
    corrections_due_at = models.DateTimeField(_("Доработка возвращённых заявок до"), null=True, blank=True)
    scoring_due_at = models.DateTimeField(_("Оценка заявок до"), null=True, blank=True)
    meeting_at = models.DateTimeField(_("Заседание жюри"), null=True, blank=True)
    results_due_on = models.DateField(_("Итоги подводятся"), null=True, blank=True)
    grace_minutes = models.PositiveSmallIntegerField(
        _("Технический допуск, минут"),
        default=10,
        help_text=_("Сколько минут после срока принимается заявка, которую начали отправлять вовремя"),
    )
    tie_rule = models.CharField(
        _("При равных баллах"),
        max_length=20,
        choices=TieRule,
        default=TieRule.SHARED,
        help_text=_("Как сказано в положении"),
    )
    # The end of intake of which those with drafts were told: one that was prolonged ends again.
    drafters_told_for = models.DateTimeField(null=True, editable=False)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="copies")
    cancellation_reason = models.TextField(_("Почему отменён"), blank=True, editable=False)
    announced_at = models.DateTimeField(_("Объявлен"), null=True, editable=False)
    published_at = models.DateTimeField(_("Итоги опубликованы"), null=True, editable=False)
    state = models.CharField(
        _("Состояние"), max_length=20, choices=EditionState, default=EditionState.DRAFT, editable=False
    )

    objects = ContestEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Конкурс года")
        verbose_name_plural = _("Конкурсы по годам")
        ordering = ["-year", "intake_opens_at"]
        constraints = [
            models.UniqueConstraint(fields=["contest", "year"], name="one_edition_of_a_contest_a_year"),
            models.UniqueConstraint(fields=["number_prefix"], name="number_prefix_is_of_one_edition"),
            models.CheckConstraint(
                name="intake_opens_before_it_closes",
                condition=Q(intake_closes_at__gt=F("intake_opens_at")),
                violation_error_message=_("Приём должен закончиться позже, чем начался."),
            ),
            models.CheckConstraint(
                name="published_edition_has_its_moment",
                condition=~Q(state=EditionState.PUBLISHED) | Q(published_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.contest.short_title} – {self.year}"

    def search_text(self):
        return f"{self.contest.title} {self.contest.short_title} {self.year} {self.summary}"

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    def get_absolute_url(self):
        """Public page of the edition."""
        return reverse("contests:contest", kwargs={"slug": self.slug})

    def get_results_url(self):
        """Public page of the places; 404 until they are published."""
        return reverse("contests:results", kwargs={"slug": self.slug})

    def get_recount_url(self):
        """Public page where anybody counts the places again; 404 until they are published."""
        return reverse("contests:recount", kwargs={"slug": self.slug})

    @property
    def title(self) -> str:
        """Full title, as documents print it."""
        return self.contest.title

    def intake_has_opened(self, at: datetime | None = None) -> bool:
        """Whether announced and past the opening at `at` (now when omitted)."""
        return self.state == EditionState.ANNOUNCED and (at or timezone.now()) >= self.intake_opens_at

    def intake_is_open(self, at: datetime | None = None) -> bool:
        """Whether a request received at `at` is in time: opening <= at < closing."""
        return self.intake_has_opened(at) and (at or timezone.now()) < self.intake_closes_at

    def intake_is_in_grace(self, at: datetime | None = None) -> bool:
        """Whether `at` lies in the technical grace, when a draft that is complete may still be submitted."""
        moment = at or timezone.now()
        end = self.intake_closes_at + timedelta(minutes=self.grace_minutes)
        return self.intake_has_opened(moment) and self.intake_closes_at <= moment < end

    @property
    def phase(self) -> str | Promise:
        """Russian words for where the edition stands now: the state, refined by the clock."""
        if self.state != EditionState.ANNOUNCED:
            return self.get_state_display()
        now = timezone.now()
        if now < self.intake_opens_at:
            return _("Приём скоро откроется")
        return _("Идёт приём заявок") if now < self.intake_closes_at else _("Проверка заявок")

    def moments(self) -> list[tuple[str, datetime]]:
        """Return the moments of the contest that are set, with their labels, in the order in which they have to come."""
        fields = {field.name: field for field in self._meta.concrete_fields}
        return [(str(fields[name].verbose_name), moment) for name in MOMENTS if (moment := getattr(self, name))]

    @property
    def is_published(self) -> bool:
        """Whether the results are public."""
        return self.state == EditionState.PUBLISHED
