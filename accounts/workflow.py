"""What may happen to an invitation: accepted by whom it was sent to, or withdrawn."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.states import InvitationState as S
from foundation.workflow import Workflow, move


def time_is_left(invitation):
    """Guard: an old letter opens nothing."""
    if timezone.now() >= invitation.expires_at:
        return _("Срок приглашения истёк. Попросите секретаря отделения прислать новое.")
    return None


class InvitationWorkflow(Workflow):
    """Moves of one invitation."""

    model = "accounts.Invitation"

    accept = move(
        S.SENT,
        to=S.ACCEPTED,
        permission="accounts.accept_invitation",
        label=_("Принять приглашение"),
        past=_("Приглашение принято"),
        guards=[time_is_left],
        tone="primary",
    )
    withdraw = move(
        S.SENT,
        to=S.WITHDRAWN,
        permission="accounts.withdraw_invitation",
        label=_("Отозвать приглашение"),
        past=_("Приглашение отозвано"),
        tone="danger",
        explains=_("Ссылка из письма перестанет действовать."),
    )
