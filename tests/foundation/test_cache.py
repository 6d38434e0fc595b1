"""Redis may be absent: the cache answers from the fallback, and nobody gets an error."""

import pytest
from django.core.cache import caches

from foundation.cache import ForgivingRedisCache


@pytest.fixture
def cache(settings):
    """A cache over a Redis that does not listen."""
    settings.CACHES = {
        "default": {"BACKEND": "foundation.cache.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:9/1"},
        "fallback": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "fallback"},
    }
    ForgivingRedisCache.rests_until = 0.0
    yield caches["default"]
    ForgivingRedisCache.rests_until = 0.0


def test_without_redis_everything_is_kept_elsewhere(cache):
    cache.clear()
    said = [cache.add("a", 1), cache.add("a", 2), cache.incr("a"), cache.get("a"), cache.get("b", 7)]
    cache.set_many({"c": 3, "d": 4})
    found = (cache.get_many(["c", "d"]), cache.has_key("c"), cache.delete("c"), cache.touch("d"))

    assert said == [True, False, 2, 2, 7]
    assert found == ({"c": 3, "d": 4}, True, True, True)


def test_a_redis_that_failed_is_left_alone_for_a_while(cache):
    cache.get("a")

    assert ForgivingRedisCache.rests_until > 0
