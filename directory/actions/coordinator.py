"""Who coordinates a school today has the role of a school coordinator, and nobody keeps it longer than his powers."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from accounts.actions.roles import give_role, take_role
from accounts.models import User
from accounts.roles import Role
from directory.models import Representative
from directory.queries import coordinators_by_powers

ROLE = Role.SCHOOL_COORDINATOR


@transaction.atomic
def follow_powers(person: User, *, on: date, changed: Representative | None = None) -> User:
    """Give the role to whoever coordinates a school on the day `on`, take it from whoever did before; return the fresh person.

    `changed` is a representation as it is about to be written. The role follows the powers, whoever confirmed them: it is the
    clock's act. Who has it without ever having had such powers got it from the secretary by hand and keeps it.
    """
    # The row of the person is the queue: of two schools that end at once the last one takes the role.
    person = User.objects.select_for_update().get(pk=person.pk)
    powers = {row.pk: row for row in Representative.objects.filter(user=person, school__isnull=False)}
    if changed:
        powers[changed.pk] = changed
    if any(row.acts(on=on) for row in powers.values()):
        return give_role(person, ROLE, by=None)
    return take_role(person, ROLE, by=None) if any(row.since for row in powers.values()) else person


def follow_all_powers(*, on: date) -> Iterator[User]:
    """Do the same for everybody whose powers began or ran out by the calendar; yield whose role changed."""
    for person in coordinators_by_powers(on=on):
        yield follow_powers(person, on=on)
