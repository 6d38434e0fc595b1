"""Registration in the office: the policies of people and invitations, the words of their history. Their pages are named in apps.py."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from accounts.models import Invitation, User
from accounts.office.invitations import InvitationViewSet
from foundation.audit import vocabulary
from foundation.permissions import RulesPolicy

register_permission_policy(User, RulesPolicy(User))
register_permission_policy(Invitation, RulesPolicy(Invitation))

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "accounts.user.change_profile": _("Изменены сведения о себе"),
            "accounts.user.give_role": _("Дана роль"),
            "accounts.user.take_role": _("Снята роль"),
            "accounts.user.open": _("Учётная запись открыта"),
            "accounts.user.close": _("Учётная запись закрыта"),
            "accounts.invitation.send": _("Приглашение отправлено"),
            "accounts.user.end_session": _("Завершены сеансы"),
            "accounts.user.add_second_factor": _("Добавлен второй шаг входа"),
            "accounts.user.remove_second_factor": _("Убран второй шаг входа"),
            "accounts.user.reset_second_factor": _("Второй шаг входа сброшен секретарём"),
        },
    ),
)


@hooks.register("register_admin_viewset")
def register_invitations():
    return InvitationViewSet("invitation")
