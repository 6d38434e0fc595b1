"""The end of a certificate: revoked with a reason, or replaced by a corrected one. Nothing is ever deleted."""

from dataclasses import replace

from django.utils import timezone

from certificates.actions.issue import enter, locked_counter
from certificates.models import Certificate
from certificates.workflow import CertificateWorkflow
from foundation.workflow import performs


@performs(CertificateWorkflow.revoke)
def revoke_certificate(certificate, *, by, reason):
    """Take the certificate out of force; from now on its check page says so."""
    certificate.ended_at, certificate.end_reason = timezone.now(), reason
    return {"reason": reason}


@performs(CertificateWorkflow.replace)
def replace_certificate(certificate, *, by, reason, **corrections):
    """Issue a new certificate with corrected words of the same day in place of this one; it is `certificate.replaced_by`.

    `corrections` are fields of CertificateFacts. Raises Refusal when the corrected words cannot be printed.
    """
    certificate.ended_at, certificate.end_reason = timezone.now(), reason
    successor = Certificate(
        kind=certificate.kind,
        source=certificate.source,
        holder=certificate.holder,
        replaces=certificate,
    )
    counter = locked_counter(certificate.series, certificate.year)
    enter(successor, replace(certificate.document, **corrections), counter=counter, by=by)
    return {"reason": reason, "successor": successor.registration_number}
