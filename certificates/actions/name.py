"""What is seen of a holder's name: hidden from strangers when he wants it, gone when its term is over. The number stays."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from certificates.facts import to_json
from certificates.models import Certificate
from foundation.audit import forget, record
from outbox.actions.erasure import erase_letters_about


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


@transaction.atomic
def erase_holder(certificate, *, by=None) -> str:
    """Take the name out of the register; number, code, date and what it was given for stay. Return the number.

    The paper cannot be drawn any more: its digest stays for whoever still has it. The right is the caller's.
    """
    certificate = Certificate.objects.select_for_update().get(pk=certificate.pk)
    nobody = {"holder_last": "", "holder_first": "", "holder_patronymic": "", "holder_role": "", "hide_name": True}
    certificate.facts = certificate.facts | nobody | {"publish_name": False}
    certificate.holder, certificate.holder_name = None, ""
    certificate.save(update_fields=["facts", "holder", "holder_name"])
    erase_letters_about(certificate)
    forget(certificate, str(certificate))
    return certificate.registration_number
