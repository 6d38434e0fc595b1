"""What issuing, pages and the office need to know of certificates."""

from datetime import date, datetime

from certificates.facts import CertificateFacts, SignatoryFacts
from certificates.models import Certificate, Signatory
from foundation.uploads.storage import private_storage

SIGNATURES = 2


def signatories_on(day: date) -> tuple[SignatoryFacts, ...]:
    """Return the words of those who sign certificates of `day`: at most two, in their order."""
    signing = Signatory.objects.signing_on(day)[:SIGNATURES]
    return tuple(SignatoryFacts(row.name, row.position, row.facsimile.name or "") for row in signing)


def facsimiles_of(facts: CertificateFacts) -> dict[str, bytes]:
    """Return the pictures that `facts` name, read from the private storage."""
    storage = private_storage()
    pictures = {}
    for name in filter(None, (signatory.facsimile for signatory in facts.signatories)):
        with storage.open(name) as picture:
            pictures[name] = picture.read()
    return pictures


def certificate_by_code(code: str) -> Certificate | None:
    """Return the certificate of a check code, with the one issued in its place, or None."""
    return Certificate.objects.select_related("replaced_by").filter(code=code).first()


def certificates_of(user):
    """Return the certificates of one person for the list in the cabinet."""
    return Certificate.objects.held_by(user).select_related("replaced_by")


def named_certificates(before: datetime):
    """Return the certificates issued before that moment that still name their holder."""
    return Certificate.objects.filter(created_at__lt=before).exclude(holder_name="").order_by("pk")
