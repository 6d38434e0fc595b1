"""Who may what with consents. A person agrees by his own hand; of those without an account somebody checks the paper."""

import rules
from django.conf import settings

from accounts.roles import Role
from accounts.rules import is_secretary, is_signed_in
from foundation.permissions import grant
from privacy.models.paper import OWN_MATTER


@rules.predicate
def is_the_consenting(user, consent):
    if consent is None:
        return False
    return consent.person_id == user.pk or (consent.paper is not None and consent.paper.holder_id == user.pk)


@rules.predicate
def is_coordinator(user):
    return user.is_authenticated and Role.SCHOOL_COORDINATOR in user.roles


@rules.predicate
def keeps_paper(user, paper):
    return paper is not None and (user.pk == paper.holder_id or prepared_paper(user, paper))


@rules.predicate
def prepared_paper(user, paper):
    # Whoever prepared a paper about a matter of a floor above may be entitled to it no more: that floor asks.
    return paper is not None and user.pk == paper.prepared_by_id and paper.about.startswith(OWN_MATTER)


@rules.predicate
def is_trusted_with_checks(user):
    """A setting: whether a school coordinator checks what he collected himself, or only the secretary does."""
    return settings.COORDINATOR_VERIFIES_CONSENTS and user.is_authenticated and Role.SCHOOL_COORDINATOR in user.roles


@rules.predicate
def is_concerned(user, withdrawal):
    return withdrawal is not None and user.pk in {withdrawal.person_id, withdrawal.asked_by_id}


@rules.predicate
def asked(user, request):
    return request is not None and request.person_id == user.pk


checks_papers = is_secretary | (is_trusted_with_checks & prepared_paper)

PERMISSIONS = {
    "privacy.view_consenttext": rules.always_allow,
    "privacy.issue_consent_text": is_secretary,
    "privacy.view_consent": is_the_consenting | is_secretary,
    "privacy.give_consent": is_signed_in,
    "privacy.withdraw_consent": is_signed_in,
    # Taken back by whoever gave it, or by the secretary who holds a letter that asks for it.
    "privacy.withdraw_given_consent": is_the_consenting | is_secretary,
    "privacy.prepare_paper": is_secretary | is_coordinator,
    "privacy.view_consentpaper": keeps_paper | is_secretary,
    "privacy.upload_paper": keeps_paper | is_secretary,
    "privacy.verify_paper": checks_papers,
    "privacy.reject_paper": checks_papers,
    "privacy.cancel_paper": prepared_paper | is_secretary,
    # A paper follows its consent, which is taken back everywhere at once or not at all.
    "privacy.withdraw_paper": rules.always_deny,
    "privacy.view_consentwithdrawal": is_concerned | is_secretary,
    "privacy.finish_withdrawal": is_secretary,
    "privacy.ask_about_data": is_signed_in,
    "privacy.view_subjectrequest": asked | is_secretary,
    "privacy.answer_request": is_secretary,
    "privacy.withdraw_request": asked,
    "privacy.view_accessrecord": is_secretary,
    "privacy.view_retentionrule": is_secretary,
    "privacy.change_retentionrule": is_secretary,
    "privacy.add_retentionrule": rules.always_deny,
    "privacy.delete_retentionrule": rules.always_deny,
    "privacy.view_destructionact": is_secretary,
}
# The office of Wagtail asks for these of every model that it lists; all are written by their verbs alone.
for _model in ("consent", "consentpaper", "consentwithdrawal", "subjectrequest", "accessrecord", "destructionact"):
    PERMISSIONS |= {f"privacy.{_act}_{_model}": rules.always_deny for _act in ("add", "change", "delete")}
grant(PERMISSIONS)
