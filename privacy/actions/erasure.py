"""The end of consents, papers, requests and records of access: by their terms, or when their matter is gone."""

from django.db import transaction

from foundation.audit import forget
from outbox.actions.erasure import erase_letters_about
from privacy.actions.consent import take_back
from privacy.models import AccessRecord, Consent, ConsentPaper, SubjectRequest


@transaction.atomic
def end_consents(about: str, *, by=None) -> int:
    """Let every consent about a matter that is no more cease to hold; their own term begins. Return how many there were."""
    rows = list(Consent.objects.active().filter(about=about).select_for_update(of=("self",)).select_related("text"))
    for consent in rows:
        take_back(consent, by=by)
    return len(rows)


@transaction.atomic
def erase_consent(consent, *, by=None) -> str:
    """Remove a consent that ended, with the sheet that nothing else stands on; return its code."""
    paper = consent.paper
    forget(consent, f"Согласие {consent.code}")
    Consent.objects.filter(pk=consent.pk).delete()
    if paper and not paper.consents.exists():
        erase_paper(paper)
    return consent.code


@transaction.atomic
def erase_paper(paper, *, by=None) -> str:
    """Remove a blank and its signed sheet; return its code."""
    if paper.file:
        storage, name = paper.file.storage, paper.file.name
        transaction.on_commit(lambda: storage.delete(name))
    erase_letters_about(paper)
    forget(paper, f"Бланк {paper.code}")
    ConsentPaper.objects.filter(pk=paper.pk).delete()
    return paper.code


@transaction.atomic
def erase_request(request, *, by=None) -> str:
    """Remove a request with its answer; return its code."""
    erase_letters_about(request)
    forget(request, f"Обращение {request.code}")
    SubjectRequest.objects.filter(pk=request.pk).delete()
    return request.code


@transaction.atomic
def erase_access(record, *, by=None) -> str:
    """Remove a line of the journal of access; return its number."""
    AccessRecord.objects.filter(pk=record.pk).delete()
    return str(record.pk)
