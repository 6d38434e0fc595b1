"""An application to join: written on the site by the person himself, or on paper and taken in by the secretary."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.uploads.fields import PrivateFileField
from members.models.member import PROTOCOL_LENGTH
from members.models.person import BranchPerson
from members.states import APPLICATION_TONES, LIVE_APPLICATIONS, OPEN_APPLICATIONS, ApplicationState, Intake

DECIDED = (ApplicationState.ADMITTED, ApplicationState.DECLINED)


class MembershipApplicationQuerySet(models.QuerySet):
    """Words about applications to join."""

    def live(self):
        """Not decided and not taken back: what keeps a person from opening a second one."""
        return self.filter(state__in=LIVE_APPLICATIONS)

    def awaiting(self):
        """Sent, not decided yet."""
        return self.filter(state=ApplicationState.SUBMITTED)

    def visible_to(self, user):
        """His own for a person; for the secretary everything but what is not sent yet. Papers are his from the first."""
        if not user.is_authenticated:
            return self.none()
        own = Q(applicant=user)
        known = ~Q(state=ApplicationState.DRAFT) | Q(intake=Intake.PAPER)
        return self.filter(own | known) if is_secretary(user) else self.filter(own)


class MembershipApplication(BranchPerson):
    """What the person writes about himself, and the decision. Only a draft may be incomplete."""

    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="membership_applications",
        verbose_name=_("Учётная запись"),
        editable=False,
    )
    intake = models.CharField(_("Как поступило"), max_length=5, choices=Intake, default=Intake.SITE, editable=False)
    municipality = models.ForeignKey(  # type: ignore[assignment]  # a draft may leave it open
        "directory.Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Муниципальное образование"),
    )
    motive = models.TextField(_("Почему хотите вступить"), max_length=2000, blank=True)
    is_adult = models.BooleanField(_("Исполнилось 18 лет"), default=False)
    received_on = models.DateField(_("Дата заявления"), null=True, blank=True)
    scan = PrivateFileField(_("Заявление на бумаге"), blank=True, editable=False)
    scan_name = models.CharField(max_length=255, blank=True, editable=False)
    scan_type = models.CharField(max_length=100, blank=True, editable=False)
    scan_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    protocol_number = models.CharField(_("Протокол президиума"), max_length=PROTOCOL_LENGTH, blank=True, editable=False)
    decided_on = models.DateField(_("Дата решения"), null=True, blank=True, editable=False)
    reason = models.TextField(_("Причина"), max_length=2000, blank=True, editable=False)
    membership = models.OneToOneField(
        "members.Membership",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="application",
        verbose_name=_("Членство"),
        editable=False,
    )
    state = models.CharField(
        _("Состояние"), max_length=10, choices=ApplicationState, default=ApplicationState.DRAFT, editable=False
    )

    objects = MembershipApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Заявление о вступлении")
        verbose_name_plural = _("Заявления о вступлении")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "received_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["applicant"],
                condition=Q(state__in=sorted(LIVE_APPLICATIONS), applicant__isnull=False),
                name="one_live_application_to_join",
                violation_error_message=_("У вас уже есть заявление о вступлении."),
            ),
            models.CheckConstraint(
                name="application_to_join_has_an_author",
                condition=Q(intake=Intake.PAPER) | Q(applicant__isnull=False),
            ),
            models.CheckConstraint(
                name="decided_application_has_protocol_and_day",
                condition=~Q(state__in=[state.value for state in DECIDED])
                | (~Q(protocol_number="") & Q(decided_on__isnull=False)),
                violation_error_message=_("Укажите номер и дату протокола президиума."),
            ),
            models.CheckConstraint(
                name="admitted_application_has_membership",
                condition=Q(state=ApplicationState.ADMITTED, membership__isnull=False)
                | (~Q(state=ApplicationState.ADMITTED) & Q(membership__isnull=True)),
            ),
            models.CheckConstraint(
                name="sent_application_to_join_has_a_day",
                condition=Q(state__in=[ApplicationState.DRAFT.value, ApplicationState.WITHDRAWN.value])
                | Q(received_on__isnull=False, municipality__isnull=False),
            ),
        ]

    def get_absolute_url(self):
        """The page of the applicant; of a paper, the secretary's."""
        return self.get_office_url() if self.is_paper else reverse("members:application", args=[self.code])

    def get_office_url(self):
        """The secretary's page of it."""
        return reverse("office_membership_application", args=[self.code])

    @property
    def account_id(self):
        """Key of the applicant's account, if he has one."""
        return self.applicant_id

    @property
    def is_paper(self) -> bool:
        """Whether it came on paper."""
        return self.intake == Intake.PAPER

    @property
    def is_open_for_revision(self) -> bool:
        """Whether it may still be changed."""
        return self.state in OPEN_APPLICATIONS

    @property
    def tone(self) -> str:
        """Colour of the state as a badge."""
        return APPLICATION_TONES[self.state]

    @property
    def days_waiting(self) -> int:
        """How many days it has waited for a decision."""
        return (timezone.localdate() - self.received_on).days if self.received_on else 0
