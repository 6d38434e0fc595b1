"""A registration of one visitor and the ledger of seats. The link that opens a registration is derived, never stored."""

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from events.capacity import Claim
from events.models.event import Event, SeatPool
from events.states import HOLDING, IN_TERM, LIVE, RegistrationState, SeatCause, tone_of
from foundation.models import Addressed
from foundation.search import SearchStems

SIGNER = Signer(salt="events.registration")


def identity_of(email: str, *names: str) -> str:
    """Return what tells guests apart: one mailbox may serve a family, so the name counts too; ё is е, case and spaces nothing."""
    name = " ".join(" ".join(names).split()).casefold().replace("ё", "е")
    return f"{email.strip().casefold()}|{name}"[:400]


class RegistrationQuerySet(models.QuerySet):
    """Words about registrations."""

    def live(self):
        """Those with a seat or in the line."""
        return self.filter(state__in=LIVE)

    def waiting(self):
        """The line, from its head."""
        return self.filter(state=RegistrationState.WAITING).order_by("number")

    def holding(self):
        """Those with a seat."""
        return self.filter(state__in=HOLDING)

    def overdue(self, at):
        """Those whose seat was kept for them until now."""
        return self.filter(state__in=IN_TERM, hold_until__lte=at).order_by("number")


class Registration(SearchStems, Addressed):
    """One visitor of one event. `number` is his place in the order of coming, given once; a missed offer gives a later one."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations", verbose_name=_("Мероприятие"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="event_registrations",
        verbose_name=_("Учётная запись"),
    )
    last_name = models.CharField(_("Фамилия"), max_length=100)
    first_name = models.CharField(_("Имя"), max_length=100)
    patronymic = models.CharField(_("Отчество"), max_length=100, blank=True)
    email = models.EmailField(_("Электронная почта"))
    phone = models.CharField(_("Телефон"), max_length=30, blank=True)
    organization = models.CharField(_("Организация"), max_length=200, blank=True)
    identity = models.CharField(max_length=400, editable=False)
    key = models.UUIDField(unique=True, editable=False)
    number = models.PositiveIntegerField(_("Номер"), editable=False)
    seats = models.PositiveSmallIntegerField(_("Мест"), default=1, editable=False)
    hold_until = models.DateTimeField(_("Место держится до"), null=True, editable=False)
    email_confirmed_at = models.DateTimeField(_("Адрес подтверждён"), null=True, editable=False)
    missed_offer = models.BooleanField(_("Пропустил предложение"), default=False, editable=False)
    state = models.CharField(
        _("Состояние"),
        max_length=20,
        choices=RegistrationState,
        default=RegistrationState.AWAITING_EMAIL,
        editable=False,
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Регистрация на мероприятие")
        verbose_name_plural = _("Регистрации на мероприятия")
        ordering = ["number"]
        indexes = [models.Index(fields=["event", "state", "number"], name="registration_line")]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="one_registration_has_a_number"),
            models.UniqueConstraint(
                fields=["event", "identity"],
                condition=Q(state__in=LIVE),
                name="one_live_registration_of_a_guest",
                violation_error_message=_("Этот человек уже записан."),
            ),
            models.UniqueConstraint(
                fields=["event", "person"],
                condition=Q(state__in=LIVE, person__isnull=False),
                name="one_live_registration_of_a_person",
                violation_error_message=_("Вы уже записаны."),
            ),
            models.CheckConstraint(
                name="seat_kept_for_a_while_has_its_term",
                condition=~Q(state__in=IN_TERM) | Q(hold_until__isnull=False),
            ),
        ]

    def __str__(self):
        return str(_("Регистрация %(code)s") % {"code": self.code})

    def search_text(self):
        return f"{self.full_name} {self.email} {self.organization} {self.code}"

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic."""
        return " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part)

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    @property
    def is_live(self) -> bool:
        """Whether there is still something to confirm or to give back."""
        return self.state in LIVE

    @property
    def token(self) -> str:
        """The secret half of the link: whoever has the letter may confirm and cancel."""
        return SIGNER.signature(self.code)

    def opens_with(self, token: str) -> bool:
        """Whether this is the secret of the letter."""
        return constant_time_compare(token, self.token)

    def get_absolute_url(self):
        """The page that the letter leads to."""
        return reverse("events:registration", kwargs={"code": self.code, "token": self.token})

    def as_claim(self) -> Claim:
        """Return the registration as the calculation knows it."""
        return Claim(self.pk, self.number, self.seats)


class SeatEntry(models.Model):
    """A line of the ledger, written once: the sum of a pool is what is taken of it."""

    pool = models.ForeignKey(SeatPool, models.PROTECT, related_name="entries", verbose_name=_("Места"))
    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="entries", verbose_name=_("Регистрация")
    )
    delta = models.SmallIntegerField(_("Сколько"))
    cause = models.CharField(_("Почему"), max_length=20, choices=SeatCause)
    at = models.DateTimeField(_("Когда"), auto_now_add=True)

    class Meta:
        verbose_name = _("Запись о местах")
        verbose_name_plural = _("Записи о местах")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.delta:+d}"
