"""What a person may consent to. The two are never joined: each has its own text and its own tick (152-ФЗ, art. 9 and 10.1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConsentKind(TextChoices):
    """ProcessingConsent: the branch may work with the data. PublicationConsent: anybody may see them."""

    PROCESSING = "processing", _("Согласие на обработку персональных данных")
    PUBLICATION = "publication", _("Согласие на распространение персональных данных")
