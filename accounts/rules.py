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
def is_juror(user):
    return user.is_authenticated and Role.JUROR in user.roles


@rules.predicate
def is_self(user, person):
    return person is not None and person.pk == user.pk


PERMISSIONS = {
    "accounts.open_cabinet": is_signed_in,
    "accounts.change_own_profile": is_signed_in,
    "accounts.view_styleguide": is_secretary | is_editor,
}
grant(PERMISSIONS)
