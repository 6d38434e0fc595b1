"""What a person changes about himself. The e-mail and the password are changed through allauth."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from foundation.audit import record
from foundation.permissions import allows


@transaction.atomic
def change_profile(person: User, *, by: User, **answers) -> User:
    """Write the parts of the name and the telephone given in `answers`; return the fresh person.

    Raises PermissionDenied for somebody else's profile and ValidationError for a name that is none.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if not allows(by, "accounts.change_profile", person):
        raise PermissionDenied
    changed = sorted(name for name, value in answers.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, answers[name])
    person.full_clean(exclude=["password"])
    if changed:
        person.save(update_fields=changed)
        # Names of the fields only: the history must not keep what the person has corrected.
        record(person, "accounts.user.change_profile", by=by, fields=changed)
    return person
