"""Registration: the olympiad in the office, and words of the history for acts that are no moves."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from foundation.audit import vocabulary
from foundation.permissions import RulesPolicy
from foundation.publication import unseen
from olympiad.models import Olympiad, OlympiadEdition
from olympiad.office import urls
from olympiad.office.lists import OlympiadEditionViewSet, OlympiadViewSet
from olympiad.workflow import ParticipantWorkflow

for model in (Olympiad, OlympiadEdition):
    register_permission_policy(model, RulesPolicy(model))

WORDS = {
    "olympiad.olympiad.create": _("Олимпиада внесена"),
    "olympiad.olympiad.revise": _("Сведения об олимпиаде изменены"),
    "olympiad.olympiadedition.create": _("Олимпиада года создана"),
    "olympiad.olympiadedition.revise": _("Тексты изменены"),
    "olympiad.ruleset.revise": _("Правила изменены"),
    "olympiad.stage.create": _("Этап добавлен"),
    "olympiad.stage.revise": _("Сроки этапа изменены"),
    "olympiad.stage.issue_codes": _("Коды выданы"),
    "olympiad.stagemarking.correct": _("Балл исправлен председателем"),
    "olympiad.stagemarking.certificates": _("Дипломы выданы"),
    "olympiad.stagemarking.border": _("Решение жюри о границе квоты"),
    "olympiad.stagemarking.annul_task": _("Задание аннулировано"),
}
# Between schools, commissions and the organiser: no page that is kept shows anything of it.
SILENT = {
    "olympiad.schoolentry.open": _("Заявка школы открыта"),
    "olympiad.schoolentry.revise": _("Ответственный в школе изменён"),
    "olympiad.schoolentry.limit": _("Лимит школы изменён"),
    "olympiad.schoolentry.send": _("Заявка школы отправлена"),
    "olympiad.schoolentry.follow_school": _("Заявка перешла к объединённой школе"),
    "olympiad.olympiadparticipant.follow_school": _("Участник перешёл к объединённой школе"),
    "olympiad.commissionmember.follow_school": _("Место работы перешло к объединённой школе"),
    "olympiad.olympiadparticipant.enter": _("Ученик внесён"),
    "olympiad.olympiadparticipant.enter_late": _("Ученик заявлен организатором после срока"),
    "olympiad.olympiadparticipant.revise": _("Сведения исправлены"),
    "olympiad.olympiadparticipant.take_back": _("Ученик убран вместе со списком"),
    "olympiad.olympiadparticipant.tell_apart": _("Проверено: это не повтор"),
    "olympiad.olympiadparticipant.prepare_consents": _("Бланки согласий подготовлены"),
    "olympiad.olympiadparticipant.upload_consent": _("Подписанный бланк приложен"),
    "olympiad.olympiadparticipant.replace_code": _("Код заменён"),
    "olympiad.incident.record": _("Происшествие записано"),
    "olympiad.stagemarking.open": _("Проверка работ открыта"),
    "olympiad.stagemarking.appoint": _("Член комиссии назначен"),
    "olympiad.stagemarking.revoke": _("Член комиссии выведен"),
    "olympiad.stagemarking.tasks": _("Задания записаны"),
    "olympiad.stagemarking.receive": _("Работы приняты"),
    "olympiad.stagemarking.annul": _("Работа аннулирована"),
    "olympiad.stagemarking.hand_in": _("Оценки сданы"),
    "olympiad.stagemarking.third": _("Назначена третья проверка"),
    "olympiad.stagemarking.pass_on": _("Проверка передана другому"),
    "olympiad.stagemarking.ask_decoding": _("Предложено декодировать работы"),
    "olympiad.appeal.file": _("Апелляция подана"),
    "olympiad.appeal.vote": _("Голос по апелляции"),
}
hooks.register("register_log_actions", vocabulary(WORDS | SILENT))
unseen(*SILENT, *(move.code for move in ParticipantWorkflow.moves.values()))


class OlympiadGroup(ModelViewSetGroup):
    """One entry of the menu: the olympiads by years, and the series they belong to."""

    items = (OlympiadEditionViewSet, OlympiadViewSet)
    menu_label = _("Олимпиада")
    menu_icon = "clipboard-list"
    menu_order = 310


@hooks.register("register_admin_viewset")
def register_olympiads():
    return OlympiadGroup()


@hooks.register("register_admin_urls")
def register_desks():
    return urls.urlpatterns
