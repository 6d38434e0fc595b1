"""The tables, a module for a part of the portal. A new address gets its row in the module of its floor."""

from collections import defaultdict

from tests.proof.policy import ROWS, Row
from tests.proof.rows import (
    branch,
    consents,
    contests,
    entrance,
    events,
    marking,
    olympiad,
    pages,
    people,
    schools,
    wagtail,
)

TABLES = (branch, consents, contests, entrance, events, marking, olympiad, pages, people, schools, wagtail)


def _by_address() -> dict[str, list[Row]]:
    found = defaultdict(list)
    for row in ROWS:
        found[row.name].append(row)
    return dict(found)


# Name of an address -> its rows; a test for each.
BY_ADDRESS = _by_address()
