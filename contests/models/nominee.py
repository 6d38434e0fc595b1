"""Whether somebody whom another person put forward agrees to take part: asked by a letter with a link, answered without an account."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contests.models.application import Application


class NomineeConsent(models.Model):
    """The question and its answer. The link holds a secret of which only the SHA-256 is kept; a new letter makes a new one."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="nominee_consent")
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    asked_at = models.DateTimeField(_("Когда спросили"))
    agreed = models.BooleanField(_("Согласен участвовать"), null=True, editable=False)
    answered_at = models.DateTimeField(_("Когда ответил"), null=True, editable=False)

    class Meta:
        verbose_name = _("Согласие выдвинутого")
        verbose_name_plural = _("Согласия выдвинутых")
        constraints = [
            models.CheckConstraint(
                name="answer_of_a_nominee_has_its_moment",
                condition=Q(agreed=None, answered_at=None) | Q(agreed__isnull=False, answered_at__isnull=False),
            )
        ]

    def __str__(self):
        return str(_("Согласие: %(application)s") % {"application": self.application})

    @property
    def words(self) -> str:
        """What became of the question."""
        if self.agreed is None:
            return str(_("Ждёт согласия"))
        return str(_("Согласие получено")) if self.agreed else str(_("Отказался участвовать"))

    @property
    def tone(self) -> str:
        """Colour of the words as a badge."""
        return {None: "warn", True: "good", False: "bad"}[self.agreed]
