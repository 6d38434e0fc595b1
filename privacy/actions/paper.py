"""Verbs of a consent on paper: a blank is prepared, comes back signed, is looked at, and only then counts."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.uploads.fields import InspectedFile
from foundation.workflow import performs
from privacy import letters
from privacy.models import Consent, ConsentPaper
from privacy.models.paper import OWN_MATTER
from privacy.queries import age_rule, current_text
from privacy.states import NOTHING, ConsentAudience, ConsentChannel, ConsentKind, PublicScope, Signers
from privacy.workflow import PaperWorkflow


@transaction.atomic
def prepare_papers(
    kinds: Iterable[ConsentKind], *, by, subject_name: str, about: str = "", **facts
) -> list[ConsentPaper]:
    """Prepare a blank of each kind for one person and return them: separate sheets, for consents are never joined.

    `about` names the matter by value ("olympiad.Participant:15"); without it the paper is its own matter. `facts`:
    matter (the same in words), holder (the account in whose cabinet the blanks lie), born_on, representative_name, relation.
    Who signs, the age decides.
    Raises PermissionDenied; ValidationError; Refusal while a text is not in force.
    """
    if not allows(by, "privacy.prepare_paper"):
        raise PermissionDenied
    return draw_up_papers(kinds, by=by, subject_name=subject_name, about=about, **facts)


def draw_up_papers(
    kinds: Iterable[ConsentKind], *, by, subject_name: str, about: str = "", **facts
) -> list[ConsentPaper]:
    """Do as `prepare_papers` for a floor above that has asked its own right about its own matter; within its transaction."""
    signers = age_rule().signers(facts.get("born_on"), on=timezone.localdate())
    audience = ConsentAudience.SELF if signers == Signers.SUBJECT else ConsentAudience.MINOR
    if signers == Signers.SUBJECT:
        facts |= {"representative_name": "", "relation": ""}
    elif not (facts.get("representative_name") and facts.get("relation")):
        words = _("За несовершеннолетнего подписывает законный представитель. Укажите, кто это.")
        raise ValidationError({"representative_name": words})
    facts |= {"subject_name": subject_name, "signers": signers}
    return [_prepare(ConsentKind(kind), audience, by=by, about=about, facts=facts) for kind in kinds]


def _prepare(kind, audience, *, by, about, facts):
    text = current_text(kind, audience)
    if text is None:
        raise Refusal(_("Текст согласия ещё не утверждён. Сообщите об этом в отделение."))
    paper = ConsentPaper(text=text, prepared_by=by, **facts)
    paper.about = about or f"{OWN_MATTER}{paper.code}"
    paper.full_clean()
    paper.save()
    record(paper, "privacy.consentpaper.prepare", by=by, kind=kind, signers=paper.signers, about=paper.about)
    return paper


@performs(PaperWorkflow.upload)
def upload_paper(paper, *, by, upload: InspectedFile):
    """Keep the signed sheet in place of whatever was sent before."""
    before, facts = paper.file.name, upload.inspected
    paper.file, paper.name, paper.content_type = upload, facts.name, facts.content_type
    paper.size, paper.sha256, paper.uploaded_at = facts.size, facts.sha256, timezone.now()
    paper.reason = ""
    if before:
        # A sheet that was not accepted is nobody's business any more; it goes when the new one is safe.
        transaction.on_commit(lambda: paper.file.storage.delete(before))
    return {"sha256": facts.sha256}


@performs(PaperWorkflow.verify)
def verify_paper(paper, *, by, signed_on: date, signatures: bool, scope: PublicScope = NOTHING):
    """Write the consent that the signed sheet gives. `scope` is what is ticked on it, for a publication only.

    Raises ValidationError when a signature is missing, or the date on the sheet lies ahead.
    """
    if not signatures:
        raise ValidationError({"signatures": _("Без всех подписей согласие не действует. Не принимайте бланк.")})
    if signed_on > timezone.localdate():
        raise ValidationError({"signed_on": _("Эта дата ещё не наступила. Укажите дату с бланка.")})
    paper.signed_on, paper.verified_by, paper.verified_at = signed_on, by, timezone.now()
    consent = Consent(
        text=paper.text,
        about=paper.about,
        channel=ConsentChannel.PAPER,
        signers=paper.signers,
        paper=paper,
        entered_by=by,
        scope=scope.as_json() if paper.text.kind == ConsentKind.PUBLICATION else {},
        given_at=timezone.make_aware(datetime.combine(signed_on, time())),
    )
    consent.full_clean()
    consent.save()
    record(consent, "privacy.consent.give", by=by, kind=paper.text.kind, version=paper.text.version, about=paper.about)
    _tell(paper, letters.paper_verified)
    return {"consent": consent.code}


@performs(PaperWorkflow.reject)
def reject_paper(paper, *, by, reason):
    """Say what is wrong with the sheet; the next one may be sent."""
    paper.reason = reason
    _tell(paper, letters.paper_rejected, reason=reason)


@performs(PaperWorkflow.cancel)
def cancel_paper(paper, *, by):
    """Let go of a blank that nobody will sign."""


@performs(PaperWorkflow.withdraw)
def withdraw_paper(paper, *, by):
    """Mark the sheet whose consent was taken back; it stays, for it proves what was allowed until then."""


def _tell(paper, letter, **facts):
    reader = paper.holder or paper.prepared_by
    moment = f"{paper.code}:{paper.uploaded_at:%Y%m%d%H%M%S}"
    letter.post(to=reader.email, about=paper, once=f"{letter.slug}:{moment}", **facts)
