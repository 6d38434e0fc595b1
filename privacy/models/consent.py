"""Texts of consents in their versions, and who agreed to which of them about what.

Nothing here is rewritten: a better text is a new version, and the only change of a consent is its withdrawal. Neither an
address of the network nor anything else about the device is kept.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from privacy.states import ConsentKind


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
    version = models.PositiveSmallIntegerField(_("Редакция"))
    title = models.CharField(_("Заголовок"), max_length=200)
    text = models.TextField(_("Текст"))
    valid_from = models.DateField(_("Действует с"))
    created_at = models.DateTimeField(_("Внесён"), auto_now_add=True)

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("Текст согласия")
        verbose_name_plural = _("Тексты согласий")
        ordering = ["kind", "-version"]
        constraints = [models.UniqueConstraint(fields=["kind", "version"], name="consent_text_version_unique")]

    def __str__(self):
        return f"{self.title}, {_('редакция')} {self.version}"

    def save(self, *args, **kwargs):
        """Write the row once. Raises Immutable for a row that is there already."""
        if not self._state.adding:
            raise Immutable("A text of consent is never rewritten; issue the next version.")
        super().save(*args, **kwargs)


class ConsentQuerySet(models.QuerySet):
    """Words about consents."""

    def active(self):
        """Given and not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def of_kind(self, kind):
        """Of one kind, whatever the version of the text."""
        return self.filter(text__kind=kind)

    def visible_to(self, user):
        """His own for a person, everybody's for the secretary."""
        if not user.is_authenticated:
            return self.none()
        return self if is_secretary(user) else self.filter(person=user)


class Consent(models.Model):
    """A person agreed to this very version of a text. `about` names the matter by value: "contests.Application:K7QX…"."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="consents", verbose_name=_("Кто согласился")
    )
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="consents", verbose_name=_("С чем"))
    about = models.CharField(_("О чём"), max_length=100)
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
            models.CheckConstraint(
                name="consent_is_withdrawn_after_it_was_given",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
            ),
        ]

    def __str__(self):
        return f"{self.text.title}: {self.person}"

    def save(self, *args, **kwargs):
        """Write a new row, or its withdrawal. Raises Immutable for anything else."""
        if not self._state.adding and set(kwargs.get("update_fields") or ()) != {"withdrawn_at"}:
            raise Immutable("A consent is never rewritten; it can only be withdrawn.")
        super().save(*args, **kwargs)
