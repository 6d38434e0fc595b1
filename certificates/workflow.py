"""The table of moves of a certificate: it leaves force in one of two ways and never comes back."""

from django.utils.translation import gettext_lazy as _

from certificates.states import CertificateState as S
from foundation.workflow import Workflow, move


class CertificateWorkflow(Workflow):
    """Both moves ask for words: a person reads them on the check page and in the office."""

    model = "certificates.Certificate"

    revoke = move(
        S.ISSUED,
        to=S.REVOKED,
        permission="certificates.revoke_certificate",
        label=_("Отозвать"),
        past=_("Документ отозван"),
        needs_proof=True,
        tone="danger",
        asks=True,
        explains=_("Страница проверки сразу скажет, что документ не действует. Вернуть его в силу нельзя."),
    )
    replace = move(
        S.ISSUED,
        to=S.REPLACED,
        permission="certificates.replace_certificate",
        label=_("Заменить"),
        past=_("Документ заменён"),
        needs_proof=True,
        asks=True,
        explains=_("Будет выдан новый документ с новым номером и кодом. Прежний перестанет действовать."),
    )
