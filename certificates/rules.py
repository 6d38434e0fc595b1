"""Who may do what with certificates."""

import rules

from accounts.rules import is_secretary, is_signed_in
from foundation.permissions import grant


@rules.predicate
def is_holder(user, certificate):
    return certificate is not None and user.is_authenticated and certificate.holder_id == user.pk


PERMISSIONS = {
    "certificates.list_own_certificates": is_signed_in,
    "certificates.view_certificate": is_holder | is_secretary,
    "certificates.issue_certificate": is_secretary,
    "certificates.revoke_certificate": is_secretary,
    "certificates.replace_certificate": is_secretary,
    # The office of Wagtail asks for these four of every model; a certificate is written by its verbs alone.
    "certificates.add_certificate": rules.always_deny,
    "certificates.change_certificate": rules.always_deny,
    "certificates.delete_certificate": rules.always_deny,
    "certificates.view_signatory": is_secretary,
    "certificates.add_signatory": is_secretary,
    "certificates.change_signatory": is_secretary,
    # Whoever signed stays in the list: his term ends instead.
    "certificates.delete_signatory": rules.always_deny,
}
grant(PERMISSIONS)
