"""The loading of a plan: shown, written, undone within a day, as long as nobody has built upon it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.workflow import Workflow, move
from pages.models import PlanItem
from pages.models.attachments import attachments_of, by_row, named
from pages.states import PlanImportState as S

RIGHT = "pages.import_plan"


def plan_has_no_errors(loading):
    """Guard: every row can stand in a plan."""
    if loading.obstacles:
        return _("В плане есть ошибки, с которыми его нельзя записать. Исправьте документ и загрузите его ещё раз.")
    return None


def year_is_known(loading):
    """Guard: the plan has a year, because its address is made of it."""
    return None if loading.year else _("Укажите год плана.")


def a_day_has_not_passed(loading):
    """Guard: undoing is for mistakes that are noticed at once."""
    if loading.undo_until and timezone.now() > loading.undo_until:
        return _("Прошло больше суток. Исправьте план на его странице или загрузите прежний документ.")
    return None


def nobody_edited_the_plan(loading):
    """Guard: the page is as the loading left it."""
    if loading.page is None:
        return _("Страницы плана больше нет.")
    if loading.page.latest_revision_id != loading.written["revision"]:
        return _("План после загрузки правили. Исправьте его на странице плана.")
    return None


def nothing_hangs_on_its_rows(loading):
    """Guard: no activity, mark or news came to the rows that the loading made or changed."""
    facts = loading.written or {"created": [], "changed": [], "attached": []}
    known = {tuple(key) for key in facts["attached"]}
    rows = PlanItem.objects.filter(pk__in=[*facts["created"], *facts["changed"]])
    added = by_row([found for found in attachments_of(rows) if found.key not in known])
    if not added:
        return None
    held = [f"{row.number} ({named(added[row.pk])})" for row in rows.order_by("number") if row.pk in added]
    return _("К пунктам плана уже что-то добавили: %(rows)s. Сначала уберите это.") % {"rows": "; ".join(held)}


class PlanImportWorkflow(Workflow):
    """Moves of the loading of a plan."""

    model = "pages.PlanImport"
    related = ("page",)

    write = move(
        S.PREVIEWED,
        to=S.WRITTEN,
        permission=RIGHT,
        label=gettext_lazy("Записать план"),
        past=gettext_lazy("План записан"),
        guards=[plan_has_no_errors, year_is_known],
        tone="primary",
        explains=gettext_lazy("План сразу появится на сайте. Записанное можно отменить в течение суток."),
    )
    undo = move(
        S.WRITTEN,
        to=S.UNDONE,
        permission=RIGHT,
        label=gettext_lazy("Отменить загрузку"),
        past=gettext_lazy("Загрузка отменена"),
        guards=[a_day_has_not_passed, nobody_edited_the_plan, nothing_hangs_on_its_rows],
        tone="danger",
        asks=True,
        explains=gettext_lazy(
            "Новый план исчезнет с сайта, а заменённый станет таким, каким был. Прочитанный документ останется в списке загрузок."
        ),
    )
