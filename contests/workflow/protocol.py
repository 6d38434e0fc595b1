"""The protocol: drawn up by the secretary, signed by the chair, then fixed for ever."""

from django.utils.translation import gettext_lazy as _

from contests.states import EditionState
from contests.states import ProtocolState as S
from foundation.workflow import Workflow, move


def scoring_is_closed(protocol):
    """Guard: a protocol is signed between the end of scoring and the publication."""
    if protocol.edition.state != EditionState.SCORING_CLOSED:
        return _("Подписать протокол можно после завершения оценки.")
    return None


class ProtocolWorkflow(Workflow):
    """The one move of a protocol."""

    model = "contests.Protocol"

    sign = move(
        S.DRAFT,
        to=S.SIGNED,
        permission="contests.sign_protocol",
        label=_("Подписать протокол"),
        past=_("Протокол подписан"),
        needs_proof=True,
        guards=[scoring_is_closed],
        tone="primary",
        explains=_("Места и награды станут окончательными. Изменить подписанный протокол нельзя."),
    )
