"""Issuing: one certificate for one source, with the next number of its series."""

import hashlib
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from certificates import letters
from certificates.facts import CertificateFacts, tidied, to_json
from certificates.models import Certificate, CertificateSeries
from certificates.numbering import BRANCH_SERIES, registration_number
from certificates.pdf import LAYOUTS, render, unprintable
from certificates.queries import SIGNATURES, facsimiles_of
from certificates.states import CertificateKind
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows


@transaction.atomic
def issue_certificate(
    kind: CertificateKind,
    *,
    source: str,
    facts: CertificateFacts,
    by,
    holder=None,
) -> Certificate:
    """Issue a certificate of `kind` for `source` ("contests.Award:15"), or return the one that was issued for it already.

    `facts` come without number, code and address. `by=None` is the clock. The one returned may be revoked: what was
    taken away is not given again by pressing twice. Raises PermissionDenied, and Refusal when the paper cannot be printed.
    """
    if by is not None and not allows(by, "certificates.issue_certificate"):
        raise PermissionDenied
    counter = locked_counter(BRANCH_SERIES, facts.date.year)
    # Asked under the lock: of two people who press at once the second one finds what the first one issued.
    if issued := Certificate.objects.current_for(kind, source):
        return issued
    certificate = Certificate(kind=kind, source=source, holder=holder)
    return enter(certificate, facts, counter=counter, by=by)


def locked_counter(series: str, year: int) -> CertificateSeries:
    """Return the counter of a series and year, held until the end of the transaction."""
    CertificateSeries.objects.get_or_create(name=series, year=year)
    return CertificateSeries.objects.select_for_update().get(name=series, year=year)


def enter(certificate: Certificate, facts: CertificateFacts, *, counter: CertificateSeries, by) -> Certificate:
    """Give a new certificate its number and its words, write it, record it and post its letter. Raises Refusal."""
    facts = printable(facts)
    counter.last_number += 1
    counter.save(update_fields=["last_number"])
    certificate.series, certificate.year, certificate.number = counter.name, counter.year, counter.last_number
    certificate.registration_number = registration_number(counter.name, counter.year, counter.last_number)
    facts = replace(
        facts,
        registration_number=certificate.registration_number,
        code=certificate.code,
        check_url=f"{settings.BASE_URL}{certificate.get_absolute_url()}",
    )
    certificate.holder_name, certificate.facts = facts.holder_name, to_json(facts)
    certificate.layout = LAYOUTS[CertificateKind(certificate.kind)]
    document = render(certificate.layout, facts, facsimiles_of(facts))
    certificate.sha256 = hashlib.sha256(document).hexdigest()
    certificate.full_clean()
    certificate.save()
    record(certificate, "certificates.certificate.issue", by=by, number=certificate.registration_number)
    post_letter(certificate)
    return certificate


def printable(facts: CertificateFacts) -> CertificateFacts:
    """Return `facts` with tidy texts. Raises Refusal when nobody signs or a letter cannot be printed."""
    facts = tidied(facts)
    if not 1 <= len(facts.signatories) <= SIGNATURES:
        raise Refusal(_("Документ подписывают один или два человека. Проверьте список подписантов."))
    if letters_missing := unprintable(facts):
        raise Refusal(
            _("В шрифте документа нет знаков: %(signs)s. Проверьте имя и тексты.")
            % {"signs": ", ".join(letters_missing)},
        )
    return facts


def post_letter(certificate: Certificate) -> None:
    """Tell the holder, once, where his certificate lies; a holder without an account is told by the business."""
    if certificate.holder is None:
        return
    letters.certificate_issued.post(
        to=certificate.holder.email,
        about=certificate,
        once=f"certificates.certificate_issued:{certificate.pk}",
        greeting=certificate.holder.first_name,
        document=certificate.document,
    )
