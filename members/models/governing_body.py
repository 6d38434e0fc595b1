"""A governing body with its rules, and who sits in it from when to when. What the charter fixes is data of the body."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.collation import ru_order
from foundation.models import Addressed
from foundation.quorum import Threshold
from members.models.member import PROTOCOL_LENGTH
from members.states import BodyKind, BodyPosition, MajorityBase, QuorumBase, Share

CHECK_THE_CHARTER = _("Сверьте с уставом.")


class GoverningBodyQuerySet(models.QuerySet):
    """Words about bodies."""

    def visible_to(self, user):
        """All of them for everybody: that a body exists is no secret, who sits in it may be."""
        return self

    def working(self, *, on):
        """Those that are not dissolved by this day."""
        return self.filter(Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=on))


class GoverningBody(Addressed):
    """Name, seats, and the rules by which meetings count quorum and majority (foundation/quorum.py)."""

    kind = models.CharField(_("Вид"), max_length=20, choices=BodyKind)
    name = models.CharField(_("Название"), max_length=160, help_text=_("Например: Президиум Регионального совета"))
    seats = models.PositiveSmallIntegerField(
        _("Мест по уставу"), validators=[MinValueValidator(1)], help_text=CHECK_THE_CHARTER
    )
    task = models.TextField(_("Чем занимается"), max_length=1000, blank=True)
    quorum_share = models.CharField(
        _("Заседание правомочно, если присутствуют"),
        max_length=20,
        choices=Share,
        default=Share.MORE_THAN_HALF,
        help_text=CHECK_THE_CHARTER,
    )
    quorum_base = models.CharField(
        _("от"), max_length=12, choices=QuorumBase, default=QuorumBase.IN_OFFICE, help_text=CHECK_THE_CHARTER
    )
    majority_share = models.CharField(
        _("Решение принято, если за него"),
        max_length=20,
        choices=Share,
        default=Share.MORE_THAN_HALF,
        help_text=CHECK_THE_CHARTER,
    )
    majority_base = models.CharField(
        _("голосов"), max_length=12, choices=MajorityBase, default=MajorityBase.PRESENT, help_text=CHECK_THE_CHARTER
    )
    chair_decides_ties = models.BooleanField(
        _("При равенстве голосов решает голос председателя"), default=False, help_text=CHECK_THE_CHARTER
    )
    position = models.PositiveSmallIntegerField(_("Место в списке"), default=1)
    dissolved_on = models.DateField(
        _("Упразднён"), null=True, blank=True, help_text=_("Первый день без этого органа. Пусто, если он работает.")
    )

    objects = GoverningBodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("Руководящий орган")
        verbose_name_plural = _("Руководящие органы")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="governing_body_name_unique",
                violation_error_message=_("Орган с таким названием уже есть."),
            ),
            models.CheckConstraint(
                name="governing_body_has_seats",
                condition=Q(seats__gte=1),
                violation_error_message=_("В органе должно быть хотя бы одно место."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The secretary's page of it."""
        return reverse("office_body", args=[self.code])

    @property
    def quorum_threshold(self) -> Threshold:
        """The share that makes a meeting valid."""
        return Share(self.quorum_share).threshold

    @property
    def majority_threshold(self) -> Threshold:
        """The share that takes a decision."""
        return Share(self.majority_share).threshold

    def quorum_of(self, in_office: int) -> int:
        """Return how many must be present when `in_office` are elected, by the base that the body counts from."""
        base = self.seats if self.quorum_base == QuorumBase.STATUTORY else in_office
        return self.quorum_threshold.least(base)


class BodyMembershipQuerySet(models.QuerySet):
    """Words about seats. The day comes from outside, so that any day can be asked about."""

    def on(self, day):
        """Seats that are taken on this day; `until` is the last day of a term."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)

    def touching(self, since, until):
        """Seats whose term shares a day with this one; an empty `until` lasts for ever."""
        begun = Q() if until is None else Q(since__lte=until)
        return self.filter(begun, Q(until__isnull=True) | Q(until__gte=since))

    def visible_to(self, user):
        """Everybody's for the secretary, his own for a member. What strangers see is in queries."""
        if is_secretary(user):
            return self
        return self.filter(member__user=user) if user.is_authenticated else self.none()

    def by_position(self):
        """The chair first, then by name."""
        places = [When(position=position.value, then=Value(place)) for place, position in enumerate(BodyPosition)]
        names = ru_order("member__last_name", "member__first_name", "member__patronymic")
        rows = self.select_related("member__municipality", "body")
        return rows.order_by(Case(*places, output_field=IntegerField()), *names, "pk")


class BodyMembership(Addressed):
    """One person in one body for one term. `until` is its last day; an open term is empty there."""

    body = models.ForeignKey(GoverningBody, models.PROTECT, related_name="seats_taken", verbose_name=_("Орган"))
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="seats", verbose_name=_("Кто"))
    position = models.CharField(_("Должность"), max_length=10, choices=BodyPosition, default=BodyPosition.MEMBER)
    since = models.DateField(_("Избран с"))
    until = models.DateField(_("по"), null=True, blank=True)
    protocol_number = models.CharField(_("Протокол об избрании"), max_length=PROTOCOL_LENGTH)
    ending = models.CharField(_("Почему закончилось"), max_length=250, blank=True, editable=False)

    objects = BodyMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("Место в органе")
        verbose_name_plural = _("Состав органов")
        ordering = ["body", "-since", "pk"]
        indexes = [models.Index(fields=["body", "since", "until"])]
        # That terms do not overlap, of one person and of chairs, is guarded by the database too: see the first migration.
        constraints = [
            models.CheckConstraint(
                name="seat_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message=_("Срок не может закончиться раньше, чем начался."),
            ),
        ]

    def __str__(self):
        return f"{self.member} – {self.get_position_display()}, {self.body}"

    def get_absolute_url(self):
        """The secretary's page of the body."""
        return self.body.get_absolute_url()
