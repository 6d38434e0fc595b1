"""A consent on paper: a blank with names for somebody who has no account, the signed sheet, what the check of it found."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.models import Addressed
from foundation.uploads.fields import PrivateFileField
from privacy.states import PaperState, Relation, Signers, tone_of

NAME_LENGTH = 240
# How a paper names itself when it belongs to no other matter.
OWN_MATTER = "privacy.ConsentPaper:"


class ConsentPaperQuerySet(models.QuerySet):
    """Words about papers."""

    def awaiting_check(self):
        """Signed sheets that somebody has to look at."""
        return self.filter(state=PaperState.UPLOADED)

    def open(self):
        """Those with which something is still to be done."""
        return self.filter(state__in=[PaperState.AWAITED, PaperState.UPLOADED, PaperState.REJECTED])

    def visible_to(self, user):
        """All for the secretary; for a person what lies in his cabinet, and what he prepared as a matter of its own.

        Papers about a matter of a floor above are shown there, to whoever is entitled to the matter today.
        """
        if not user.is_authenticated:
            return self.none()
        own = Q(prepared_by=user, about__startswith=OWN_MATTER)
        return self if is_secretary(user) else self.filter(own | Q(holder=user))


class ConsentPaper(Addressed):
    """One sheet for one text. `about` names the matter by value, `matter` says it to people; neither knows what it is."""

    about = models.CharField(max_length=100, editable=False)
    matter = models.CharField(_("К чему относится"), max_length=200)
    text = models.ForeignKey("privacy.ConsentText", models.PROTECT, related_name="+", verbose_name=_("С чем"))
    subject_name = models.CharField(_("О ком: фамилия, имя, отчество"), max_length=NAME_LENGTH)
    born_on = models.DateField(_("Дата рождения"), null=True, blank=True)
    signers = models.CharField(_("Кто подписывает"), max_length=20, choices=Signers)
    representative_name = models.CharField(_("Законный представитель"), max_length=NAME_LENGTH, blank=True)
    relation = models.CharField(_("Кем приходится"), max_length=10, choices=Relation, blank=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="consent_papers",
        null=True,
        blank=True,
        verbose_name=_("В чьём кабинете"),
    )
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("Кто подготовил")
    )
    file = PrivateFileField(blank=True)
    name = models.CharField(_("Имя файла"), max_length=200, blank=True)
    content_type = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField(_("Размер, байт"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    uploaded_at = models.DateTimeField(_("Приложен"), null=True, blank=True, editable=False)
    reason = models.TextField(_("Почему не принят"), max_length=2000, blank=True, editable=False)
    signed_on = models.DateField(_("Дата на бланке"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("Кто проверил"),
    )
    verified_at = models.DateTimeField(_("Проверен"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("Состояние"), max_length=10, choices=PaperState, default=PaperState.AWAITED, editable=False
    )

    objects = ConsentPaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("Согласие на бумаге")
        verbose_name_plural = _("Согласия на бумаге")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["about"]), models.Index(fields=["state", "created_at"])]
        constraints = [
            models.CheckConstraint(
                name="a_minor_has_a_representative",
                condition=Q(signers=Signers.SUBJECT) | ~Q(representative_name="") & ~Q(relation=""),
                violation_error_message=_("За несовершеннолетнего подписывает законный представитель: назовите его."),
            ),
            models.CheckConstraint(
                name="a_checked_paper_is_there",
                condition=~Q(state__in=[PaperState.UPLOADED, PaperState.VERIFIED]) | ~Q(file=""),
            ),
            models.CheckConstraint(
                name="a_verified_paper_was_checked_by_somebody",
                condition=~Q(state=PaperState.VERIFIED)
                | Q(signed_on__isnull=False, verified_by__isnull=False, verified_at__isnull=False),
            ),
        ]

    def __str__(self):
        # Without a name: this stands in the history, which outlives the paper.
        return str(_("Бланк согласия %(code)s") % {"code": self.code})

    def get_absolute_url(self):
        """The page of this paper: its facts and its moves."""
        return reverse("privacy:paper", kwargs={"code": self.code})

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    def as_file(self) -> dict:
        """Return a row for the component `file_list`."""
        return {"name": self.name, "url": reverse("privacy:paper_file", kwargs={"code": self.code}), "size": self.size}
