"""Verbs of the intake on paper: the secretary types what lies before him, into the same journal and the same numbers."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.actions.application import locked
from contests.models import Application, ContestEdition
from contests.states import EditionState, SubmittedAs
from contests.workflow.application import revision_is_open
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from foundation.uploads.fields import InspectedFile
from privacy.actions.paper import prepare_papers, upload_paper, verify_paper
from privacy.states import NOTHING, ConsentKind, PublicScope


@transaction.atomic
def open_paper_application(nomination, *, by, organization, received_at: datetime, **participant) -> Application:
    """Return a draft of an application that came on paper at `received_at`; `participant` are its `nominee_…` columns.

    Raises PermissionDenied; ValidationError; Refusal for a moment outside the intake, or where the same person already applied.
    """
    edition = held(ContestEdition, nomination.edition_id, no_key=True)
    if not allows(by, "contests.enter_paper_application", edition):
        raise PermissionDenied
    _check_moment(edition, received_at)
    application = Application(
        edition=edition,
        nomination=nomination,
        applicant=by,
        organization=organization,
        submitted_as=SubmittedAs.PAPER,
        paper_received_at=received_at,
        **participant,
    )
    _check_twin(application)
    application.full_clean()
    application.save()
    record(application, "contests.application.open_paper", by=by, nomination=nomination.title)
    return application


def _check_moment(edition, received_at):
    if edition.state != EditionState.ANNOUNCED:
        raise Refusal(_("Заявки сейчас не принимаются: состояние конкурса – «%(phase)s».") % {"phase": edition.phase})
    if received_at > timezone.now():
        raise Refusal(_("Это время ещё не наступило. Укажите, когда бумага получена."))
    if not edition.intake_is_open(received_at):
        raise Refusal(_("Бумага получена не в дни приёма заявок. Если срок продлён, сначала запишите продление."))


def _check_twin(application):
    """Refuse a second application of one person from one organisation in one nomination, whoever typed the first."""
    same = Application.objects.live().filter(nomination=application.nomination, organization=application.organization)
    names = application.participant.get_full_name().casefold()
    for other in same.select_related("edition", "applicant"):
        if other.participant.get_full_name().casefold() == names:
            raise Refusal(_("От этого человека уже есть: %(application)s.") % {"application": other})


@transaction.atomic
def record_paper_consents(
    application, *, by, upload: InspectedFile, publication: PublicScope | None = None, **signed
) -> Application:
    """Keep the scan of the consents that the participant signed: to processing, and to publication where he ticked it.

    `signed` is what `verify_paper` asks of the sheet: signed_on, signatures. Raises PermissionDenied; ValidationError for a sheet without a signature or dated ahead; Refusal for what is not on paper,
    was recorded already, or may not be changed now.
    """
    application = locked(application)
    if not allows(by, "contests.enter_paper_application", application.edition):
        raise PermissionDenied
    if not application.is_on_paper:
        raise Refusal(_("Эту заявку подал сам участник: согласие он даёт на сайте."))
    if reason := revision_is_open(application):
        raise Refusal(reason)
    scopes = {ConsentKind.PROCESSING: NOTHING} | ({ConsentKind.PUBLICATION: publication} if publication else {})
    if known := application.agreed.intersection(scopes):
        kinds = ", ".join(str(ConsentKind(kind).label).lower() for kind in sorted(known))
        raise Refusal(_("Согласие уже записано: %(kinds)s.") % {"kinds": kinds})
    papers = prepare_papers(
        scopes, by=by, subject_name=application.participant.get_full_name(), about=application.consent_subject,
        matter=str(application.edition),
    )  # fmt: skip
    for paper in papers:
        upload.seek(0)
        uploaded = upload_paper(paper, by=by, upload=upload)
        verify_paper(uploaded, by=by, scope=scopes[ConsentKind(paper.text.kind)], **signed)
    return application
