"""The protocol of the jury and the awards it gives. A signed protocol and its awards never change."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from contests.states import AwardKind, JuryRole, ProtocolState, tone_of
from foundation.models import Addressed


class ProtocolQuerySet(models.QuerySet):
    """Words about protocols."""

    def signed(self):
        """Protocols that will not change any more."""
        return self.filter(state=ProtocolState.SIGNED)

    def visible_to(self, user):
        """The secretary's and the chair's from the draft on; a member of the jury sees what was signed."""
        if is_secretary(user):
            return self
        seat = Q(edition__jury__user=user, edition__jury__revoked_at__isnull=True)
        chairs = Q(edition__jury__role=JuryRole.CHAIR)
        return self.filter(seat & (chairs | Q(state=ProtocolState.SIGNED))).distinct()


class Protocol(Addressed):
    """The jury's decision on one edition: the standings as they were when it was drawn up, frozen with a digest."""

    edition = models.OneToOneField("contests.ContestEdition", models.PROTECT, related_name="protocol")
    number = models.CharField(_("Номер"), max_length=20)
    held_on = models.DateField(_("Дата заседания"))
    facts = models.JSONField(editable=False)
    sha256 = models.CharField(_("Контрольная сумма"), max_length=64, editable=False)
    signed_at = models.DateTimeField(_("Подписан"), null=True, editable=False)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    state = models.CharField(
        _("Состояние"), max_length=10, choices=ProtocolState, default=ProtocolState.DRAFT, editable=False
    )

    objects = ProtocolQuerySet.as_manager()

    class Meta:
        verbose_name = _("Протокол")
        verbose_name_plural = _("Протоколы")
        constraints = [
            models.CheckConstraint(
                name="signed_protocol_has_signatory",
                condition=Q(state=ProtocolState.DRAFT) | Q(signed_at__isnull=False, signed_by__isnull=False),
            )
        ]

    def __str__(self):
        return str(_("Протокол № %(number)s") % {"number": self.number})

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)


class Award(models.Model):
    """What the protocol gives to one admitted application; places from–to are equal unless the place is shared."""

    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="awards")
    application = models.OneToOneField("contests.Application", models.PROTECT, related_name="award")
    kind = models.CharField(_("Вид"), max_length=12, choices=AwardKind)
    place = models.PositiveSmallIntegerField(_("Место"), null=True, blank=True)
    place_to = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("Награда")
        verbose_name_plural = _("Награды")
        ordering = ["application__nomination__position", F("place").asc(nulls_last=True), "application__sequence"]
        constraints = [
            models.CheckConstraint(
                name="a_place_award_has_a_place",
                condition=Q(kind__in=[AwardKind.PARTICIPANT, AwardKind.INCENTIVE], place__isnull=True)
                | Q(kind=AwardKind.PLACE, place__isnull=False, place_to__gte=F("place")),
            )
        ]

    def __str__(self):
        return f"{self.application}: {self.get_kind_display()}"
