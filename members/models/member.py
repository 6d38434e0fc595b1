"""A member of the branch, and his memberships: who came back has two, each with a card of its own. History is never rewritten."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.collation import ru_order
from foundation.models import Addressed
from foundation.search import SearchStems
from members.models.person import BranchPerson
from members.states import MEMBERSHIP_TONES, LeavingGround, MembershipState

CARD_DIGITS = 4
PROTOCOL_LENGTH = 20


class MemberRegister(models.Model):
    """The queue for card numbers: its one row is locked by whoever takes the next one."""

    name = models.CharField(_("Реестр"), max_length=20, unique=True, default="branch")
    last_card_number = models.PositiveIntegerField(_("Последний номер билета"), default=0)

    class Meta:
        verbose_name = _("Реестр членов")
        verbose_name_plural = _("Реестры членов")

    def __str__(self):
        return self.name


class MemberQuerySet(models.QuerySet):
    """Words about members."""

    def visible_to(self, user):
        """Everybody for the secretary, himself for a member."""
        if is_secretary(user):
            return self
        return self.filter(user=user) if user.is_authenticated else self.none()

    def on(self, day):
        """Those who are members on this day."""
        return self.filter(pk__in=Membership.objects.on(day).values("member"))

    def by_name(self):
        """In Russian alphabetical order, with the territory that every list shows."""
        names = ru_order("last_name", "first_name", "patronymic")
        return self.select_related("municipality").order_by(*names, "pk")


class Member(SearchStems, BranchPerson):
    """Facts of a person in the register. Whether he is a member on a day is told by his memberships."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="branch_member",
        verbose_name=_("Учётная запись"),
        editable=False,
    )
    former_card = models.CharField(
        _("Номер прежнего билета"), max_length=30, blank=True, help_text=_("Если билет выдавали до портала.")
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("Член отделения")
        verbose_name_plural = _("Члены отделения")
        ordering = ["last_name", "first_name", "pk"]

    def get_absolute_url(self):
        """The secretary's card of this person."""
        return reverse("office_member", args=[self.code])

    @property
    def account_id(self):
        """Key of the person's account, if he has one."""
        return self.user_id

    def search_text(self):
        """By name, by work and by old card. Not by contacts: these need a consent to be shown."""
        return f"{self.full_name} {self.occupation} {self.former_card}"


class MembershipQuerySet(models.QuerySet):
    """Words about memberships. The day comes from outside, so that any day can be asked about."""

    def on(self, day):
        """In force on this day; whoever left on it is a member no more."""
        return self.filter(admitted_on__lte=day).exclude(left_on__lte=day)

    def in_force(self):
        """Not ended by anybody yet."""
        return self.exclude(state=MembershipState.ENDED)

    def visible_to(self, user):
        """Everybody's for the secretary, his own for a member."""
        if is_secretary(user):
            return self
        return self.filter(member__user=user) if user.is_authenticated else self.none()

    def by_name(self):
        """In Russian alphabetical order of the members, with all that a list shows of them."""
        names = ru_order("member__last_name", "member__first_name", "member__patronymic")
        return self.select_related("member__municipality").order_by(*names, "pk")


class Membership(Addressed):
    """From an admission to an end. `left_on` is the first day on which the person is no member."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="memberships", verbose_name=_("Член отделения"))
    card_number = models.PositiveIntegerField(_("Номер билета"), unique=True, editable=False)
    admitted_on = models.DateField(_("Принят"))
    admission_protocol = models.CharField(_("Протокол о приёме"), max_length=PROTOCOL_LENGTH)
    leaving_asked_on = models.DateField(_("Заявление о выходе"), null=True, blank=True, editable=False)
    left_on = models.DateField(_("Выбыл"), null=True, blank=True, editable=False)
    ground = models.CharField(_("Основание"), max_length=12, choices=LeavingGround, blank=True, editable=False)
    leaving_protocol = models.CharField(_("Протокол"), max_length=PROTOCOL_LENGTH, blank=True, editable=False)
    leaving_reason = models.TextField(_("Причина"), max_length=2000, blank=True, editable=False)
    state = models.CharField(
        _("Состояние"), max_length=10, choices=MembershipState, default=MembershipState.IN_FORCE, editable=False
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("Членство")
        verbose_name_plural = _("Членства")
        ordering = ["-admitted_on", "-pk"]
        indexes = [models.Index(fields=["admitted_on", "left_on"])]
        # That the terms of one member do not overlap is guarded by the database too: see the first migration.
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=~Q(state=MembershipState.ENDED),
                name="one_membership_in_force",
                violation_error_message=_("Этот человек уже состоит в отделении."),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(left_on__isnull=True) | Q(left_on__gt=F("admitted_on")),
                violation_error_message=_("Выбыть можно не раньше чем на следующий день после приёма."),
            ),
            models.CheckConstraint(
                name="ended_membership_has_day_and_ground",
                condition=(Q(state=MembershipState.ENDED, left_on__isnull=False) & ~Q(ground=""))
                | (~Q(state=MembershipState.ENDED) & Q(left_on__isnull=True, ground="")),
            ),
            models.CheckConstraint(
                name="exclusion_has_protocol",
                condition=~Q(ground=LeavingGround.EXCLUSION) | ~Q(leaving_protocol=""),
                violation_error_message=_("Укажите номер протокола президиума."),
            ),
            models.CheckConstraint(
                name="leaving_member_has_asked",
                condition=~Q(state=MembershipState.LEAVING) | Q(leaving_asked_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.member} – {_('билет №')} {self.card}"

    def get_absolute_url(self):
        """The secretary's card of the member."""
        return self.member.get_absolute_url()

    def get_moves_url(self):
        """Where the secretary's moves of this membership are made."""
        return reverse("office_membership_move", args=[self.code, "move"]).removesuffix("move/")

    @property
    def card(self) -> str:
        """Number of the card as printed: «0063»."""
        return f"{self.card_number:0{CARD_DIGITS}d}"

    @property
    def tone(self) -> str:
        """Colour of the state as a badge."""
        return MEMBERSHIP_TONES[self.state]
