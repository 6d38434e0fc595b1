"""How often: counted by address and window, told by the proxies of ours alone."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from foundation.limits import visitor_address, within_limit


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def request(address="198.51.100.7", forwarded=""):
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


def test_attempts_beyond_the_limit_are_refused_until_the_window_ends():
    with time_machine.travel(1_600_000_020, tick=False) as clock:
        first = [within_limit("check:1", 3, 60) for _attempt in range(5)]
        clock.shift(60)
        later = within_limit("check:1", 3, 60)

    assert (first, later) == ([True, True, True, False, False], True)


def test_keys_are_counted_apart():
    with time_machine.travel(1_600_000_020, tick=False):
        assert [within_limit(key, 1, 60) for key in ("a", "b", "a", "b")] == [True, True, False, False]


def test_limit_of_none_lets_nobody_through():
    assert not within_limit("closed", 0, 60)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "", "198.51.100.7"),
        (0, "203.0.113.1", "198.51.100.7"),
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "10.9.9.9, 203.0.113.1", "203.0.113.1"),
        (2, "10.9.9.9, 203.0.113.1, 192.0.2.2", "203.0.113.1"),
        (2, "203.0.113.1", "198.51.100.7"),
        (1, "nonsense", "unknown"),
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
    ],
)
def test_address_is_the_one_that_our_outermost_proxy_saw(settings, proxies, forwarded, expected):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    assert visitor_address(request(forwarded=forwarded)) == expected
