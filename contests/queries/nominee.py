"""The question to somebody who was put forward, found by the secret of his link."""

import hashlib

from contests.models import NomineeConsent


def consent_by_secret(secret: str) -> NomineeConsent | None:
    """Return the question whose letter carried this secret, with what its page shows, or None."""
    asked = NomineeConsent.objects.filter(secret_sha256=hashlib.sha256(secret.encode()).hexdigest())
    related = ("application__edition__contest", "application__nomination", "application__applicant")
    return asked.select_related(*related, "application__organization__municipality").first()
