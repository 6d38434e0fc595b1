"""States of what accounts keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InvitationState(models.TextChoices):
    """What somebody decided about an invitation; that its time is over is no state: the calendar decides it."""

    SENT = "sent", _("Отправлено")
    ACCEPTED = "accepted", _("Принято")
    WITHDRAWN = "withdrawn", _("Отозвано")
