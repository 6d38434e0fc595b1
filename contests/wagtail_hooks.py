"""Registration: the contests in the office, and words of the history for acts that are no moves."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from contests.models import Contest, ContestEdition
from contests.office import urls
from contests.office.lists import ContestViewSet, EditionViewSet
from contests.office.panels import WaitingPanel
from contests.workflow import ApplicationWorkflow, SheetWorkflow
from foundation.audit import vocabulary
from foundation.permissions import RulesPolicy, allows
from foundation.publication import unseen

for model in (Contest, ContestEdition):
    register_permission_policy(model, RulesPolicy(model))

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "contests.application.follow_organization": _("Заявка перешла к объединённой организации"),
            "contests.application.open": _("Черновик открыт"),
            "contests.application.revise": _("Ответы изменены"),
            "contests.application.attach": _("Документ приложен"),
            "contests.application.detach": _("Документ убран"),
            "contests.jurymember.appoint": _("Член жюри назначен"),
            "contests.jurymember.revoke": _("Член жюри выведен из состава"),
            "contests.jurymember.conflict": _("Найден конфликт интересов"),
            "contests.protocol.draw_up": _("Протокол составлен"),
            "contests.contestedition.count": _("Итоги посчитаны"),
            "contests.application.verify": _("Значение критерия проверено"),
            "contests.contestedition.certificates": _("Дипломы выданы"),
            "contests.contest.create": _("Конкурс внесён"),
            "contests.contest.revise": _("Сведения о конкурсе изменены"),
            "contests.application.nominate": _("Выдвинут другой человек"),
            "contests.application.ask_nominee": _("Выдвинутому отправлена ссылка"),
            "contests.application.nominee_answer": _("Выдвинутый ответил"),
            "contests.application.open_paper": _("Внесена с бумаги"),
            "contests.application.extend": _("Срок этой заявки продлён"),
            "contests.contestedition.regulation": _("Положение приложено"),
            "contests.contestedition.tell_drafters": _("Хозяева неотправленных черновиков предупреждены"),
            "contests.contestedition.extend": _("Приём заявок продлён"),
            "contests.contestedition.copy": _("Конкурс скопирован с прошлого"),
            "contests.contestedition.create": _("Конкурс года создан"),
            "contests.contestedition.revise": _("Тексты и сроки изменены"),
            "contests.nomination.create": _("Номинация добавлена"),
            "contests.nomination.revise": _("Номинация изменена"),
            "contests.nomination.define": _("Правило критерия изменено"),
            "contests.nomination.arrange": _("Критерии, вопросы или документы номинации изменены"),
            "contests.nomination.remove": _("Номинация убрана"),
        }
    ),
)

# Between an applicant, the secretary and the jury: pages show nothing of it before the results, and these are published.
unseen(
    *(
        f"contests.application.{act}"
        for act in (
            "open",
            "revise",
            "attach",
            "detach",
            "extend",
            "open_paper",
            "nominate",
            "ask_nominee",
            "nominee_answer",
        )
    )
)
unseen(*(move.code for workflow in (ApplicationWorkflow, SheetWorkflow) for move in workflow.moves.values()))


class ContestGroup(ModelViewSetGroup):
    """One entry of the menu: the contests by years, and the series they belong to."""

    items = (EditionViewSet, ContestViewSet)
    menu_label = _("Конкурсы")
    menu_icon = "clipboard-list"
    menu_order = 300


@hooks.register("register_admin_viewset")
def register_contests():
    return ContestGroup()


@hooks.register("register_admin_urls")
def register_desks():
    return urls.urlpatterns


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    if allows(request.user, "contests.view_contestedition"):
        panels.append(WaitingPanel())
