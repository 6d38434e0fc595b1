"""What is left of an application when its term is over: number, nomination, points, place. The person is gone from it.

Nothing that was computed changes: marks, places and the chain of the ledger hold numbers of rows, never names.
"""

from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from accounts.actions.erasure import ghost
from contests.models import Application, Attachment, Conflict, Protocol
from contests.states import ApplicationState, SubmittedAs
from foundation.audit import forget
from outbox.actions.erasure import erase_letters_about
from privacy.actions.erasure import end_consents

ERASED = "Данные удалены"


@transaction.atomic
def erase_application(application, *, by=None) -> str:
    """Take every trace of a person out of an application and its contest's protocol; a draft goes whole. Return its number.

    Files are removed from the disk when the transaction is done. The right is the caller's: a term of keeping or a request.
    """
    application = Application.objects.select_for_update(of=("self",)).select_related("edition").get(pk=application.pk)
    number = application.number or application.code
    _erase_files(application)
    erase_letters_about(application)
    end_consents(application.consent_subject, by=by)
    forget(application, f"Заявка {number}")
    if application.state == ApplicationState.DRAFT and not application.versions.exists():
        application.attachments.all().delete()
        application.delete()
        return number
    with _past_the_seal():
        _erase_words(application)
        _erase_name_in_protocol(application)
    return number


@contextmanager
def _past_the_seal():
    """Let the erasure of personal data through the walls that PostgreSQL keeps around a signed protocol."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.erasure', 'on', true)")
        yield
        cursor.execute("SELECT set_config('portal.erasure', 'off', true)")


def _erase_files(application):
    for paper in application.attachments.all():
        if paper.file:
            storage, name = paper.file.storage, paper.file.name
            transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))
        Attachment.objects.filter(pk=paper.pk).update(file="", name=ERASED)


def _erase_words(application):
    nobody = ghost(application.code)
    rows = Application.objects.filter(pk=application.pk)
    rows.update(applicant=nobody, answers={}, decision_reason="", updated_at=timezone.now())
    # The number stands where a paper has to have a name.
    rows.filter(submitted_as=SubmittedAs.PAPER).update(
        nominee_last_name=application.number or application.code,
        nominee_first_name="",
        nominee_patronymic="",
        nominee_email="",
        nominee_phone="",
    )
    for version in application.versions.all():
        papers = [paper | {"name": ERASED} for paper in version.attachments]
        application.versions.filter(pk=version.pk).update(answers={}, attachments=papers, author=nobody)
    Conflict.objects.filter(application=application).update(reason=ERASED)


def _erase_name_in_protocol(application):
    """Put the number in place of the name. The digest stays that of the paper which was signed."""
    protocol = Protocol.objects.select_for_update().filter(edition=application.edition_id).first()
    if protocol is None:
        return
    facts = protocol.facts
    for row in (row for table in facts["nominations"] for row in table["rows"]):
        if row["application"] == application.pk:
            row |= {name: row["number"] for name in ("name", "short_name", "initials") if name in row}
            row["organization"] = ""
    Protocol.objects.filter(pk=protocol.pk).update(facts=facts)
