"""Journeys share one portal for each engine; that is why they must meet on one worker."""

import pytest

from tests.support.scheduling import company


@pytest.mark.parametrize(
    ("nodeid", "expected"),
    [
        ("tests/journeys/test_accounts.py::test_a_stranger[sqlite-chromium]", "journeys on sqlite"),
        ("tests/journeys/test_accounts.py::test_a_stranger[chromium-postgresql]", "journeys on postgresql"),
        ("tests/certificates/test_verify_hash.py::test_axe[chromium-/certificates/]", "browsers"),
        (
            "tests/contests/test_scoring.py::test_a_total[total0-0.33]",
            "tests/contests/test_scoring.py::test_a_total[total0-0.33]",
        ),
    ],
)
def test_who_shares_something_dear_goes_together(nodeid, expected):
    assert company(nodeid) == expected
