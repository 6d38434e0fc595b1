"""An application to one nomination, its frozen versions and its papers. What happens to it is in actions/."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from contests.models.participant import Participation
from contests.states import ApplicationState, SheetState, SubmittedAs, tone_of
from foundation.models import Addressed
from foundation.prepared import prepared
from foundation.uploads.fields import PrivateFileField
from privacy.queries import agreed_kinds


def printed_number(prefix: str, sequence: int) -> str:
    """Write a registration number: "РТ-2020-014"."""
    return f"{prefix}-{sequence:03d}"


class ApplicationQuerySet(models.QuerySet):
    """Words about applications."""

    def submitted(self):
        """Everything that was registered, withdrawn and rejected ones included."""
        return self.exclude(state=ApplicationState.DRAFT)

    def live(self):
        """Neither withdrawn nor rejected: what keeps its owner from opening a second one."""
        return self.exclude(state__in=[ApplicationState.WITHDRAWN, ApplicationState.REJECTED])

    def competing(self):
        """Admitted to scoring."""
        return self.filter(state=ApplicationState.ADMITTED)

    def visible_to(self, user):
        """His own for an applicant; everything registered for the secretary. A juror knows sheets, not applications."""
        own = Q(applicant=user)
        return self.filter(own | ~Q(state=ApplicationState.DRAFT)) if is_secretary(user) else self.filter(own)


class Application(Participation, Addressed):
    """One mutable row: the draft as typed, then the number and the decision. `revision` counts saves, `touched` says which save changed an answer last."""

    edition = models.ForeignKey("contests.ContestEdition", models.PROTECT, related_name="applications")
    nomination = models.ForeignKey(
        "contests.Nomination", models.PROTECT, related_name="applications", verbose_name=_("Номинация")
    )
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="contest_applications", verbose_name=_("Заявитель")
    )
    organization = models.ForeignKey(
        "directory.TosOrganization", models.PROTECT, related_name="+", verbose_name=_("ТОС или совет дома")
    )
    answers = models.JSONField(_("Ответы"), default=dict, blank=True)
    touched = models.JSONField(default=dict, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    sequence = models.PositiveIntegerField(_("Порядковый номер"), null=True, editable=False)
    received_at = models.DateTimeField(_("Получена"), null=True, editable=False)
    in_grace = models.BooleanField(_("Принята в технический допуск"), default=False, editable=False)
    extended_until = models.DateTimeField(_("Срок продлён до"), null=True, editable=False)
    decision_reason = models.TextField(_("Причина решения"), blank=True, editable=False)
    state = models.CharField(
        _("Состояние"), max_length=12, choices=ApplicationState, default=ApplicationState.DRAFT, editable=False
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Заявка")
        verbose_name_plural = _("Заявки")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["edition", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["edition", "sequence"], name="application_number_unique_in_edition"),
            models.UniqueConstraint(
                fields=[
                    "nomination",
                    "applicant",
                    "organization",
                    "nominee_last_name",
                    "nominee_first_name",
                    "nominee_patronymic",
                ],
                condition=~Q(state__in=[ApplicationState.WITHDRAWN, ApplicationState.REJECTED]),
                name="one_live_application_per_nomination_and_subject",
                violation_error_message=_("В этой номинации у вас уже есть заявка от этой организации."),
            ),
            models.CheckConstraint(
                name="paper_names_its_participant_and_its_moment",
                condition=~Q(submitted_as=SubmittedAs.PAPER)
                | ~Q(nominee_last_name="") & Q(paper_received_at__isnull=False),
            ),
            models.CheckConstraint(
                name="who_is_put_forward_has_a_name_and_an_address",
                condition=~Q(submitted_as=SubmittedAs.NOMINATOR) | ~Q(nominee_last_name="") & ~Q(nominee_email=""),
            ),
            models.CheckConstraint(
                name="registered_application_has_number_and_moment",
                condition=Q(state=ApplicationState.DRAFT) | Q(sequence__isnull=False, received_at__isnull=False),
            ),
        ]

    def __str__(self):
        return str(_("Заявка № %(number)s") % {"number": self.number}) if self.number else str(_("Черновик заявки"))

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    def get_absolute_url(self):
        """The applicant's page of this application."""
        return reverse("contests:application", kwargs={"code": self.code})

    @property
    def number(self) -> str:
        """Registration number as printed, e.g. "РТ-2020-014"; empty for a draft."""
        return printed_number(self.edition.number_prefix, self.sequence) if self.sequence else ""

    @property
    def is_open_for_revision(self) -> bool:
        """Whether its owner may still change it."""
        return self.state in {ApplicationState.DRAFT, ApplicationState.RETURNED}

    def has_extension(self, at: datetime | None = None) -> bool:
        """Whether the secretary let this one application come later, and the moment `at` (now when omitted) is in time."""
        return self.extended_until is not None and (at or timezone.now()) < self.extended_until

    @property
    def consent_subject(self) -> str:
        """The application as the floor of consents names it."""
        return f"contests.Application:{self.code}"

    # Read once in the life of this object, for the page, its checks and its buttons alike. A verb has an object of its own,
    # read under the lock.
    @cached_property
    def papers(self) -> list["Attachment"]:
        """The papers that lie in it, with their slots, in the order of the form."""
        return papers_of(application=self.pk)

    @cached_property
    def correction(self):
        """What was asked to be corrected, while it is given back; None otherwise."""
        if self.state != ApplicationState.RETURNED:
            return None
        return self.corrections.filter(answered_at=None).first()

    def opens(self, anchor: str) -> bool:
        """Whether its owner may change this part of it ("question-work", "slot-report"): of what was returned, what was named."""
        return self.correction is None or self.correction.opens(anchor)

    @cached_property
    def agreed(self) -> frozenset[str]:
        """Kinds of the consents that stand for it."""
        return agreed_kinds(self.consent_subject)


