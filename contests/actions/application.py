"""Verbs of an application: opened, written, sent, decided. The number is given once, in the order of sending, without gaps."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contests import documents, letters
from contests.actions.nominee import ask_nominee
from contests.actions.result import mark_results_stale
from contests.models import Application, ApplicationVersion, ContestEdition, CorrectionRequest, FormVersion
from contests.models.question import asked_only
from contests.queries.intake import conflicting, receipt_of
from contests.states import SubmittedAs
from contests.workflow import ApplicationWorkflow
from contests.workflow.application import intake_allows, revision_is_open
from directory.queries import organizations_of
from foundation.audit import record
from foundation.errors import Outdated, Refusal
from foundation.ledger import digest
from foundation.permissions import allows
from foundation.prepared import held
from foundation.workflow import performs


@transaction.atomic
def open_application(nomination, *, by, organization) -> Application:
    """Return a draft for this nomination on behalf of `organization`: the live one when there is one, else a new one.

    Raises PermissionDenied; Refusal outside of intake or for an organisation that `by` does not represent.
    """
    # The row of the contest is the queue: of two presses of one button the second finds what the first one made.
    edition = held(ContestEdition, nomination.edition_id, no_key=True)
    if not allows(by, "contests.open_application", edition):
        raise PermissionDenied
    mine = Application.objects.live().filter(nomination=nomination, applicant=by, organization=organization)
    if live := mine.select_related("edition", "nomination").first():
        return live
    if not edition.intake_is_open():
        raise Refusal(_("Заявки сейчас не принимаются: состояние конкурса – «%(phase)s».") % {"phase": edition.phase})
    if not organizations_of(by).filter(pk=organization.pk).exists():
        raise Refusal(_("Выберите организацию, которую вы представляете."))
    application = Application(edition=edition, nomination=nomination, applicant=by, organization=organization)
    application.full_clean()
    application.save()
    record(application, "contests.application.open", by=by, nomination=nomination.title)
    return application


@transaction.atomic
def revise_application(application, *, by, revision: int, answers: dict) -> Application:
    """Keep these answers (key of question -> text); the ones not named stay. Returns the fresh application.

    Raises PermissionDenied; Refusal when it may not be changed now; Outdated when an answer was changed by another
    window since `revision`; ValidationError {key: words} for answers of a wrong shape.
    """
    # What a nomination asks is settled before the first application: its questions may have been read before the lock.
    nomination, application = application.nomination, locked(application)
    if not allows(by, "contests.change_application", application):
        raise PermissionDenied
    if reason := revision_is_open(application):
        raise Refusal(reason)
    cleaned = clean_answers(nomination, answers)
    changed = sorted(key for key, answer in cleaned.items() if application.answers.get(key, "") != answer)
    if closed := [key for key in changed if not application.opens(f"question-{key}")]:
        raise Refusal(
            _("Можно исправить только то, что назвал секретарь. Лишнее: %(keys)s.") % {"keys": ", ".join(closed)}
        )
    if conflicting(application, cleaned, revision):
        raise Outdated(_("Заявку изменили в другом окне. Ваш текст не пропал: сравните и сохраните нужное."))
    if changed:
        application.answers = application.answers | cleaned
        application.revision += 1
        application.touched = application.touched | dict.fromkeys(changed, application.revision)
        application.save(update_fields=["answers", "touched", "revision", "updated_at"])
        record(application, "contests.application.revise", by=by, fields=changed)
    return application


def locked(application) -> Application:
    """Return the application with its row held until the end of the transaction."""
    return held(Application, application.pk, "edition")


def clean_answers(nomination, answers: dict) -> dict[str, str]:
    """Return the answers as they are kept. Raises ValidationError with all faults at once, unknown keys among them."""
    questions = {question.key: question for question in nomination.with_read("questions").questions.all()}
    cleaned: dict[str, str] = {}
    faults: dict[str, Sequence[str | Promise]] = {}
    for key, answer in answers.items():
        if key not in questions:
            faults[key] = [_("В этой номинации нет такого вопроса.")]
            continue
        try:
            cleaned[key] = questions[key].clean_answer(answer)
        except ValidationError as error:
            faults[key] = error.messages
    if faults:
        raise ValidationError(faults)
    return cleaned


@performs(ApplicationWorkflow.submit)
def submit_application(application, *, by):
    """Give the number (once), freeze what was sent and post the receipt. Sent again after a return, it keeps its number."""
    now = timezone.now()
    at = application.paper_received_at or now
    # Whoever holds the row of the contest takes the next number; what was true before waiting is asked again.
    application.edition = held(ContestEdition, application.edition_id, "contest", no_key=True)
    if reason := intake_allows(application, at=at):
        raise Refusal(reason)
    if application.sequence is None:
        application.sequence = next_sequence(application.edition)
        application.received_at = at
        application.in_grace = application.edition.intake_is_in_grace(at)
    application.decision_reason = ""
    # The guards read it while the state was still "returned".
    if application.correction:
        application.corrections.filter(answered_at=None).update(answered_at=at)
    version = freeze(application, by=by, at=now)
    if application.submitted_as == SubmittedAs.NOMINATOR and version.number == 1:
        ask_nominee(application, by=by)
    receipt = receipt_of(application, version)
    if not application.address:
        return {"number": application.number, "version": version.number, "sha256": version.sha256}
    letters.application_received.post(
        to=application.address,
        about=application,
        once=f"contests.application_received:{application.code}:{version.number}",
        attachments=[(f"{application.number}.pdf", documents.render_receipt(receipt), "application/pdf")],
        receipt=receipt,
        is_first=version.number == 1,
    )
    return {"number": application.number, "version": version.number, "sha256": version.sha256}


def next_sequence(edition) -> int:
    """Return the next number of the contest; the caller holds the row of the contest."""
    return (edition.applications.aggregate(top=Max("sequence"))["top"] or 0) + 1


def freeze(application, *, by, at) -> ApplicationVersion:
    """Write what is sent now, with one digest over answers and papers; versions are never changed."""
    number = application.versions.count() + 1
    papers = [
        {"slot": row.slot.label, "code": row.code, "name": row.name, "size": row.size, "sha256": row.sha256}
        for row in application.papers
    ]
    questions = application.nomination.with_read("questions").questions.all()
    form, answers = frozen_form(application.nomination, questions, at=at), asked_only(questions, application.answers)
    sent = {
        "application": application.code,
        "number": number,
        "answers": answers,
        "papers": papers,
        "form": form.sha256,
    }
    version = ApplicationVersion(
        application=application,
        number=number,
        form=form,
        answers=answers,
        attachments=papers,
        sha256=digest(sent),
        author=by,
        at=at,
    )
    version.save()
    return version


def frozen_form(nomination, questions, *, at) -> FormVersion:
    """Return the form as it is asked now; the first application that is sent by it freezes it. The caller holds the contest."""
    fields = [question.facts() for question in questions]
    sha256 = digest({"fields": fields})
    if known := FormVersion.objects.filter(nomination=nomination, sha256=sha256).first():
        return known
    number = FormVersion.objects.filter(nomination=nomination).count() + 1
    form = FormVersion(nomination=nomination, number=number, fields=fields, sha256=sha256, at=at)
    form.save()
    return form


@performs(ApplicationWorkflow.admit)
def admit_application(application, *, by):
    """Let the application be scored, and tell its owner."""
    application.decision_reason = ""
    tell(application, letters.application_admitted)


@performs(ApplicationWorkflow.return_)
def return_application(application, *, by, reason, fields=(), due_at=None):
    """Give the application back to be corrected; `reason` says what.

    `fields` are the anchors that may be changed (all when none is named), `due_at` is the term. Raises Refusal for a past term.
    """
    at = timezone.now()
    if due_at and due_at <= at:
        raise Refusal(_("Срок доработки уже прошёл. Укажите время впереди."))
    application.decision_reason = reason
    correction = CorrectionRequest(
        application=application, fields=list(fields), due_at=due_at, note=reason, by=by, at=at
    )
    correction.save()
    tell(application, letters.application_returned, reason=reason, due_at=due_at)
    return {"reason": reason, "fields": list(fields), "due_at": due_at.isoformat() if due_at else ""}


@performs(ApplicationWorkflow.reject)
def reject_application(application, *, by, reason):
    """Refuse admission; `reason` names the clause of the regulation."""
    application.decision_reason = reason
    application.corrections.filter(answered_at=None).update(answered_at=timezone.now())
    tell(application, letters.application_rejected, reason=reason)
    return {"reason": reason}


@performs(ApplicationWorkflow.withdraw)
def withdraw_application(application, *, by, reason=""):
    """Take the application out of the contest; its number is not given to anybody else."""
    application.decision_reason = reason
    mark_results_stale(application.edition)
    application.corrections.filter(answered_at=None).update(answered_at=timezone.now())
    tell(application, letters.application_withdrawn, reason=reason)
    return {"reason": reason} if reason else None


def tell(application, kind, **facts):
    """Post a letter about a decision: one for each version that was decided upon."""
    if not application.address:
        return
    version = application.versions.count()
    kind.post(
        to=application.address,
        about=application,
        once=f"{kind.slug.replace('/', '.')}:{application.code}:{version}",
        **facts,
    )
