"""The second factor of a person: what he does to it himself goes through allauth and is noted here; the secretary may reset it."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import letters
from accounts.actions.sessions import end_sessions_of
from accounts.models import User
from accounts.rules import display_name
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows


def note_second_factor(person: User, act: str, kind: str) -> None:
    """Write into the history what a person did to his own second factor."""
    record(person, act, by=person, kind=kind)


@transaction.atomic
def reset_second_factor(person: User, *, by: User, reason: str) -> User:
    """Take away every second factor of somebody who has lost it, end his sessions and tell him; return the fresh person.

    Raises PermissionDenied for whoever may not, for oneself too; Refusal when there is nothing to reset.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if not allows(by, "accounts.reset_second_factor", person):
        raise PermissionDenied
    removed, _by_model = Authenticator.objects.filter(user=person).delete()
    if not removed:
        raise Refusal(_("У этого человека второй шаг входа не настроен: сбрасывать нечего."))
    end_sessions_of(person)
    letters.second_factor_reset.post(to=person.email, about=person, name=display_name(person), reason=reason)
    record(person, "accounts.user.reset_second_factor", by=by, reason=reason)
    return person
