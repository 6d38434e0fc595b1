"""Signed-in people in one query a request instead of two; everything that protects a session stays Django's own."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import CharField, DateTimeField
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from accounts.models import Session, User
from foundation.prepared import prepared


class SessionStore(DatabaseStore):
    """Sessions in a table of ours. `person` is who signed in, as read with the session."""

    person: User | None = None

    @classmethod
    def get_model_class(cls):
        """Return the table."""
        return Session

    def create_model_instance(self, data):
        """Return the row of these data, its person named beside them."""
        row = super().create_model_instance(data)
        row.person_id = data.get(SESSION_KEY)
        return row

    def load(self):
        """Read the session and its person."""
        found = live_sessions(key=self.session_key, at=timezone.now())
        if not found:
            self._session_key = None
            return {}
        self.person = found[0].person
        return self.decode(found[0].session_data)


@prepared(key=CharField(), at=DateTimeField())
def live_sessions(key, at):
    """Return the session of this key, one or none, with its person."""
    return Session.objects.filter(session_key=key, expire_date__gt=at).select_related("person")


class SignedInMiddleware(AuthenticationMiddleware):
    """Django's `request.user`, taken from the session where that is enough."""

    def process_request(self, request):
        """Let `request.user` be found when somebody asks for it."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _user_of(request))


def _user_of(request):
    person = _person_of(request.session)
    # Whatever is not plain (nobody, a person who was locked out, a changed password or secret key) is decided by Django.
    return person if person and person.is_active else get_user(request)


def _person_of(session) -> User | None:
    is_known = session.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
    person = session.person if is_known else None
    if person is None or str(person.pk) != session.get(SESSION_KEY):
        return None
    is_whole = constant_time_compare(session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
    return person if is_whole else None
