"""Texts of consents in their versions, and who agreed to which of them about what.

Nothing here is rewritten: a better text is a new version, and the only change of a consent is its withdrawal. Neither an
address of the network nor anything else about the device is kept.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.models import Coded
from privacy.states import ConsentAudience, ConsentChannel, ConsentKind, PublicScope, Signers


class Immutable(TypeError):
    """Somebody tried to rewrite what people have agreed to: a bug, never an answer to a person."""


class ConsentTextQuerySet(models.QuerySet):
    """Words about texts."""

    def in_force(self, *, on):
        """What was in force on the day `on` or earlier, the newest first."""
        return self.filter(valid_from__lte=on).order_by("-valid_from", "-version")

    def visible_to(self, user):
        """Every text for everybody: one reads before one agrees."""
        return self


class ConsentText(models.Model):
    """One version of one text, as people read it. `text` is plain: paragraphs are parted by an empty line."""

    kind = models.CharField(_("Вид"), max_length=20, choices=ConsentKind)
    audience = models.CharField(_("О ком"), max_length=10, choices=ConsentAudience, default=ConsentAudience.SELF)
    version = models.PositiveSmallIntegerField(_("Редакция"))
    title = models.CharField(_("Заголовок"), max_length=200)
    text = models.TextField(_("Текст"))
    valid_from = models.DateField(_("Действует с"))
    created_at = models.DateTimeField(_("Внесён"), auto_now_add=True)

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("Текст согласия")
        verbose_name_plural = _("Тексты согласий")
        ordering = ["kind", "-audience", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "audience", "version"], name="consent_text_version_unique")
        ]

    def __str__(self):
        return f"{self.title}, {_('редакция')} {self.version}"

    def save(self, *args, **kwargs):
        """Write the row once. Raises Immutable for a row that is there already."""
        if not self._state.adding:
            raise Immutable("A text of consent is never rewritten; issue the next version.")
        super().save(*args, **kwargs)

    @property
    def anchor(self) -> str:
        """Where the text stands on the page of texts."""
        return self.kind if self.audience == ConsentAudience.SELF else f"{self.kind}-{self.audience}"


class ConsentQuerySet(models.QuerySet):
    """Words about consents."""

    def active(self):
        """Given and not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def of_kind(self, kind):
        """Of one kind, whatever the version of the text."""
        return self.filter(text__kind=kind)

    def given_by(self, person):
        """Given by this person on the site, or on a paper that lies in his cabinet."""
        return self.filter(Q(person=person) | Q(paper__holder=person))

    def visible_to(self, user):
        """His own for a person, everybody's for the secretary."""
        if not user.is_authenticated:
            return self.none()
        return self if is_secretary(user) else self.given_by(user)


class Consent(Coded):
    """Somebody agreed to this very version of a text. `about` names the matter by value: "contests.Application:K7QX…".

    On the site `person` agreed about himself. By a link sent to his own address agreed somebody without an account: `signer`. On paper the signed sheet is `paper`: whose names stand on it, whose signatures,
    and `entered_by` is whose hand brought it in. `scope` is what a consent to publication lets everybody see.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="consents",
        verbose_name=_("Кто согласился"),
        null=True,
        blank=True,
    )
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="consents", verbose_name=_("С чем"))
    about = models.CharField(_("О чём"), max_length=100)
    channel = models.CharField(_("Как дано"), max_length=10, choices=ConsentChannel, default=ConsentChannel.SITE)
    signers = models.CharField(_("Кто подписал"), max_length=20, choices=Signers, default=Signers.SUBJECT)
    paper = models.ForeignKey(
        "privacy.ConsentPaper", models.PROTECT, related_name="consents", null=True, blank=True, verbose_name=_("Бланк")
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("Кто внёс")
    )
    signer = models.CharField(_("Кто согласился по ссылке"), max_length=300, blank=True)
    scope = models.JSONField(_("Что можно показать"), default=dict, blank=True)
    given_at = models.DateTimeField(_("Когда дано"))
    withdrawn_at = models.DateTimeField(_("Когда отозвано"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Согласие")
        verbose_name_plural = _("Согласия")
        ordering = ["-given_at", "-pk"]
        indexes = [models.Index(fields=["about"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "text", "about"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_active_consent_to_a_text_about_a_matter",
            ),
            models.UniqueConstraint(
                fields=["text", "about"],
                condition=Q(withdrawn_at__isnull=True, person__isnull=True),
                name="one_active_paper_consent_to_a_text_about_a_matter",
                violation_error_message=_("Такое согласие уже есть."),
            ),
            models.CheckConstraint(
                name="consent_is_withdrawn_after_it_was_given",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
            ),
            models.CheckConstraint(
                name="consent_comes_from_a_person_or_a_paper",
                condition=Q(channel=ConsentChannel.SITE, person__isnull=False)
                | Q(channel=ConsentChannel.PAPER, paper__isnull=False, entered_by__isnull=False)
                | Q(channel=ConsentChannel.LINK, person__isnull=True) & ~Q(signer=""),
            ),
        ]

    def __str__(self):
        return f"{self.text.title}: {self.about}"

    def save(self, *args, **kwargs):
        """Write a new row, or its withdrawal. Raises Immutable for anything else."""
        if not self._state.adding and set(kwargs.get("update_fields") or ()) != {"withdrawn_at"}:
            raise Immutable("A consent is never rewritten; it can only be withdrawn.")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """Where it is taken back: the roof's door, because that act reaches every floor."""
        return reverse("consent_withdraw", kwargs={"code": self.code})

    @property
    def signer_name(self) -> str:
        """Who agreed, in words."""
        return self.paper.subject_name if self.paper else self.signer or str(self.person)

    @property
    def matter_code(self) -> str:
        """The code of the matter alone, for a list."""
        return self.about.rpartition(":")[2]

    @cached_property
    def public_scope(self) -> PublicScope:
        """What everybody may see by this consent."""
        return PublicScope.of(self.scope)
