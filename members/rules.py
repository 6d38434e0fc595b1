"""Who may what in the branch. The Presidium decides; the secretary records its decisions; a member rules his own word."""

import rules

from accounts.rules import is_secretary, is_signed_in
from foundation.permissions import grant


@rules.predicate
def is_applicant(user, application):
    return application is not None and application.applicant_id is not None and application.applicant_id == user.pk


@rules.predicate
def came_on_paper(user, application):
    return application is not None and application.is_paper


@rules.predicate
def is_the_member(user, member):
    return member is not None and member.user_id is not None and member.user_id == user.pk


@rules.predicate
def holds_membership(user, membership):
    return membership is not None and is_the_member(user, membership.member)


@rules.predicate
def stands(user, candidacy):
    return candidacy is not None and is_the_member(user, candidacy.member)


writes_application = is_applicant | (is_secretary & came_on_paper)

PERMISSIONS = {
    "members.open_own_membership": is_signed_in,
    "members.view_member": is_the_member | is_secretary,
    "members.add_member": is_secretary,
    "members.change_member": is_secretary,
    "members.delete_member": rules.always_deny,
    "members.change_contacts": is_the_member | is_secretary,
    "members.agree_to_terms": is_the_member,
    "members.view_register": is_secretary,
    "members.export_register": is_secretary,
    "members.download_card": holds_membership | is_secretary,
    "members.view_membership": holds_membership | is_secretary,
    "members.ask_to_leave": holds_membership,
    "members.record_leaving": is_secretary,
    "members.exclude_member": is_secretary,
    "members.record_death": is_secretary,
    "members.open_membershipapplication": is_signed_in,
    "members.take_in_membershipapplication": is_secretary,
    "members.view_membershipapplication": is_applicant | is_secretary,
    "members.change_membershipapplication": writes_application,
    "members.submit_membershipapplication": writes_application,
    "members.withdraw_membershipapplication": writes_application,
    "members.agree_membershipapplication": is_applicant,
    "members.add_membershipapplication": rules.always_deny,
    "members.delete_membershipapplication": rules.always_deny,
    "members.decide_membershipapplication": is_secretary,
    "members.view_governingbody": is_secretary,
    "members.add_governingbody": is_secretary,
    "members.change_governingbody": is_secretary,
    "members.delete_governingbody": rules.always_deny,
    "members.seat_members": is_secretary,
    "members.view_election": is_secretary,
    "members.add_election": is_secretary,
    "members.change_election": is_secretary,
    "members.delete_election": rules.always_deny,
    "members.enter_candidacy": is_secretary,
    "members.change_candidacy": is_secretary,
    "members.agree_candidacy": stands,
}
grant(PERMISSIONS)
