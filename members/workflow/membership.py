"""A membership: in force until its end is recorded; the member asks to leave and may change his mind before that."""

from django.utils.translation import gettext_lazy as _

from foundation.workflow import Workflow, move
from members.states import MembershipState as S

# One word for three ways: whoever left did not leave a second time.
ENDED = _("Членство прекращено")


class MembershipWorkflow(Workflow):
    """Moves of one membership."""

    model = "members.Membership"
    related = ("member__user", "member__municipality")

    ask_to_leave = move(
        S.IN_FORCE,
        to=S.LEAVING,
        permission="members.ask_to_leave",
        label=_("Подать заявление о выходе"),
        past=_("Заявление о выходе подано"),
        asks=True,
        explains=_("Секретарь запишет ваш выход и напишет вам. До этого вы состоите в отделении и можете передумать."),
    )
    stay = move(
        S.LEAVING,
        to=S.IN_FORCE,
        permission="members.ask_to_leave",
        label=_("Остаться в отделении"),
        past=_("Заявление о выходе отозвано"),
        tone="primary",
    )
    record_leaving = move(
        S.IN_FORCE,
        S.LEAVING,
        to=S.ENDED,
        permission="members.record_leaving",
        label=_("Записать выход"),
        past=ENDED,
        asks=True,
        explains=_("Билет перестанет действовать, места в органах освободятся. Запись останется в истории реестра."),
    )
    exclude = move(
        S.IN_FORCE,
        S.LEAVING,
        to=S.ENDED,
        permission="members.exclude_member",
        label=_("Записать исключение"),
        past=ENDED,
        tone="danger",
        asks=True,
        explains=_("Нужно решение президиума. Билет перестанет действовать, места в органах освободятся."),
    )
    record_death = move(
        S.IN_FORCE,
        S.LEAVING,
        to=S.ENDED,
        permission="members.record_death",
        label=_("Записать смерть"),
        past=ENDED,
        asks=True,
        explains=_("Письмо никому не придёт. Места в органах освободятся, запись останется в истории реестра."),
    )
