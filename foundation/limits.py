"""How often one visitor may do one thing: a small counter in the cache. What to answer beyond the limit is the door's business."""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from foundation.kept_pages import make_personal


def within_limit(key: str, limit: int, seconds: int) -> bool:
    """Count one more attempt under `key` and tell whether it is among the first `limit` of the current `seconds`.

    Windows are fixed, so a visitor may come twice `limit` times around their border. On a cache whose `incr` is not
    atomic (the database) attempts of the same moment may count as one: the limit slows down, it does not guard money.
    """
    slot = _slot(key, seconds)
    if cache.add(slot, 1, timeout=seconds):
        return limit >= 1
    try:
        return cache.incr(slot) <= limit
    except ValueError:
        # The slot ran out between the two calls: a new window has begun.
        return cache.add(slot, 1, timeout=seconds) and limit >= 1


def is_beyond(key: str, limit: int, seconds: int) -> bool:
    """Tell whether more than `limit` attempts were counted under `key` in the current `seconds`; counts none itself."""
    return (cache.get(_slot(key, seconds)) or 0) > limit


def _slot(key, seconds):
    return f"limit:{key}:{int(time.time() // seconds)}"


def visitor_address(request: HttpRequest) -> str:
    """Return the address that limits are counted by; of IPv6 the network of one subscriber (/64).

    Behind TRUSTED_PROXY_COUNT proxies of ours it is the one that the outermost of them saw: whatever stands to the left
    of it in X-Forwarded-For was written by the visitor. An answer for which somebody was counted is kept for nobody else.
    """
    make_personal(request)
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    seen = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(seen)
    except ValueError:
        return "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def visitor_network(request: HttpRequest) -> str:
    """Return the network of the visitor, /24 or /64: a provider gives the same person another address every day."""
    seen = visitor_address(request)
    if ":" in seen or seen == "unknown":
        return seen
    return str(ipaddress.ip_network((seen, 24), strict=False))
