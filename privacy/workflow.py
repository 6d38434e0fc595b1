"""The tables of moves: a consent on paper from the blank to the check, a withdrawal, a request."""

from django.utils.translation import gettext_lazy as _

from foundation.workflow import Workflow, move
from privacy.states import PaperState as P
from privacy.states import RequestState as R
from privacy.states import WithdrawalState as W


class PaperWorkflow(Workflow):
    """Nothing counts until somebody has looked at the signed sheet."""

    model = "privacy.ConsentPaper"
    related = ("text",)

    upload = move(
        P.AWAITED,
        P.REJECTED,
        to=P.UPLOADED,
        permission="privacy.upload_paper",
        label=_("Приложить подписанный бланк"),
        past=_("Бланк отправлен на проверку"),
        tone="primary",
        asks=True,
        explains=_("Скан или снимок телефоном: PDF, JPG или PNG. Должны быть видны текст, подписи и дата."),
    )
    verify = move(
        P.UPLOADED,
        to=P.VERIFIED,
        permission="privacy.verify_paper",
        label=_("Принять"),
        past=_("Согласие проверено и действует"),
        tone="primary",
        asks=True,
        explains=_("Сверьте имена, подписи и дату с бланком. Отметьте только то, что отмечено на бумаге."),
    )
    reject = move(
        P.UPLOADED,
        to=P.REJECTED,
        permission="privacy.reject_paper",
        label=_("Не принять"),
        past=_("Бланк не принят"),
        tone="danger",
        asks=True,
        explains=_("Человек получит письмо с причиной и сможет приложить новый бланк."),
    )
    cancel = move(
        P.AWAITED,
        P.REJECTED,
        to=P.CANCELLED,
        permission="privacy.cancel_paper",
        label=_("Больше не нужен"),
        past=_("Бланк снят"),
    )
    withdraw = move(
        P.VERIFIED,
        to=P.WITHDRAWN,
        permission="privacy.withdraw_paper",
        label=_("Отозвать согласие"),
        past=_("Согласие отозвано"),
        tone="danger",
    )


class WithdrawalWorkflow(Workflow):
    """The portal does its part at once; this is the word of a person that the rest is done."""

    model = "privacy.ConsentWithdrawal"

    finish = move(
        W.WAITING,
        to=W.DONE,
        permission="privacy.finish_withdrawal",
        label=_("Всё сделано"),
        past=_("Отзыв исполнен"),
        tone="primary",
        explains=_("Отметьте, когда исполнены все строки, которые портал не может исполнить сам."),
        asks=True,
    )


class RequestWorkflow(Workflow):
    """What a person asks about his data: the answer is always words."""

    model = "privacy.SubjectRequest"
    related = ("person",)

    take = move(
        R.RECEIVED,
        to=R.IN_WORK,
        permission="privacy.answer_request",
        label=_("Взять в работу"),
        past=_("Обращение в работе"),
    )
    fulfil = move(
        R.RECEIVED,
        R.IN_WORK,
        to=R.DONE,
        permission="privacy.answer_request",
        label=_("Исполнено"),
        past=_("Обращение исполнено"),
        tone="primary",
        asks=True,
        explains=_("Сначала сделайте то, о чём просят: отозвать согласия, исправить, стереть. Потом напишите ответ."),
    )
    refuse = move(
        R.RECEIVED,
        R.IN_WORK,
        to=R.REFUSED,
        permission="privacy.answer_request",
        label=_("Отказать"),
        past=_("В обращении отказано"),
        tone="danger",
        asks=True,
        explains=_("Назовите закон, который обязывает хранить данные, и срок, до которого они хранятся."),
    )
    withdraw = move(
        R.RECEIVED,
        R.IN_WORK,
        to=R.WITHDRAWN,
        permission="privacy.withdraw_request",
        label=_("Передумал"),
        past=_("Обращение отменено"),
    )
