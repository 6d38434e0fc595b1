"""Who somebody is, and who may touch whose account. Higher floors build their predicates on these."""

import rules

from accounts.roles import Role
from foundation.permissions import grant


def display_name(user) -> str:
    """Return how the portal addresses a person: name and patronymic, or the e-mail of who gave neither."""
    return " ".join(part for part in (user.first_name, user.patronymic) if part) or user.email


@rules.predicate
def is_signed_in(user):
    return user.is_authenticated


@rules.predicate
def is_secretary(user):
    return user.is_authenticated and (user.is_superuser or Role.SECRETARY in user.roles)


@rules.predicate
def is_editor(user):
    return user.is_authenticated and Role.EDITOR in user.roles


@rules.predicate
def is_publisher(user):
    return user.is_authenticated and Role.PUBLISHER in user.roles


@rules.predicate
def is_juror(user):
    return user.is_authenticated and Role.JUROR in user.roles


@rules.predicate
def is_self(user, person):
    return person is not None and person.pk == user.pk


@rules.predicate
def may_be_ruled(user, person):
    """A server administrator's account is ruled by such an administrator alone."""
    return person is None or not person.is_superuser or user.is_superuser


@rules.predicate
def is_addressee(user, invitation):
    return invitation is not None and user.is_authenticated and user.email == invitation.email


works_in_office = is_secretary | is_publisher | is_editor

PERMISSIONS = {
    "accounts.open_cabinet": is_signed_in,
    "accounts.change_profile": is_self,
    "accounts.end_session": is_self,
    "accounts.view_user": is_secretary,
    "accounts.change_access": is_secretary & may_be_ruled,
    "accounts.reset_second_factor": is_secretary & may_be_ruled & ~is_self,
    "accounts.view_invitation": is_secretary,
    "accounts.add_invitation": is_secretary,
    "accounts.withdraw_invitation": is_secretary,
    "accounts.accept_invitation": is_addressee,
    "accounts.change_invitation": rules.always_deny,
    "accounts.delete_invitation": rules.always_deny,
    "accounts.add_user": rules.always_deny,
    "accounts.change_user": rules.always_deny,
    "accounts.delete_user": rules.always_deny,
    "accounts.view_styleguide": works_in_office,
    "accounts.enter_office": works_in_office,
    # The post office lies below and knows these names, not whose they are.
    "outbox.view_letter": is_secretary,
    "outbox.resend_letter": is_secretary,
}
grant(PERMISSIONS)
