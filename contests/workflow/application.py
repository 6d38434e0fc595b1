"""An application: from the draft to the decision on admission."""

from datetime import timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contests.states import ApplicationState as S
from contests.states import EditionState, SubmittedAs
from directory.queries import is_confirmed_representative
from foundation.workflow import Workflow, move
from privacy.states import ConsentKind

BEFORE_PROTOCOL = (EditionState.ANNOUNCED, EditionState.SCORING, EditionState.SCORING_CLOSED)


def unanswered_questions(application) -> list:
    """Return the required questions of the nomination that are asked and have no answer yet."""
    answers, questions = application.answers, application.nomination.with_read("questions").questions.all()
    required = [question for question in questions if question.needs_answer and question.is_asked(answers)]
    return [question for question in required if not str(answers.get(question.key) or "").strip()]


def empty_slots(application) -> list:
    """Return the required papers that are not attached yet."""
    filled = {paper.slot_id for paper in application.papers}
    slots = application.nomination.with_read("slots").slots.all()
    return [slot for slot in slots if slot.is_required and slot.pk not in filled]


def intake_allows(application, at=None):
    """Guard: a first submission keeps to the dates of intake; a returned application has until the scoring starts."""
    edition = application.edition
    if edition.state != EditionState.ANNOUNCED:
        return _("Заявки сейчас не принимаются: состояние конкурса – «%(phase)s».") % {"phase": edition.phase}
    # A paper came when it came, however late it is typed.
    if application.sequence is None and application.paper_received_at:
        at = application.paper_received_at
    if application.correction and application.correction.is_overdue(at, grace=edition.grace_minutes):
        return _("Срок доработки закончился. Если помешал сбой, позвоните организаторам.")
    if application.sequence is not None or edition.intake_is_open(at) or edition.intake_is_in_grace(at):
        return None
    if application.has_extension(at):
        return None
    if not edition.intake_has_opened(at):
        return _("Приём заявок ещё не открыт. Черновик сохранён.")
    return _("Приём заявок закончился. Черновик сохранён. Если помешал сбой, позвоните организаторам.")


def revision_is_open(application) -> str | Promise | None:
    """Return why its owner may not change the application now, or None. The grace is for sending, not for writing."""
    edition = application.edition
    if not application.is_open_for_revision:
        return _("Заявка уже отправлена, изменить её нельзя.")
    if edition.state != EditionState.ANNOUNCED:
        return _("Заявки сейчас не принимаются: состояние конкурса – «%(phase)s».") % {"phase": edition.phase}
    if application.correction and application.correction.is_overdue():
        return _("Срок доработки закончился, изменить заявку нельзя.")
    return _draft_is_late(application) if application.sequence is None else None


def _draft_is_late(application) -> str | Promise | None:
    edition = application.edition
    # A paper that came in time is typed when there is time.
    if application.is_on_paper or application.has_extension() or timezone.now() < edition.intake_closes_at:
        return None
    if not edition.intake_is_in_grace():
        return _("Приём заявок закончился, изменить черновик нельзя.")
    end = timezone.localtime(edition.intake_closes_at + timedelta(minutes=edition.grace_minutes))
    words = _("Приём заявок закончился, изменить черновик нельзя. Отправить его как есть можно до %(end)s.")
    return words % {"end": f"{end:%H:%M}"}


def questions_are_answered(application):
    """Guard: every required question has an answer; the missing ones are named."""
    if missing := unanswered_questions(application):
        return _("Ответьте на вопросы: %(list)s.") % {"list": "; ".join(f"«{question}»" for question in missing)}
    return None


def papers_are_attached(application):
    """Guard: every required paper is attached; the missing ones are named."""
    if missing := empty_slots(application):
        return _("Приложите документы: %(list)s.") % {"list": "; ".join(f"«{slot}»" for slot in missing)}
    return None


def consent_is_given(application):
    """Guard: the applicant agreed that his personal data are processed for this application (152-ФЗ, art. 6)."""
    if ConsentKind.PROCESSING not in application.agreed:
        return _("Дайте согласие на обработку персональных данных.")
    return None


def edition_is_screening(application):
    """Guard: decisions on admission are taken before the scoring."""
    if application.edition.state != EditionState.ANNOUNCED:
        return _("Решение о допуске принимают до начала оценки.")
    return None


def representation_is_confirmed(application):
    """Guard: the applicant may act for the organisation on whose behalf he applied. On paper its own signature and seal say so."""
    if application.has_nominee:
        return None
    if not is_confirmed_representative(application.applicant, application.organization):
        words = _("Сначала подтвердите, что %(person)s представляет эту организацию: %(organization)s.")
        return words % {"person": application.applicant.get_short_name(), "organization": application.organization}
    return None


def nominee_has_agreed(application):
    """Guard: whoever was put forward by another person agreed to it himself."""
    if application.submitted_as != SubmittedAs.NOMINATOR:
        return None
    asked = getattr(application, "nominee_consent", None)
    if asked is None or asked.agreed is None:
        return _("Выдвинутый человек ещё не ответил, согласен ли участвовать.")
    return None if asked.agreed else _("Выдвинутый человек отказался участвовать.")


def protocol_is_not_signed(application):
    """Guard: after the protocol an application leaves the contest by another protocol only."""
    if application.edition.state not in BEFORE_PROTOCOL:
        return _("Протокол уже подписан: отозвать заявку нельзя.")
    return None


class ApplicationWorkflow(Workflow):
    """Moves of one application."""

    model = "contests.Application"
    related = ("nomination", "applicant", "organization__municipality")

    submit = move(
        S.DRAFT,
        S.RETURNED,
        to=S.SUBMITTED,
        permission="contests.submit_application",
        label=_("Отправить заявку"),
        past=_("Заявка отправлена"),
        guards=[intake_allows, questions_are_answered, papers_are_attached, consent_is_given],
        tone="primary",
        explains=_("Заявка получит номер. Вам придёт письмо с подтверждением."),
    )
    admit = move(
        S.SUBMITTED,
        to=S.ADMITTED,
        permission="contests.admit_application",
        label=_("Допустить"),
        past=_("Заявка допущена"),
        guards=[edition_is_screening, representation_is_confirmed, nominee_has_agreed],
        tone="primary",
        explains=_("Заявку будет оценивать жюри. Заявителю придёт письмо."),
    )
    return_ = move(
        S.SUBMITTED,
        to=S.RETURNED,
        permission="contests.return_application",
        label=_("Вернуть на доработку"),
        past=_("Заявка возвращена на доработку"),
        guards=[edition_is_screening],
        asks=True,
        explains=_(
            "Напишите, что исправить. Заявитель получит письмо и сможет отправить заявку снова. Номер сохранится."
        ),
    )
    reject = move(
        S.SUBMITTED,
        S.RETURNED,
        to=S.REJECTED,
        permission="contests.reject_application",
        label=_("Не допускать"),
        past=_("Заявка не допущена"),
        guards=[edition_is_screening],
        tone="danger",
        asks=True,
        explains=_("Укажите причину со ссылкой на пункт положения. Заявителю придёт письмо."),
    )
    withdraw = move(
        S.SUBMITTED,
        S.RETURNED,
        S.ADMITTED,
        to=S.WITHDRAWN,
        permission="contests.withdraw_application",
        label=_("Отозвать заявку"),
        past=_("Заявка отозвана"),
        guards=[protocol_is_not_signed],
        tone="danger",
        asks=True,
        explains=_("Отозванная заявка в конкурсе не участвует. До конца приёма можно подать новую, с новым номером."),
    )
