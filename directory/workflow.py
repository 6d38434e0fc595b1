"""What may happen to a representative: asked, then confirmed or declined by somebody else, some day ended."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.states import RepresentativeState as S
from foundation.workflow import Workflow, move


def organization_is_active(representative):
    """Guard: nobody acts for an organisation that no longer exists."""
    if not representative.subject.is_active(on=timezone.localdate()):
        return _("Эта организация прекратила деятельность.")
    return None


class RepresentativeWorkflow(Workflow):
    """Moves of one representative."""

    model = "directory.Representative"

    confirm = move(
        S.ASKED,
        to=S.CONFIRMED,
        permission="directory.confirm_representative",
        label=_("Подтвердить"),
        past=_("Полномочия подтверждены"),
        guards=[organization_is_active],
        tone="primary",
        asks=True,
        explains=_("Человек сможет подавать заявки от имени организации. Ему придёт письмо."),
    )
    decline = move(
        S.ASKED,
        to=S.DECLINED,
        permission="directory.decline_representative",
        label=_("Не подтверждать"),
        past=_("Полномочия не подтверждены"),
        tone="danger",
        asks=True,
        explains=_("Человеку придёт письмо с причиной. Он сможет отправить новый запрос."),
    )
    withdraw = move(
        S.ASKED,
        to=S.ENDED,
        permission="directory.withdraw_representative",
        label=_("Отозвать запрос"),
        past=_("Запрос отозван"),
    )
    end = move(
        S.CONFIRMED,
        to=S.ENDED,
        permission="directory.end_representative",
        label=_("Прекратить полномочия"),
        past=_("Полномочия прекращены"),
        asks=True,
        explains=_("Человек больше не сможет действовать от имени организации. Запись останется в истории."),
    )
