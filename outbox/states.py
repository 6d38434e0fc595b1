"""Where a letter is on its way."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterState(TextChoices):
    """A letter waits, is in a worker's hands, has been taken over by the mail server, or will not go."""

    QUEUED = "queued", _("В очереди")
    SENDING = "sending", _("Отправляется")
    SENT = "sent", _("Отправлено")
    FAILED = "failed", _("Не доставлено")
