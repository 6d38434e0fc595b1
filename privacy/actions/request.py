"""Verbs of what a person asks about his data: he asks, the secretary answers within the term."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.workflow import performs
from privacy import letters
from privacy.actions.withdrawal import add_working_days
from privacy.models import SubjectRequest
from privacy.states import RequestKind
from privacy.workflow import RequestWorkflow


@transaction.atomic
def ask_about_data(*, by, kind: RequestKind, text: str = "") -> SubjectRequest:
    """Write what `by` asks about his own data; the answer is due after as many working days as the settings say.

    Raises PermissionDenied; Refusal while the same question waits for its answer.
    """
    if not allows(by, "privacy.ask_about_data"):
        raise PermissionDenied
    # The row of the person is the queue: two presses of one button come one after another.
    User.objects.select_for_update().get(pk=by.pk)
    if SubjectRequest.objects.open().filter(person=by, kind=kind).exists():
        raise Refusal(_("Такое обращение уже ждёт ответа. Ещё раз отправлять не нужно."))
    due_on = add_working_days(timezone.localdate(), settings.PERSONAL_DATA_TERMS["answer_working_days"])
    request = SubjectRequest(person=by, kind=kind, text=text, due_on=due_on)
    request.full_clean()
    request.save()
    record(request, "privacy.subjectrequest.ask", by=by, kind=str(kind))
    letters.request_received.post(to=by.email, about=request, once=f"privacy.request_received:{request.code}")
    return request


@performs(RequestWorkflow.take)
def take_request(request, *, by):
    """Say that somebody is at it."""


@performs(RequestWorkflow.fulfil)
def fulfil_request(request, *, by, answer: str):
    """Tell the person what was done."""
    _answer(request, answer, by=by)


@performs(RequestWorkflow.refuse)
def refuse_request(request, *, by, answer: str):
    """Tell the person why it cannot be done, and by which law."""
    _answer(request, answer, by=by)


@performs(RequestWorkflow.withdraw)
def withdraw_request(request, *, by):
    """Let the person change his mind."""


def _answer(request, answer, *, by):
    request.answer, request.answered_at, request.answered_by = answer, timezone.now(), by
    letters.request_answered.post(
        to=request.person.email, about=request, once=f"privacy.request_answered:{request.code}", answer=answer
    )
