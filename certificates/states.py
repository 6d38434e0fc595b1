"""What a certificate can be, and in what state. Kinds that have no layout of their own do not stand here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CertificateKind(TextChoices):
    """What the paper says of its holder; the layout of each is in `certificates.pdf`."""

    WINNER = "winner", _("Диплом победителя")
    PRIZE_WINNER = "prize_winner", _("Диплом призёра")
    PARTICIPANT = "participant", _("Сертификат участника")


class CertificateState(TextChoices):
    """A certificate is issued once and never deleted."""

    ISSUED = "issued", _("Действителен")
    REVOKED = "revoked", _("Отозван")
    REPLACED = "replaced", _("Заменён")
