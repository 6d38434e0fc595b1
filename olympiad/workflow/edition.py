"""The olympiad of a year: from the draft to the archive. Registration opens and closes by its dates, not by a move."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.russian.plurals import count
from foundation.workflow import Workflow, move
from olympiad.models import OlympiadParticipant
from olympiad.states import EditionState as S
from olympiad.states import ParticipantState


def stages_exist(edition):
    """Guard: there is something to enter pupils to."""
    if not edition.stages.exists():
        return _("Добавьте хотя бы один этап: сроки приёма заявок и день олимпиады.")
    return None


def registration_lies_ahead(edition):
    """Guard: pupils can still be entered to some stage."""
    if not edition.stages.filter(registration_closes_at__gt=timezone.now()).exists():
        return _("Приём заявок уже должен был закончиться. Исправьте сроки этапа.")
    return None


def somebody_is_named(edition):
    """Guard: schools know whom to ask."""
    if not edition.contact.strip():
        return _("Укажите, к кому обращаться школам и родителям.")
    return None


def registration_is_over(edition):
    """Guard: the term that was promised to schools has passed at every stage that is not still to come."""
    last = edition.stages.filter(registration_opens_at__lte=timezone.now()).order_by("-registration_closes_at").first()
    if last and not last.registration_is_over():
        moment = timezone.localtime(last.registration_closes_at)
        return _("Приём заявок ещё идёт. Закончится %(moment)s.") % {"moment": f"{moment:%d.%m.%Y %H:%M}"}
    return None


def every_participant_is_decided(edition):
    """Guard: nobody who was sent in time waits for a decision."""
    waiting = OlympiadParticipant.objects.filter(stage__edition=edition, state=ParticipantState.SUBMITTED).count()
    if waiting:
        words = count(waiting, "участник", "участника", "участников")
        return _("Сначала примите решение о допуске. Ждут: %(words)s.") % {"words": words}
    return None


def attendance_is_recorded(edition):
    """Guard: of everybody who was invited it is known whether he came and whether he finished."""
    open_ = [ParticipantState.INVITED, ParticipantState.CHECKED_IN]
    waiting = OlympiadParticipant.objects.filter(stage__edition=edition, state__in=open_).count()
    if waiting:
        words = count(waiting, "участника", "участников", "участников")
        return _("Отметьте явку до конца. Не закрыто: %(words)s.") % {"words": words}
    return None


class EditionWorkflow(Workflow):
    """Moves of the olympiad of one year."""

    model = "olympiad.OlympiadEdition"

    announce = move(
        S.DRAFT,
        to=S.ANNOUNCED,
        permission="olympiad.run_edition",
        label=_("Объявить олимпиаду"),
        past=_("Олимпиада объявлена"),
        guards=[stages_exist, registration_lies_ahead, somebody_is_named],
        tone="primary",
        explains=_("Страница олимпиады откроется для всех. Школы смогут заявлять учеников в сроки этапа."),
    )
    begin = move(
        S.ANNOUNCED,
        to=S.RUNNING,
        permission="olympiad.run_edition",
        label=_("Закончить приём и готовить день олимпиады"),
        past=_("Приём заявок закончен"),
        guards=[registration_is_over, every_participant_is_decided],
        tone="primary",
        explains=_("После этого выдают коды и рассаживают участников. Опоздавших заявляет только организатор."),
    )
    start_marking = move(
        S.RUNNING,
        to=S.MARKING,
        permission="olympiad.run_edition",
        label=_("Начать проверку работ"),
        past=_("Проверка началась"),
        guards=[attendance_is_recorded],
        tone="primary",
    )
    open_appeals = move(
        S.MARKING,
        to=S.APPEALS,
        permission="olympiad.run_edition",
        label=_("Открыть показ работ и апелляции"),
        past=_("Показ работ и апелляции открыты"),
        tone="primary",
    )
    finalise = move(
        S.MARKING,
        S.APPEALS,
        to=S.FINALISED,
        permission="olympiad.run_edition",
        label=_("Подвести итоги"),
        past=_("Итоги подведены"),
        needs_proof=True,
        tone="primary",
    )
    archive = move(
        S.FINALISED,
        to=S.ARCHIVED,
        permission="olympiad.run_edition",
        label=_("Сдать в архив"),
        past=_("Олимпиада в архиве"),
        needs_proof=True,
        explains=_("После этого меняется только одно: данные участников стираются, когда выйдет срок хранения."),
    )
    reopen_registration = move(
        S.RUNNING,
        to=S.ANNOUNCED,
        permission="olympiad.run_edition",
        label=_("Вернуться к приёму заявок"),
        past=_("Приём заявок возвращён"),
        asks=True,
        needs_proof=True,
        explains=_("Причина останется в истории."),
    )
    return_to_day = move(
        S.MARKING,
        to=S.RUNNING,
        permission="olympiad.run_edition",
        label=_("Вернуться ко дню олимпиады"),
        past=_("Проверка остановлена, открыт день олимпиады"),
        asks=True,
        needs_proof=True,
        explains=_("Например, чтобы исправить отметку о явке. Причина останется в истории."),
    )
    return_to_marking = move(
        S.APPEALS,
        to=S.MARKING,
        permission="olympiad.run_edition",
        label=_("Вернуться к проверке"),
        past=_("Олимпиада возвращена к проверке"),
        asks=True,
        needs_proof=True,
        explains=_("Причина останется в истории."),
    )
    cancel = move(
        S.DRAFT,
        S.ANNOUNCED,
        S.RUNNING,
        to=S.CANCELLED,
        permission="olympiad.run_edition",
        label=_("Отменить олимпиаду"),
        past=_("Олимпиада отменена"),
        needs_proof=True,
        tone="danger",
        asks=True,
        explains=_("Вернуть отменённую олимпиаду нельзя. Причина появится на её странице."),
    )
