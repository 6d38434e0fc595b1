"""The contest of a year: from the draft to the published results. Intake opens and closes by its dates, not by a move."""

from collections import Counter
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.models import ScoreSheet
from contests.states import ApplicationState, JuryRole, SheetState
from contests.states import EditionState as S
from contests.workflow.announcement import ANNOUNCEMENT
from foundation.russian.plurals import count
from foundation.workflow import Workflow, move

UNDECIDED = (ApplicationState.SUBMITTED, ApplicationState.RETURNED)


def intake_is_over(edition):
    """Guard: no application may still arrive, the technical grace included."""
    end = edition.intake_closes_at + timedelta(minutes=edition.grace_minutes)
    if timezone.now() < end:
        moment = timezone.localtime(end)
        return _("Приём заявок ещё идёт. Оценку можно начать после %(moment)s.") % {
            "moment": f"{moment:%d.%m.%Y %H:%M}"
        }
    return None


def no_extension_runs(edition):
    """Guard: nobody who was given more time is still within it."""
    drafts = edition.applications.filter(state=ApplicationState.DRAFT, extended_until__gt=timezone.now())
    if last := drafts.order_by("-extended_until").first():
        moment = timezone.localtime(last.extended_until)
        words = _("Заявителю продлён срок: дождитесь его заявки до %(moment)s.")
        return words % {"moment": f"{moment:%d.%m.%Y %H:%M}"}
    return None


def every_application_is_decided(edition):
    """Guard: nothing waits for the secretary or for its owner."""
    waiting = [
        str(application) for application in edition.applications.filter(state__in=UNDECIDED).order_by("sequence")
    ]
    if waiting:
        return _("Сначала примите решение по каждой заявке. Ждут решения: %(list)s.") % {"list": "; ".join(waiting)}
    return None


def somebody_is_admitted(edition):
    """Guard: there is something to score."""
    if not edition.applications.competing().exists():
        return _("Не допущена ни одна заявка: оценивать нечего.")
    return None


def chair_is_appointed(edition):
    """Guard: somebody may close the scoring and sign the protocol."""
    if not edition.jury.active().filter(role=JuryRole.CHAIR).exists():
        return _("Назначьте председателя жюри: он завершает оценку и подписывает протокол.")
    return None


def every_sheet_is_explained(edition):
    """Guard: every sheet is handed in, or the chair said why not. Names jurors and counts, never a mark."""
    open_sheets = ScoreSheet.objects.competing().filter(juror__edition=edition, state=SheetState.OPEN)
    waiting = Counter(sheet.juror for sheet in open_sheets.select_related("juror__user"))
    if not waiting:
        return None
    names = sorted(f"{juror} – {count(number, 'лист', 'листа', 'листов')}" for juror, number in waiting.items())
    words = _("Не сданы оценочные листы: %(list)s. Дождитесь их или укажите, почему оценки не будет.")
    return words % {"list": "; ".join(names)}


def every_application_is_scored(edition):
    """Guard: each competing application has at least one sheet that counts; without it there is no total."""
    judged = ScoreSheet.objects.counted().filter(juror__edition=edition).values("application")
    bare = [str(row) for row in edition.applications.competing().exclude(pk__in=judged).order_by("sequence")]
    if bare:
        words = _("Нет ни одной оценки: %(list)s. Назначьте члена жюри, у которого нет конфликта интересов.")
        return words % {"list": "; ".join(bare)}
    return None


class EditionWorkflow(Workflow):
    """Moves of the contest of one year."""

    model = "contests.ContestEdition"

    announce = move(
        S.DRAFT,
        to=S.ANNOUNCED,
        permission="contests.announce_edition",
        label=_("Объявить конкурс"),
        past=_("Конкурс объявлен"),
        guards=ANNOUNCEMENT,
        tone="primary",
        explains=_("Страница конкурса откроется для всех. Номинации и критерии изменить будет нельзя."),
    )
    start_scoring = move(
        S.ANNOUNCED,
        to=S.SCORING,
        permission="contests.start_scoring",
        label=_("Начать оценку"),
        past=_("Оценка началась"),
        guards=[
            intake_is_over,
            no_extension_runs,
            every_application_is_decided,
            somebody_is_admitted,
            chair_is_appointed,
        ],
        tone="primary",
        explains=_(
            "Каждый член жюри получит оценочные листы и письмо. Заявки, где есть конфликт интересов, он не увидит."
        ),
    )
    close_scoring = move(
        S.SCORING,
        to=S.SCORING_CLOSED,
        permission="contests.close_scoring",
        label=_("Завершить оценку"),
        past=_("Оценка завершена"),
        guards=[every_sheet_is_explained, every_application_is_scored],
        tone="primary",
        explains=_("После этого оценки изменить нельзя. Баллы и места увидят председатель и секретарь."),
    )
    settle = move(
        S.SCORING_CLOSED,
        to=S.PROTOCOL_SIGNED,
        permission="contests.settle_edition",
        label=_("Утвердить протоколом"),
        past=_("Протокол подписан"),
        explains=_("Происходит само, когда председатель подписывает протокол."),
    )
    publish = move(
        S.PROTOCOL_SIGNED,
        to=S.PUBLISHED,
        permission="contests.publish_results",
        label=_("Опубликовать итоги"),
        past=_("Итоги опубликованы"),
        needs_proof=True,
        tone="primary",
        explains=_("Места и баллы увидят все. Участникам придут письма."),
    )
    cancel = move(
        S.DRAFT,
        S.ANNOUNCED,
        S.SCORING,
        S.SCORING_CLOSED,
        to=S.CANCELLED,
        permission="contests.cancel_edition",
        label=_("Отменить конкурс"),
        past=_("Конкурс отменён"),
        needs_proof=True,
        tone="danger",
        asks=True,
        explains=_("Вернуть отменённый конкурс нельзя. Причина появится на его странице."),
    )