class ApplicationVersion(models.Model):
    """What was sent, frozen: answers and digests of the papers. Never changed, one for each submission."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    form = models.ForeignKey("contests.FormVersion", models.PROTECT, null=True, related_name="+")
    answers = models.JSONField()
    attachments = models.JSONField()
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="version_number_unique_in_application")
        ]

    def __str__(self):
        return f"{self.application} / {self.number}"


class AttachmentQuerySet(models.QuerySet):
    """Words about papers."""

    def present(self):
        """Papers that were not taken out again."""
        return self.filter(removed_at__isnull=True)

    def visible_to(self, user):
        """Owner, secretary, and a juror who holds a live sheet of the application."""
        own = Q(application__applicant=user)
        if is_secretary(user):
            return self.filter(own | ~Q(application__state=ApplicationState.DRAFT))
        # Positive and in one filter: a negation would ask whether *any* juror of the application stepped aside.
        judged = Q(
            application__sheets__juror__user=user,
            application__sheets__juror__revoked_at__isnull=True,
            application__sheets__state__in=[SheetState.OPEN, SheetState.SUBMITTED, SheetState.EXCUSED],
        )
        return self.present().filter(own | judged).distinct()


@prepared(application=models.IntegerField())
def papers_of(application):
    """Return the papers that lie in an application, with their slots, in the order of the form."""
    present = Attachment.objects.present().filter(application=application)
    return present.select_related("slot").order_by("slot__position", "created_at", "pk")


class Attachment(Addressed):
    """A paper of an application. Taking it out of a draft hides it; what a version names stays."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="attachments")
    slot = models.ForeignKey("contests.AttachmentSlot", models.PROTECT, related_name="+")
    file = PrivateFileField()
    name = models.CharField(_("Имя файла"), max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField(_("Размер, байт"))
    sha256 = models.CharField(max_length=64)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Документ заявки")
        verbose_name_plural = _("Документы заявки")
        ordering = ["slot__position", "created_at"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where the file is fetched; the right is asked there."""
        return reverse("contests:paper", kwargs={"code": self.code})

    def get_removal_url(self):
        """Where its owner takes it out of the draft."""
        return reverse("contests:paper_removal", kwargs={"code": self.code})

    def as_file(self) -> dict:
        """Return a row for the component `file_list`."""
        return {"name": self.name, "url": self.get_absolute_url(), "size": self.size}
