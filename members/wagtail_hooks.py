"""Registration: the branch in the office, its words in the history, and which of them no page shows."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from foundation.audit import vocabulary
from foundation.permissions import RulesPolicy, allows
from foundation.publication import unseen
from members.models import Election, GoverningBody, Member, MembershipApplication
from members.office import urls
from members.office.lists import SCREENS
from members.office.panels import MembersWaitingPanel

for model in (GoverningBody, Election, Member, MembershipApplication):
    register_permission_policy(model, RulesPolicy(model))

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "members.member.enter": _("Член отделения внесён в реестр"),
            "members.member.revise": _("Сведения о члене отделения изменены"),
            "members.member.revise_contacts": _("Контакты изменены"),
            "members.member.agree": _("Решение о своих данных записано"),
            "members.member.link_account": _("Учётная запись привязана"),
            "members.membershipapplication.open": _("Заявление начато"),
            "members.membershipapplication.take_in": _("Заявление на бумаге внесено"),
            "members.membershipapplication.revise": _("Заявление изменено"),
            "members.governingbody.found": _("Орган внесён"),
            "members.governingbody.revise": _("Правила органа изменены"),
            "members.bodymembership.elect": _("Избрание записано"),
            "members.bodymembership.revise": _("Срок или должность изменены"),
            "members.election.enter": _("Выборы внесены"),
            "members.election.revise": _("Сведения о выборах изменены"),
            "members.candidacy.enter": _("Кандидат внесён"),
            "members.candidacy.revise": _("Сведения о кандидате изменены"),
            "members.candidacy.agree": _("Решение кандидата о списке записано"),
        }
    ),
)

# Between a person and the secretary: pages show nothing of it.
unseen(
    *(f"members.membershipapplication.{act}" for act in ("open", "take_in", "revise", "submit", "return", "withdraw"))
)
unseen("members.member.revise_contacts", "members.member.link_account")


class BranchMenuItem(MenuItem):
    """The register, for those who may see it."""

    def is_shown(self, request):
        return allows(request.user, "members.view_register")


@hooks.register("register_admin_menu_item")
def register_branch():
    return BranchMenuItem(
        _("Члены отделения"), reverse_lazy("office_register"), name="branch", icon_name="group", order=350
    )


@hooks.register("register_admin_urls")
def register_desks():
    return urls.urlpatterns


@hooks.register("register_admin_viewset")
def register_lists():
    return [screen() for screen in SCREENS]


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    if allows(request.user, "members.view_register"):
        panels.append(MembersWaitingPanel())
