"""Devices from which somebody signs in for the first time. A device remembers itself, in a cookie; the portal keeps no list."""

from datetime import timedelta

from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.actions.sessions import tell_of_device
from accounts.devices import device_of
from accounts.models import User

COOKIE, SALT = "device", "accounts.device"
# Sent where people sign in and nowhere else: pages for everybody are kept for whoever carries no cookie.
PATH = "/accounts/"
COOKIE_AGE = 400 * 24 * 3600
# One computer of a school or a club serves many.
REMEMBERED = 20
# Whoever has just got his account knows that he has come in.
JUST_JOINED = timedelta(hours=1)


def greet(request, person: User, response) -> None:
    """Let the device remember the person, and post him a letter when it did not know him."""
    mark, known = _mark_of(person), _marks_in(request)
    if mark not in known and timezone.now() - person.date_joined > JUST_JOINED:
        tell_of_device(person, device=device_of(request.headers.get("User-Agent", "")))
    marks = [mark, *(other for other in known if other != mark)][:REMEMBERED]
    response.set_cookie(
        COOKIE,
        signing.dumps(marks, salt=SALT),
        max_age=COOKIE_AGE,
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def _marks_in(request) -> list[str]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except signing.BadSignature:
        return []


def _mark_of(person):
    return salted_hmac(SALT, str(person.pk)).hexdigest()[:16]
