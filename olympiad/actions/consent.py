"""Verbs about the consents of pupils: blanks with the names filled in, the signed sheets. The check is the floor's of consents."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from foundation.uploads.fields import InspectedFile
from olympiad.models import OlympiadParticipant
from olympiad.queries.consents import KINDS, papers_about
from olympiad.states import LIVE
from olympiad.workflow import ParticipantWorkflow
from privacy.actions.paper import draw_up_papers, upload_paper
from privacy.models import ConsentPaper
from privacy.states import PaperState

GONE = (PaperState.CANCELLED, PaperState.WITHDRAWN)


@transaction.atomic
def prepare_consents(participant, *, by) -> list[ConsentPaper]:
    """Prepare the blanks that a pupil still lacks, a sheet of its own for each kind, and return the new ones.

    Raises PermissionDenied; ValidationError while nobody is named who signs for a minor; Refusal while a text is not in force.
    """
    participant = held(OlympiadParticipant, participant.pk, *ParticipantWorkflow.related)
    if not allows(by, "olympiad.collect_consents", participant):
        raise PermissionDenied
    if participant.state not in LIVE:
        raise Refusal(_("Участник отозван или не допущен: согласия больше не нужны."))
    papers = papers_about([participant.consent_subject]).exclude(state__in=GONE)
    lacking = [kind for kind in KINDS if kind not in {paper.text.kind for paper in papers}]
    if not lacking:
        return []
    pupil = participant.pupil
    made = draw_up_papers(
        lacking,
        by=by,
        about=participant.consent_subject,
        matter=f"{participant.stage.edition.title}, {participant.stage.edition.year}"[:200],
        subject_name=pupil.full_name,
        born_on=pupil.born_on,
        representative_name=pupil.representative_name,
        relation=pupil.relation,
    )
    record(participant, "olympiad.olympiadparticipant.prepare_consents", by=by, kinds=[str(kind) for kind in lacking])
    return made


@transaction.atomic
def prepare_all_consents(entry, *, by) -> int:
    """Prepare the blanks of every pupil of the school for whom it is known who signs; return how many blanks are new.

    Raises PermissionDenied; Refusal when there is nobody to prepare them for.
    """
    if not allows(by, "olympiad.collect_consents", entry):
        raise PermissionDenied
    people = OlympiadParticipant.objects.live().filter(stage=entry.stage_id, school=entry.school_id)
    named = people.exclude(pupil__representative_name="").exclude(pupil__relation="")
    if not named.exists():
        raise Refusal(_("Впишите учеников и их родителей или опекунов: на бланке должно стоять, кто подписывает."))
    return sum(len(prepare_consents(participant, by=by)) for participant in named.by_name())


@transaction.atomic
def upload_consent(paper, *, by, participant, upload: InspectedFile) -> ConsentPaper:
    """Keep the signed sheet of a pupil's paper. Raises PermissionDenied; Refusal when it was checked already."""
    if not allows(by, "olympiad.collect_consents", participant) or paper.about != participant.consent_subject:
        raise PermissionDenied
    # The right was asked of the participant: a colleague who came later carries on what the former one has prepared.
    paper = upload_paper(paper, by=None, upload=upload)
    record(participant, "olympiad.olympiadparticipant.upload_consent", by=by, kind=paper.text.kind)
    return paper
