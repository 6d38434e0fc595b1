"""The table of moves of an activity: planned, held, cancelled, and back when the mark was a mistake."""

from django.utils.translation import gettext_lazy as _

from foundation.workflow import Workflow, move
from pages.states import ActivityState as S

RIGHT = "pages.record_execution"


class PlanActivityWorkflow(Workflow):
    """What becomes of one thing done for a row of the plan."""

    model = "pages.PlanActivity"
    related = ("item__section__plan", "contest_edition__contest")

    hold = move(
        S.PLANNED,
        to=S.HELD,
        permission=RIGHT,
        label=_("Отметить проведённым"),
        past=_("Мероприятие проведено"),
        tone="primary",
        asks=True,
        explains=_("День, число участников и итог войдут в отчёт за год."),
    )
    cancel = move(
        S.PLANNED,
        to=S.CANCELLED,
        permission=RIGHT,
        label=_("Отменить мероприятие"),
        past=_("Мероприятие отменено"),
        tone="danger",
        asks=True,
        explains=_("Мероприятие останется в истории пункта с причиной отмены."),
    )
    reopen = move(
        S.HELD,
        S.CANCELLED,
        to=S.PLANNED,
        permission=RIGHT,
        label=_("Вернуть в запланированные"),
        past=_("Мероприятие снова запланировано"),
        asks=True,
        explains=_("Итог и число участников останутся записанными, их можно будет исправить."),
    )
