"""Who may what with consents. Only the person himself agrees or takes it back; nobody does it for him."""

import rules

from accounts.rules import is_secretary, is_signed_in
from foundation.permissions import grant


@rules.predicate
def is_the_consenting(user, consent):
    return consent is not None and consent.person_id == user.pk


PERMISSIONS = {
    "privacy.view_consenttext": rules.always_allow,
    "privacy.issue_consent_text": is_secretary,
    "privacy.view_consent": is_the_consenting | is_secretary,
    "privacy.give_consent": is_signed_in,
    "privacy.withdraw_consent": is_signed_in,
}
grant(PERMISSIONS)
