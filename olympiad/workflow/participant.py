"""A pupil at a stage: entered by the school, let in by the organiser, present or not on the day."""

from django.utils.translation import gettext_lazy as _

from foundation.workflow import Workflow, move
from olympiad.models import OlympiadParticipant, SchoolEntry
from olympiad.states import LIVE, EditionState
from olympiad.states import ParticipantState as P
from privacy.states import ConsentKind

BEFORE_THE_DAY = (EditionState.ANNOUNCED, EditionState.RUNNING)


def grade_is_allowed(participant):
    """Guard: the class takes part, and the class for which the pupil stands does too."""
    rules = participant.stage.edition.rules
    if participant.competing_grade not in rules.grades:
        return _("Участвуют классы: %(grades)s.") % {"grades": ", ".join(map(str, rules.grades))}
    if participant.competing_grade > participant.grade and not rules.may_compete_higher:
        return _("По правилам выступают только за свой класс.")
    return None


def registration_is_open(participant):
    """Guard: in time, or entered late by an act of the organiser."""
    if participant.is_late or participant.stage.registration_is_open():
        return None
    if participant.stage.registration_is_over():
        return _("Приём заявок закончен. Если причина уважительная, напишите организатору: он заявит ученика сам.")
    return _("Приём заявок ещё не открыт.")


def school_limit_is_kept(participant):
    """Guard: the school sends no more pupils than it may. The organiser's late entry stands above the limit."""
    entry = SchoolEntry.objects.filter(stage=participant.stage_id, school=participant.school_id).first()
    limit = entry.limit if entry else participant.stage.school_quota
    if limit is None or participant.is_late:
        return None
    sent = OlympiadParticipant.objects.filter(
        stage=participant.stage_id, school=participant.school_id, state__in=sorted(LIVE - {P.DRAFT})
    )
    if sent.exclude(pk=participant.pk).count() >= limit:
        return _("От школы – не больше %(limit)d. Отзовите кого-нибудь или попросите организатора увеличить лимит.") % {
            "limit": limit
        }
    return None


def consents_are_verified(participant):
    """Guard: the signed consent to processing was checked; the one to publication too where the rules want it."""
    needed = [ConsentKind.PROCESSING]
    if participant.stage.edition.rules.publication_consent_needed:
        needed.append(ConsentKind.PUBLICATION)
    missing = [str(kind.label).lower() for kind in needed if kind not in participant.agreed]
    return _("Не проверено: %(list)s.") % {"list": ", ".join(missing)} if missing else None


def nobody_disputes_him(participant):
    """Guard: the organiser has looked whether the same child was entered by another school."""
    if OlympiadParticipant.objects.with_disputes().get(pk=participant.pk).is_disputed:
        return _("Такой же ученик заявлен другой школой. Сначала разберите повтор.")
    return None


def has_a_code(participant):
    """Guard: there is a valid code to write on the title sheet."""
    if not participant.codes.valid().exists():
        return _("Сначала выдайте код.")
    return None


def edition_is_before_marking(participant):
    """Guard: attendance is a matter of the day; afterwards the organiser first goes back to it."""
    if participant.stage.edition.state != EditionState.RUNNING:
        return _("Явку отмечают в день олимпиады: переведите олимпиаду в состояние «Проводится».")
    return None


def day_has_not_come(participant):
    """Guard: whoever was let in leaves before the works are marked; afterwards only an incident changes anything."""
    if participant.stage.edition.state not in BEFORE_THE_DAY:
        return _("Проверка уже началась: отозвать участника нельзя.")
    return None


def removal_is_recorded(participant):
    """Guard: a removal stands in an act."""
    if not participant.incidents.filter(kind="removal").exists():
        return _("Сначала составьте акт об удалении.")
    return None


class ParticipantWorkflow(Workflow):
    """Moves of one participant."""

    model = "olympiad.OlympiadParticipant"
    related = ("stage__edition__rules", "stage__edition__olympiad", "pupil", "school")

    submit = move(
        P.DRAFT,
        to=P.SUBMITTED,
        permission="olympiad.enter_pupil",
        label=_("Заявить"),
        past=_("Ученик заявлен"),
        guards=[registration_is_open, grade_is_allowed, school_limit_is_kept],
        tone="primary",
    )
    return_ = move(
        P.SUBMITTED,
        to=P.DRAFT,
        permission="olympiad.decide_participant",
        label=_("Вернуть школе"),
        past=_("Возвращён школе"),
        asks=True,
        explains=_("Школа увидит, что исправить."),
    )
    accept = move(
        P.SUBMITTED,
        to=P.ACCEPTED,
        permission="olympiad.decide_participant",
        label=_("Допустить"),
        past=_("Участник допущен"),
        guards=[grade_is_allowed, nobody_disputes_him, consents_are_verified],
        tone="primary",
    )
    reject = move(
        P.SUBMITTED,
        to=P.REJECTED,
        permission="olympiad.decide_participant",
        label=_("Не допустить"),
        past=_("Участник не допущен"),
        tone="danger",
        asks=True,
        explains=_("Школа увидит причину. Данные другой школы в ней не называйте."),
    )
    withdraw = move(
        P.DRAFT,
        P.SUBMITTED,
        P.ACCEPTED,
        P.INVITED,
        to=P.WITHDRAWN,
        permission="olympiad.withdraw_participant",
        label=_("Отозвать"),
        past=_("Участник отозван"),
        guards=[day_has_not_come],
        tone="danger",
        asks=True,
    )
    invite = move(
        P.ACCEPTED,
        to=P.INVITED,
        permission="olympiad.issue_codes",
        label=_("Выдать код"),
        past=_("Код выдан"),
        guards=[has_a_code],
    )
    check_in = move(
        P.INVITED,
        to=P.CHECKED_IN,
        permission="olympiad.record_attendance",
        label=_("Пришёл"),
        past=_("Отмечен приход"),
        guards=[edition_is_before_marking],
        tone="primary",
    )
    record_absence = move(
        P.INVITED,
        to=P.ABSENT,
        permission="olympiad.record_attendance",
        label=_("Не явился"),
        past=_("Отмечена неявка"),
        guards=[edition_is_before_marking],
    )
    undo_attendance = move(
        P.CHECKED_IN,
        P.ABSENT,
        to=P.INVITED,
        permission="olympiad.record_attendance",
        label=_("Снять отметку"),
        past=_("Отметка снята"),
        guards=[edition_is_before_marking],
    )
    finish = move(
        P.CHECKED_IN,
        to=P.TOOK_PART,
        permission="olympiad.record_attendance",
        label=_("Сдал работу"),
        past=_("Работа сдана"),
        guards=[edition_is_before_marking],
    )
    interrupt = move(
        P.CHECKED_IN,
        P.TOOK_PART,
        to=P.INTERRUPTED,
        permission="olympiad.record_incident",
        label=_("Прервал по уважительной причине"),
        past=_("Участие прервано"),
        guards=[edition_is_before_marking],
        asks=True,
    )
    remove = move(
        P.CHECKED_IN,
        P.TOOK_PART,
        to=P.DISQUALIFIED,
        permission="olympiad.record_incident",
        label=_("Удалить"),
        past=_("Участник удалён"),
        guards=[removal_is_recorded],
        tone="danger",
        explains=_("Происходит само, когда записан акт об удалении."),
    )
    reinstate = move(
        P.DISQUALIFIED,
        to=P.TOOK_PART,
        permission="olympiad.decide_participant",
        label=_("Восстановить"),
        past=_("Участник восстановлен"),
        needs_proof=True,
        asks=True,
        explains=_("По решению апелляционной комиссии. Назовите его номер и дату."),
    )
