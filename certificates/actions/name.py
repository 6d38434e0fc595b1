"""What strangers see of a holder's name: taken from the public check when he wants it no more. The paper itself stays as it is."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from certificates.facts import to_json
from certificates.models import Certificate
from foundation.audit import record


@transaction.atomic
def hide_names(sources: Iterable[str], *, by) -> list[Certificate]:
    """Show no name at the public check of the certificates issued for `sources`; return those that showed one.

    Neither the paper nor its digest changes: whether a name is shown is not printed. The right was asked where the consent
    was taken back.
    """
    shown = Certificate.objects.select_for_update().filter(source__in=list(sources))
    hidden = [certificate for certificate in shown if not certificate.document.hide_name]
    for certificate in hidden:
        certificate.facts = to_json(replace(certificate.document, publish_name=False, hide_name=True))
        certificate.save(update_fields=["facts"])
        record(certificate, "certificates.certificate.hide_name", by=by)
    return hidden
