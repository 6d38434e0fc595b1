"""A score sheet: handed in by its juror, or explained by the chair, or left because of a conflict of interest."""

from django.utils.translation import gettext_lazy as _

from contests.states import ApplicationState, CriterionKind, EditionState
from contests.states import SheetState as S
from contests.workflow.conflicts import reason_to_step_aside
from foundation.workflow import Workflow, move


def scoring_is_open(sheet):
    """Guard: marks and sheets change while the jury is scoring, and never after."""
    if sheet.application.edition.state != EditionState.SCORING:
        return _("Оценка завершена: изменить ничего нельзя.")
    return None


def application_competes(sheet):
    """Guard: an application that was withdrawn is not scored any more."""
    if sheet.application.state != ApplicationState.ADMITTED:
        return _("Заявка отозвана, оценивать её не нужно.")
    return None


def no_conflict_of_interest(sheet):
    """Guard: nobody scores his own organisation, whenever that came to light."""
    return reason_to_step_aside(sheet.juror, sheet.application)


def every_criterion_has_a_mark(sheet):
    """Guard: a sheet is handed in complete; the missing criteria are named."""
    marked = sheet.application.nomination.criteria.filter(kind=CriterionKind.JURY)
    missing = marked.exclude(pk__in=sheet.entries.values("criterion"))
    if titles := [f"«{criterion}»" for criterion in missing]:
        return _("Поставьте баллы по критериям: %(list)s.") % {"list": "; ".join(titles)}
    return None


def marks_are_explained(sheet):
    """Guard: something on the sheet is rated, and what the regulation wants explained is."""
    last = {entry.criterion_id: entry for entry in sheet.entries.select_related("criterion").order_by("sequence")}
    if last and all(entry.points is None for entry in last.values()):
        return _(
            "Лист, где ничего не оценивается, сдать нельзя. Попросите председателя жюри закрыть его с объяснением."
        )
    bare = [
        f"«{entry.criterion}»"
        for entry in last.values()
        if not entry.comment and entry.criterion.wants_comment(entry.points)
    ]
    return _("Поясните баллы по критериям: %(list)s.") % {"list": "; ".join(bare)} if bare else None


class SheetWorkflow(Workflow):
    """Moves of one sheet."""

    model = "contests.ScoreSheet"
    related = ("juror", "application__nomination")

    submit = move(
        S.OPEN,
        to=S.SUBMITTED,
        permission="contests.score_sheet",
        label=_("Сдать лист"),
        past=_("Оценочный лист сдан"),
        guards=[
            scoring_is_open,
            application_competes,
            no_conflict_of_interest,
            every_criterion_has_a_mark,
            marks_are_explained,
        ],
        tone="primary",
        explains=_("Сданный лист изменить нельзя. Вернуть его может председатель жюри, пока идёт оценка."),
    )
    recuse = move(
        S.OPEN,
        S.SUBMITTED,
        to=S.RECUSED,
        permission="contests.declare_conflict",
        label=_("Заявить о конфликте интересов"),
        past=_("Самоотвод принят"),
        guards=[scoring_is_open],
        tone="danger",
        asks=True,
        explains=_("Вы больше не увидите эту заявку. Ваши оценки за неё не учитываются. Отменить самоотвод нельзя."),
    )
    excuse = move(
        S.OPEN,
        to=S.EXCUSED,
        permission="contests.excuse_sheet",
        label=_("Не ждать оценки"),
        past=_("Лист закрыт без оценки"),
        guards=[scoring_is_open],
        asks=True,
        explains=_("Укажите причину: она войдёт в протокол. Итог считается по остальным листам."),
    )
    reopen = move(
        S.SUBMITTED,
        S.EXCUSED,
        to=S.OPEN,
        permission="contests.reopen_sheet",
        label=_("Вернуть лист"),
        past=_("Лист возвращён члену жюри"),
        needs_proof=True,
        guards=[scoring_is_open],
        asks=True,
        explains=_("Член жюри сможет изменить оценки и сдать лист снова. Прежние оценки останутся в журнале."),
    )
