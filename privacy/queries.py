"""What pages and decisions need to know about consents."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from privacy.models import Consent, ConsentText
from privacy.states import ConsentKind


def current_text(kind: ConsentKind, *, on: date | None = None) -> ConsentText | None:
    """Return the text of `kind` in force on the day `on`, today unless told; None when none was issued by then."""
    return ConsentText.objects.filter(kind=kind).in_force(on=on or timezone.localdate()).first()


def current_texts(*, on: date | None = None) -> list[ConsentText]:
    """Return the texts in force, one of each kind that has any, in the order of the kinds."""
    return [text for kind in ConsentKind if (text := current_text(kind, on=on))]


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


def consents_of(person):
    """Return everything that a person ever agreed to, withdrawn ones included, the newest first."""
    return Consent.objects.filter(person=person).select_related("text")
