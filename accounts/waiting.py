"""Limits of signing in: how long there is to wait, what of a refused form is kept, how a guessed account is slowed down."""

import ipaddress
import math
import threading
import time

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from foundation.russian.plurals import count

# allauth's pages and the limit that each of them counts by.
LIMITS = {
    "account_login": "login",
    "account_signup": "signup",
    "account_reset_password": "reset_password",
    "account_reset_password_from_key": "reset_password_from_key",
    "account_change_password": "change_password",
    "account_email": "manage_email",
    "account_reauthenticate": "reauthenticate",
    "mfa_reauthenticate": "reauthenticate",
    "account_request_login_code": "request_login_code",
}
NOT_KEPT = ("password", "csrf", "code", "credential")
MOST_KEPT = 20
# Threads of one process that may wait at a time: whoever guesses must not take all of them.
_resting = threading.BoundedSemaphore(2)


def seconds_to_wait(request) -> int:
    """Return in how many seconds the page that was refused will answer again."""
    action = LIMITS.get(request.resolver_match.view_name, "")
    return seconds_left(request, action, request.POST.get("email", "").strip().lower())


def seconds_left(request, action: str, key: str) -> int:
    """Return how long the fullest of allauth's limits for `action` stays full; a minute when none of them says."""
    waits = [_wait_of(rate, request, action, key) for rate in ratelimit.get_rates(app="allauth.account", action=action)]
    return math.ceil(max([wait for wait in waits if wait > 0], default=60))


def _wait_of(rate, request, action, key):
    if rate.per == "user" and not request.user.is_authenticated:
        return 0
    slot = ratelimit.get_cache_key(request, app="allauth.account", action=action, rate=rate, key=key)
    times = cache.get(slot, [])
    # The newest attempt stands first; a place is free again when the oldest of the last `amount` is old enough.
    return times[rate.amount - 1] + rate.duration - time.time() if len(times) >= rate.amount else 0


def wait_words(seconds: int) -> str:
    """Return the time to wait in words: «4 минуты»."""
    minutes = math.ceil(seconds / 60)
    return count(minutes, "минуту", "минуты", "минут")


def too_many_words(seconds: int) -> str:
    """Return what somebody reads who tries too often to sign in."""
    return _("Слишком много попыток входа. Попробуйте через %(wait)s или войдите по коду из письма.") % {
        "wait": wait_words(seconds)
    }


def kept_answers(request) -> list[tuple[str, str]]:
    """Return what was typed into the refused form, without passwords and codes."""
    pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in pairs if not any(word in name for word in NOT_KEPT)][:MOST_KEPT]


def sign_ins_a_minute(address: str) -> int:
    """Return how many may sign in from this address in a minute: more where a school sits at an olympiad."""
    networks = [ipaddress.ip_network(network, strict=False) for network in settings.SCHOOL_NETWORKS]
    seen = ipaddress.ip_address(address.partition("/")[0]) if address != "unknown" else None
    is_school = seen and any(seen in network for network in networks)
    return settings.SCHOOL_SIGN_INS_A_MINUTE if is_school else settings.SIGN_INS_A_MINUTE


def slow_down() -> None:
    """Let an attempt at an account that is being guessed wait; when too many wait already, it goes on without."""
    if _resting.acquire(blocking=False):
        try:
            time.sleep(settings.GUESSED_ACCOUNT_DELAY_SECONDS)
        finally:
            _resting.release()
