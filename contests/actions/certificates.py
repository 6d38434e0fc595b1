"""The verb that turns the awards of a signed protocol into certificates."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.actions.issue import issue_certificate
from certificates.facts import CertificateFacts
from certificates.models import Certificate
from certificates.queries import signatories_on
from certificates.states import CertificateKind
from contests.models import Award, ContestEdition
from contests.states import AwardKind, EditionState
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.russian.dates import date_words
from privacy.queries import agreed_abouts
from privacy.states import ConsentKind

AFTER_SIGNING = (EditionState.PROTOCOL_SIGNED, EditionState.PUBLISHED)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# The document word is the layout's heading; what stands under it is the award itself.
WORDS = {
    CertificateKind.WINNER: _("Диплом"),
    CertificateKind.PRIZE_WINNER: _("Диплом"),
    CertificateKind.PARTICIPANT: _("Сертификат участника"),
}


@transaction.atomic
def issue_certificates(edition, *, by) -> list[Certificate]:
    """Issue a certificate for every award of the signed protocol and return them; pressed again, it returns the same ones.

    Raises PermissionDenied; Refusal before the protocol is signed or while nobody may sign certificates.
    """
    edition = ContestEdition.objects.select_for_update(no_key=True).select_related("contest").get(pk=edition.pk)
    if not allows(by, "contests.issue_certificates", edition):
        raise PermissionDenied
    if edition.state not in AFTER_SIGNING:
        raise Refusal(_("Дипломы выдают после подписания протокола."))
    today = timezone.localdate()
    signatories = signatories_on(today)
    related = (
        "protocol",
        "application__applicant",
        "application__nomination",
        "application__organization__municipality",
    )
    awards = Award.objects.filter(protocol__edition=edition).select_related(*related)
    agreed = agreed_abouts([award.application.consent_subject for award in awards], ConsentKind.PUBLICATION)
    issued = [
        issue_certificate(
            kind_of(award),
            source=f"contests.Award:{award.pk}",
            facts=facts_of(award, edition, signatories=signatories, today=today, agreed=agreed),
            holder=None if award.application.has_nominee else award.application.applicant,
            by=by,
        )
        for award in awards
    ]
    record(edition, "contests.contestedition.certificates", by=by, count=len(issued))
    return issued


def kind_of(award: Award) -> CertificateKind:
    """Return what an award is printed as: a first place, another prize, or having taken part."""
    if award.kind == AwardKind.PARTICIPANT:
        return CertificateKind.PARTICIPANT
    return CertificateKind.WINNER if award.place == 1 else CertificateKind.PRIZE_WINNER


def facts_of(award: Award, edition: ContestEdition, *, signatories, today, agreed) -> CertificateFacts:
    """Return the words of a certificate; the name is shown to strangers only where its holder agreed (152-ФЗ, art. 10.1)."""
    application, protocol, kind = award.application, award.protocol, kind_of(award)
    holder = application.participant
    return CertificateFacts(
        document_word=str(WORDS[kind]),
        holder_last=holder.last_name,
        holder_first=holder.first_name,
        holder_patronymic=holder.patronymic,
        holder_role=f"{application.organization}, {application.organization.municipality}",
        award_words=award_words(award),
        contest_title=f"{edition.title} – {edition.year}",
        nomination=application.nomination.title,
        organisation=settings.BRANCH_NAME,
        basis=_("Протокол № %(number)s от %(date)s")
        % {"number": protocol.number, "date": date_words(protocol.held_on)},
        signatories=signatories,
        city=settings.BRANCH_CITY,
        date=today,
        publish_name=application.consent_subject in agreed,
    )


def award_words(award: Award) -> str:
    """Write a place in Roman figures: «I место», shared «II–III место»; an encouragement in words; nothing for having taken part."""
    if award.place is None or award.place_to is None:
        return str(_("Поощрительная награда")) if award.kind == AwardKind.INCENTIVE else ""
    places = sorted({award.place, award.place_to})
    figures = "–".join(ROMAN[place - 1] if place <= len(ROMAN) else str(place) for place in places)
    return str(_("%(place)s место") % {"place": figures})
