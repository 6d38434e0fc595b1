"""Who may what in the directory. The office registers organisations; those who act for one vouch for each other."""

import rules
from django.utils import timezone

from accounts.rules import is_secretary, is_signed_in
from directory.models import Representative
from foundation.permissions import grant


@rules.predicate
def represents(user, organization):
    """Whether `user` is a confirmed representative of `organization` today."""
    if organization is None or not user.is_authenticated:
        return False
    return Representative.objects.confirmed(on=timezone.localdate()).at(organization).filter(user=user).exists()


@rules.predicate
def is_the_representative(user, representative):
    return representative is not None and representative.user_id == user.pk


@rules.predicate
def represents_the_same(user, representative):
    return representative is not None and represents(user, representative.subject)


PERMISSIONS = {
    "directory.view_municipality": is_signed_in,
    "directory.add_municipality": is_secretary,
    "directory.change_municipality": is_secretary,
    "directory.delete_municipality": rules.always_deny,
    "directory.view_tosorganization": is_signed_in,
    "directory.add_tosorganization": is_secretary,
    "directory.change_tosorganization": is_secretary,
    "directory.delete_tosorganization": rules.always_deny,
    "directory.view_school": is_signed_in,
    "directory.add_school": is_secretary,
    "directory.change_school": is_secretary,
    "directory.delete_school": rules.always_deny,
    "directory.rename": is_secretary,
    "directory.import_lists": is_secretary,
    "directory.merge": is_secretary,
    "directory.export_lists": is_secretary,
    "directory.list_own_representatives": is_signed_in,
    "directory.ask_to_represent": is_signed_in,
    "directory.view_representative": is_the_representative | is_secretary | represents_the_same,
    "directory.add_representative": rules.always_deny,
    "directory.change_representative": is_secretary,
    "directory.delete_representative": rules.always_deny,
    "directory.confirm_representative": (is_secretary | represents_the_same) & ~is_the_representative,
    "directory.decline_representative": (is_secretary | represents_the_same) & ~is_the_representative,
    "directory.withdraw_representative": is_the_representative,
    "directory.end_representative": is_the_representative | is_secretary,
}
grant(PERMISSIONS)
