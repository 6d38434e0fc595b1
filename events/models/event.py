"""An event of the plan and its seats. Its date may be as rough as the plan's until somebody knows the day and the hour."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from events.capacity import Pool
from events.states import PUBLIC, EventFormat, EventKind, EventState, tone_of
from foundation.models import Timed
from foundation.russian.dates import deadline_words
from foundation.search import SearchStems


class EventQuerySet(models.QuerySet):
    """Words about events."""

    def public(self):
        """Everything that the public may know of: what is cancelled stays."""
        return self.filter(state__in=PUBLIC)

    def visible_to(self, user):
        """A draft is the secretary's; the rest is public."""
        return self if is_secretary(user) else self.public()


class Event(SearchStems, Timed):
    """One event. `expected_on` sorts it: the day itself, or the first day of the rough term."""

    title = models.CharField(_("Название"), max_length=300)
    slug = models.SlugField(_("Адрес страницы"), max_length=80, unique=True)
    kind = models.CharField(_("Вид"), max_length=20, choices=EventKind, default=EventKind.SEMINAR)
    format = models.CharField(_("Как проходит"), max_length=20, choices=EventFormat, default=EventFormat.ON_SITE)
    summary = models.TextField(_("О мероприятии"), help_text=_("О чём и для кого. Два-три предложения"))
    audience = models.CharField(_("Для кого"), max_length=300, blank=True)
    programme = models.TextField(_("Программа"), blank=True, help_text=_("Каждый пункт с новой строки"))
    organizers = models.TextField(_("Организаторы"), blank=True)
    plan_reference = models.CharField(_("Пункт плана"), max_length=40, blank=True, help_text=_("Например: 2027, № 14"))
    expected_on = models.DateField(
        _("Ожидается с"),
        null=True,
        blank=True,
        help_text=_("Первый день срока из плана. Когда назначен точный день, ставится сам"),
    )
    term_words = models.CharField(
        _("Срок словами"), max_length=80, blank=True, help_text=_("Пока день не назначен, например: апрель 2027 г.")
    )
    starts_at = models.DateTimeField(_("Начало"), null=True, blank=True)
    ends_at = models.DateTimeField(_("Конец"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(
        _("Регистрация до"), null=True, blank=True, help_text=_("Если пусто – до самого начала")
    )
    place = models.CharField(_("Место"), max_length=300, blank=True)
    online_link = models.URLField(
        _("Ссылка для подключения"),
        blank=True,
        help_text=_("Её увидят только те, за кем есть место"),
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)
    cancellation_reason = models.TextField(_("Почему отменено"), blank=True, editable=False)
    state = models.CharField(
        _("Состояние"), max_length=20, choices=EventState, default=EventState.DRAFT, editable=False
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("Мероприятие")
        verbose_name_plural = _("Мероприятия")
        ordering = ["-expected_on", "title"]
        constraints = [
            models.CheckConstraint(
                name="event_ends_after_it_starts",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("Конец должен быть позже начала."),
            ),
            models.CheckConstraint(
                name="registration_closes_by_the_start",
                condition=Q(registration_closes_at=None) | Q(registration_closes_at__lte=F("starts_at")),
                violation_error_message=_("Регистрация заканчивается не позже начала."),
            ),
            models.CheckConstraint(
                name="event_has_a_day_or_a_term",
                condition=Q(expected_on__isnull=False),
                violation_error_message=_("Укажите начало или хотя бы примерный срок."),
            ),
            models.CheckConstraint(
                name="published_event_has_its_hour",
                condition=~Q(state=EventState.PUBLISHED) | Q(starts_at__isnull=False),
                violation_error_message=_("У опубликованного мероприятия должны быть день и час."),
            ),
        ]

    def __str__(self):
        return self.title

    def search_text(self):
        return f"{self.title} {self.summary} {self.place} {self.get_kind_display()}"

    def get_absolute_url(self):
        """Public page of the event."""
        return reverse("events:event", kwargs={"slug": self.slug})

    def clean(self):
        """Sort by the day itself as soon as it is known."""
        if self.starts_at:
            self.expected_on = timezone.localdate(self.starts_at)

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    @property
    def is_exact(self) -> bool:
        """Whether the day and the hour are known."""
        return self.starts_at is not None

    @property
    def when(self) -> str:
        """The date in words: the day and the hour, or the term of the plan."""
        if self.starts_at:
            return deadline_words(self.starts_at)
        return self.term_words or str(_("срок уточняется"))

    @property
    def closes_at(self) -> datetime | None:
        """Until when one may register: closed means closed, and never later than the start."""
        return self.registration_closes_at or self.starts_at

    def registration_is_open(self, at: datetime | None = None) -> bool:
        """Whether somebody may register at `at`: published, with an hour, before the end of the registration."""
        closes = self.closes_at
        return self.state == EventState.PUBLISHED and closes is not None and (at or timezone.now()) < closes

    @property
    def is_over(self) -> bool:
        """Whether it has ended; without an end it ends with its start."""
        last = self.ends_at or self.starts_at
        return last is not None and last < timezone.now()

    @property
    def phase(self) -> str | Promise:
        """Russian words for where the event stands now: the state, refined by the clock."""
        if self.state != EventState.PUBLISHED:
            return self.get_state_display()
        if self.is_over:
            return _("Прошло")
        return _("Идёт регистрация") if self.registration_is_open() else _("Регистрация закончена")


class SeatPool(models.Model):
    """Seats of one event. The database itself forbids more guests than seats; who gets one is decided in `capacity.py`."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="pools", verbose_name=_("Мероприятие"))
    title = models.CharField(_("Что за места"), max_length=120, default=_("Места"))
    target = models.PositiveIntegerField(_("Сколько мест должно быть"))
    capacity = models.PositiveIntegerField(_("Сколько мест есть"))
    taken = models.PositiveIntegerField(_("Занято"), default=0, editable=False)

    class Meta:
        verbose_name = _("Места мероприятия")
        verbose_name_plural = _("Места мероприятий")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="no_more_guests_than_seats", condition=Q(taken__lte=F("capacity"))),
            models.CheckConstraint(name="room_shrinks_no_further_than_wanted", condition=Q(target__lte=F("capacity"))),
        ]

    def __str__(self):
        return self.title

    @property
    def free(self) -> int:
        """Seats for somebody new."""
        return self.capacity - self.taken

    def as_plain(self) -> Pool:
        """Return the pool as the calculation knows it."""
        return Pool(self.target, self.taken)
