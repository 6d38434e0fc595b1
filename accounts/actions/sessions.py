"""Sessions of one person: kept alive while he works, ended by himself, by a new password, by a change of his roles."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import letters
from accounts.models import Session, User
from accounts.rules import display_name
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows


def keep_alive(session_key: str, *, seen_at: datetime, expire_date: datetime) -> None:
    """Note that the session was used and until when it lets in."""
    Session.objects.filter(session_key=session_key).update(seen_at=seen_at, expire_date=expire_date)


def end_sessions_of(person: User, *, keep: str | None = None) -> int:
    """End the sessions of a person but the one whose key is to `keep`; return how many there were."""
    ended, _by_model = Session.objects.of(person).exclude(session_key=keep or "").delete()
    return ended


@transaction.atomic
def end_session(person: User, *, by: User, which: str, keep: str) -> User:
    """End the session whose handle is `which`, or all but the present one (`keep`) for an empty `which`.

    Raises PermissionDenied for another's sessions, Refusal when the session has ended by itself.
    """
    if not allows(by, "accounts.end_session", person):
        raise PermissionDenied
    others = Session.objects.of(person).exclude(session_key=keep)
    keys = [session.session_key for session in others if which in {"", session.handle}]
    if which and not keys:
        raise Refusal(_("Этот сеанс уже завершён."))
    Session.objects.filter(session_key__in=keys).delete()
    record(person, "accounts.user.end_session", by=by, count=len(keys))
    return person


def tell_of_device(person: User, *, device: str) -> None:
    """Post the letter about a sign-in from a device that did not know the person."""
    letters.new_device.post(
        to=person.email,
        about=person,
        name=display_name(person),
        device=device,
        at=timezone.now(),
        link=f"{settings.BASE_URL.rstrip('/')}{reverse('accounts:own_sessions')}",
    )
