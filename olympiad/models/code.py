"""The secret mapping: which code is whose. Until the works are decoded nobody who marks may come near this table."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ParticipantCodeQuerySet(models.QuerySet):
    """Words about codes. There is no `visible_to`: no page addresses a code, and lists of them have a permission of their own."""

    def valid(self):
        """Those that were not made void."""
        return self.filter(voided_at__isnull=True)


class ParticipantCode(models.Model):
    """A code of the form 10-4827-5, unique at its stage for ever: a void one is never given again."""

    stage = models.ForeignKey("olympiad.Stage", models.PROTECT, related_name="codes")
    participant = models.ForeignKey("olympiad.OlympiadParticipant", models.PROTECT, related_name="codes")
    value = models.CharField(_("Код"), max_length=12)
    issued_at = models.DateTimeField(_("Выдан"), auto_now_add=True)
    voided_at = models.DateTimeField(_("Аннулирован"), null=True, editable=False)
    void_reason = models.CharField(_("Почему аннулирован"), max_length=300, blank=True, editable=False)

    objects = ParticipantCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Код участника")
        verbose_name_plural = _("Коды участников")
        ordering = ["stage", "value"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "value"], name="code_unique_at_stage"),
            models.UniqueConstraint(
                fields=["participant"], condition=Q(voided_at__isnull=True), name="one_valid_code_of_a_participant"
            ),
        ]

    def __str__(self):
        # Neither the code nor the person: either alone, in a history, would be half of the secret.
        return str(_("Код № %(number)s") % {"number": self.pk})
