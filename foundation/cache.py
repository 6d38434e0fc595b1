"""Redis that may be absent: while it does not answer the cache lives in the table of the fallback, and nobody gets an error."""

import time
from functools import wraps

from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import TimeoutError as NoAnswer

FALLBACK = "fallback"
# A Redis that has just failed is left alone for a while: every question to it would wait again.
REST_SECONDS = 15


def _or_fallback(name):
    @wraps(getattr(RedisCache, name))
    def ask(self, *args, **kwargs):
        if time.monotonic() >= ForgivingRedisCache.rests_until:
            try:
                return getattr(RedisCache, name)(self, *args, **kwargs)
            except (NoConnection, NoAnswer):
                ForgivingRedisCache.rests_until = time.monotonic() + REST_SECONDS
        return getattr(caches[FALLBACK], name)(*args, **kwargs)

    return ask


class ForgivingRedisCache(RedisCache):
    """Django's own cache over Redis. Counters begin anew when Redis goes or returns: a limit, not a guard of money."""

    rests_until = 0.0

    add = _or_fallback("add")
    get = _or_fallback("get")
    set = _or_fallback("set")
    touch = _or_fallback("touch")
    delete = _or_fallback("delete")
    get_many = _or_fallback("get_many")
    has_key = _or_fallback("has_key")
    incr = _or_fallback("incr")
    set_many = _or_fallback("set_many")
    delete_many = _or_fallback("delete_many")
    clear = _or_fallback("clear")
