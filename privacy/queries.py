"""What pages and decisions need to know about consents."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from privacy.models import AccessRecord, Consent, ConsentPaper, ConsentText, ConsentWithdrawal, SubjectRequest
from privacy.models.request import OPEN
from privacy.states import NOTHING, AgeRule, ConsentAudience, ConsentKind, PaperState, PublicScope


def current_text(
    kind: ConsentKind, audience: ConsentAudience = ConsentAudience.SELF, *, on: date | None = None
) -> ConsentText | None:
    """Return the text of `kind` in force on the day `on`, today unless told; None when none was issued by then."""
    texts = ConsentText.objects.filter(kind=kind, audience=audience)
    return texts.in_force(on=on or timezone.localdate()).first()


def current_texts(*, on: date | None = None) -> list[ConsentText]:
    """Return the texts in force: those about oneself, then those about a child, in the order of the kinds."""
    every = [(kind, audience) for audience in ConsentAudience for kind in ConsentKind]
    return [text for kind, audience in every if (text := current_text(kind, audience, on=on))]


def has_consent(about: str, kind: ConsentKind) -> bool:
    """Tell whether somebody agreed about this matter and did not take it back, whatever the version of the text."""
    return about in agreed_abouts([about], kind)


def agreed_kinds(about: str) -> frozenset[str]:
    """Return the kinds of the active consents about one matter; one query."""
    return frozenset(Consent.objects.active().filter(about=about).values_list("text__kind", flat=True))


def agreed_abouts(abouts: Iterable[str], kind: ConsentKind) -> frozenset[str]:
    """Return those of the matters about which there is an active consent of `kind`; one query for a whole list."""
    agreed = Consent.objects.active().of_kind(kind).filter(about__in=list(abouts))
    return frozenset(agreed.values_list("about", flat=True))


def public_scopes(abouts: Iterable[str]) -> dict[str, PublicScope]:
    """Return for each matter what everybody may see of it: nothing without a consent; one query for a whole list."""
    abouts = list(abouts)
    agreed = Consent.objects.active().of_kind(ConsentKind.PUBLICATION).filter(about__in=abouts)
    # The newest comes last, so it is the one that counts.
    rows = agreed.order_by("given_at", "pk").values_list("about", "scope")
    given = {about: PublicScope.of(scope) for about, scope in rows}
    return {about: given.get(about, NOTHING) for about in abouts}


def consents_of(person):
    """Return everything that a person ever agreed to, by himself or for his child, withdrawn ones too, the newest first."""
    return Consent.objects.given_by(person).select_related("text", "paper")


def papers_of(person):
    """Return the papers that lie in a person's cabinet."""
    return ConsentPaper.objects.filter(holder=person).select_related("text")


def papers_awaiting_check():
    """Return the signed sheets that somebody has to look at, the longest waiting first."""
    return ConsentPaper.objects.awaiting_check().order_by("uploaded_at").select_related("text")


def withdrawals_of(person):
    """Return the withdrawals of a person's consents, with their reports."""
    return ConsentWithdrawal.objects.filter(person=person)


def withdrawals_waiting():
    """Return the withdrawals of which a person still has to do something, the most urgent first."""
    return ConsentWithdrawal.objects.waiting().order_by("due_on")


def requests_of(person):
    """Return what a person asked about his data, the newest first."""
    return SubjectRequest.objects.filter(person=person)


def requests_waiting():
    """Return the requests without an answer, the most urgent first."""
    return SubjectRequest.objects.open().order_by("due_on")


def accesses_to(person):
    """Return who of the branch saw the data of a person and when, the newest first; roles, not names."""
    return AccessRecord.objects.concerning(person)


def age_rule() -> AgeRule:
    """Return who signs at which age, as the settings say."""
    return AgeRule(**settings.CONSENT_AGES)


def consents_ended(before: datetime):
    """Return the consents that ceased to hold before that moment."""
    return Consent.objects.filter(withdrawn_at__lt=before).select_related("paper").order_by("pk")


def papers_abandoned(before: datetime):
    """Return the blanks of before that moment that nobody signed or that were not accepted."""
    idle = [PaperState.AWAITED, PaperState.REJECTED, PaperState.CANCELLED]
    return ConsentPaper.objects.filter(state__in=idle, updated_at__lt=before).order_by("pk")


def requests_closed(before: datetime):
    """Return the requests that were answered or taken back before that moment."""
    return SubjectRequest.objects.filter(updated_at__lt=before).exclude(state__in=OPEN).order_by("pk")


def accesses_before(moment: datetime):
    """Return the lines of the journal of access from before that moment."""
    return AccessRecord.objects.filter(at__lt=moment).order_by("pk")
