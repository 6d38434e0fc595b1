"""Which tests stay together on one worker of pytest-xdist: those that share something dear to start.

`--dist=loadgroup` would ask their marks, but with this pytest it forgets them without a word (pytest-xdist#1386).
Here the address of a test says it, and the largest company is sent out first.
"""

import re

import pytest
from xdist.scheduler import LoadScopeScheduling

JOURNEY = re.compile(r"/journeys/.*\[(?:.*-)?(?P<engine>sqlite|postgresql)\b")
BROWSER = re.compile(r"\[(?:.*-)?chromium\b")


def company(nodeid: str) -> str:
    """Return whom a test goes with: journeys with those of their engine, browsers with browsers, others alone."""
    if journey := JOURNEY.search(nodeid):
        return f"journeys on {journey['engine']}"
    return "browsers" if BROWSER.search(nodeid) else nodeid


class InCompany(LoadScopeScheduling):
    """Sends out tests one by one, and companies whole."""

    def _split_scope(self, nodeid):
        return company(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return InCompany(config, log)
