"""Signed-in people in one query a request instead of two; how long a session lets in. What protects it stays Django's own."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import CharField, DateTimeField
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from accounts.actions.sessions import keep_alive
from accounts.devices import device_of
from accounts.models import Session, User
from foundation.prepared import prepared

LEDGER = "session_facts"
# Between two notes of this kind a session costs no writing.
NOTED_EVERY = timedelta(minutes=5)


class SessionStore(DatabaseStore):
    """Sessions in a table of ours. `person` is who signed in, as read with the session."""

    person: User | None = None
    seen_at: datetime | None = None

    @classmethod
    def get_model_class(cls):
        """Return the table."""
        return Session

    def create_model_instance(self, data):
        """Return the row of these data: beside them the person, his device, and until when the session lets in."""
        row = super().create_model_instance(data)
        row.person_id = data.get(SESSION_KEY)
        if facts := data.get(LEDGER):
            row.device, row.started_at = facts["device"], datetime.fromisoformat(facts["started_at"])
        row.expire_date = min(row.expire_date, lets_in_until(data, at=timezone.now()))
        return row

    def load(self):
        """Read the session and its person."""
        found = live_sessions(key=self.session_key, at=timezone.now())
        if not found:
            self._session_key = None
            return {}
        self.person, self.seen_at = found[0].person, found[0].seen_at
        return self.decode(found[0].session_data)


def begin(request, person: User) -> None:
    """Write into a session that has just been opened when, where, and how long it may last for these roles."""
    longest, idle = limits_of(person)
    request.session[LEDGER] = {
        "started_at": timezone.now().isoformat(),
        "device": device_of(request.headers.get("User-Agent", "")),
        "longest": longest.total_seconds(),
        "idle": idle.total_seconds(),
    }


def limits_of(person: User) -> tuple[timedelta, timedelta]:
    """Return how long a session of this person lasts at most, and how long without a request: the strictest of his roles."""
    anybody = settings.SESSION_COOKIE_AGE / 3600
    names = [role.value for role in person.roles] + (["secretary"] if person.is_superuser else [])
    hours = [settings.SESSION_HOURS.get(name, (anybody, anybody)) for name in names] or [(anybody, anybody)]
    return timedelta(hours=min(longest for longest, _ in hours)), timedelta(hours=min(idle for _, idle in hours))


def lets_in_until(data, *, at: datetime) -> datetime:
    """Return the moment at which a session used at `at` ends by itself."""
    facts = data.get(LEDGER)
    if not facts:
        return at + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    end = datetime.fromisoformat(facts["started_at"]) + timedelta(seconds=facts["longest"])
    return min(end, at + timedelta(seconds=facts["idle"]))


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

    def process_response(self, request, response):
        """Keep the session of whoever works alive, a few times an hour."""
        session, now = request.session, timezone.now()
        if session.accessed and session.seen_at and not session.modified and now - session.seen_at > NOTED_EVERY:
            keep_alive(session.session_key, seen_at=now, expire_date=lets_in_until(session, at=now))
        return response


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
