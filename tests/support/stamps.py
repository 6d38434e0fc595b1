"""A stamp of publications for one test: what servers keep is kept here as well."""

import time

import pytest
import time_machine

from foundation.publication import announce


@pytest.fixture
def publications(settings, tmp_path):
    """Let the process keep what holds until the next publication; the minute does not end before the test does.

    Returns the announcement, to be made by hand where the test never commits.
    """
    settings.PUBLICATION_STAMP = tmp_path / "private" / "publications"
    announce()
    with time_machine.travel(time.time(), tick=False):
        yield announce


@pytest.fixture
def known(client):
    """A visitor with a cookie that nobody here knows: pages are drawn for him alone."""
    client.cookies["visitor"] = "1"
    return client
