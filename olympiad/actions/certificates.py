"""The verb that turns a final list into diplomas and certificates, and takes back what a newer list no longer gives."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.actions.issue import issue_certificate
from certificates.actions.revoke import revoke_certificate
from certificates.facts import CertificateFacts
from certificates.models import Certificate
from certificates.queries import signatories_on
from certificates.states import CertificateKind
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from foundation.russian.dates import date_words
from olympiad.actions.commission import RELATED
from olympiad.awards import PRIZE, WINNER
from olympiad.models import OlympiadParticipant, ResultSnapshot, StageMarking
from olympiad.queries.results import latest_snapshot
from olympiad.states import MarkingState, SnapshotKind
from privacy.queries import agreed_abouts
from privacy.states import ConsentKind

KINDS = {WINNER: CertificateKind.WINNER, PRIZE: CertificateKind.PRIZE_WINNER}
WORDS = {
    CertificateKind.WINNER: (_("Диплом"), _("победителя")),
    CertificateKind.PRIZE_WINNER: (_("Диплом"), _("призёра")),
    CertificateKind.PARTICIPANT: (_("Сертификат участника"), ""),
}


@transaction.atomic
def issue_certificates(marking, *, by) -> list[Certificate]:
    """Issue a paper for everybody with a place in the final list and return them; pressed again, it returns the same ones.

    What a former list gave and the newest one does not is revoked. Raises PermissionDenied; Refusal before the final list.
    """
    marking = held(StageMarking, marking.pk, *RELATED)
    if not allows(by, "olympiad.issue_certificates", marking):
        raise PermissionDenied
    snapshot = latest_snapshot(marking, SnapshotKind.FINAL)
    if marking.state != MarkingState.FINAL or snapshot is None:
        raise Refusal(_("Дипломы выдают после утверждения окончательных результатов."))
    rows = {row["participant"]: row for row in snapshot.rows if row["place"]}
    people = OlympiadParticipant.objects.filter(pk__in=rows).select_related("pupil", "school").order_by("pk")
    agreed = agreed_abouts([person.consent_subject for person in people], ConsentKind.PUBLICATION)
    wanted = {person.consent_subject: _kind(rows[person.pk]) for person in people}
    revoked = _take_back(snapshot, wanted, by=by)
    facts = _Facts(marking, snapshot, agreed)
    issued = [
        issue_certificate(
            wanted[person.consent_subject],
            source=person.consent_subject,
            facts=facts.of(person, wanted[person.consent_subject]),
            by=by,
        )
        for person in people
    ]
    record(marking, "olympiad.stagemarking.certificates", by=by, count=len(issued), revoked=revoked)
    return issued


def _kind(row: dict) -> CertificateKind:
    return KINDS.get(row["status"], CertificateKind.PARTICIPANT)


def _take_back(snapshot: ResultSnapshot, wanted: dict[str, CertificateKind], *, by) -> int:
    """Revoke what another list gave: of another kind, or to somebody who has no place any more. Returns how many."""
    everybody = OlympiadParticipant.objects.filter(pk__in=[row["participant"] for row in snapshot.rows])
    sources = [person.consent_subject for person in everybody]
    stale = [
        paper
        for paper in Certificate.objects.in_force().filter(source__in=sources)
        if wanted.get(paper.source) != paper.kind
    ]
    reason = str(_("Результаты изменены, версия %(version)d.")) % {"version": snapshot.version}
    for paper in stale:
        revoke_certificate(paper, by=by, reason=reason)
    return len(stale)


class _Facts:
    """The words of the papers of one list."""

    def __init__(self, marking: StageMarking, snapshot: ResultSnapshot, agreed: frozenset[str]):
        self.edition, self.agreed, self.today = marking.stage.edition, agreed, timezone.localdate()
        self.signatories = signatories_on(self.today)
        words = _("Протокол № %(number)s от %(date)s")
        day = date_words(timezone.localdate(snapshot.created_at))
        self.basis = str(words % {"number": snapshot.protocol_number, "date": day})

    def of(self, person: OlympiadParticipant, kind: CertificateKind) -> CertificateFacts:
        """Return the words for one pupil; strangers see nothing of a child without consent to publication."""
        document, award = WORDS[kind]
        is_public = person.consent_subject in self.agreed
        return CertificateFacts(
            document_word=str(document),
            holder_last=person.pupil.last_name,
            holder_first=person.pupil.first_name,
            holder_patronymic=person.pupil.patronymic,
            holder_role=f"{person.school}, {person.grade} {_('класс')}",
            award_words=str(award),
            contest_title=f"{self.edition.title} – {self.edition.year}",
            organisation=settings.BRANCH_NAME,
            basis=self.basis,
            signatories=self.signatories,
            city=settings.BRANCH_CITY,
            date=self.today,
            publish_name=is_public,
            hide_name=not is_public,
        )
