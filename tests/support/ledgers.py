"""Ledgers refuse to be emptied, and the flush after a transactional test empties every table: here they give way.

The triggers are put aside for one moment, by the owner of the test database; production code has no such door.
"""

import pytest
from django.db import connection

from foundation.ledger import LedgerRow

# What a signed protocol holds fast; children first.
SEALED = ("contests_award", "contests_protocol", "contests_conflict", "contests_applicationversion")


@pytest.fixture(autouse=True)
def ledgers_give_way_to_the_flush(request):
    """Empty all ledgers after a transactional test, before Django flushes the database."""
    marker = request.node.get_closest_marker("django_db")
    asked = marker is not None and marker.kwargs.get("transaction", False)
    if not asked and not {"transactional_db", "live_server"} & set(request.fixturenames):
        yield
        return
    # Set up before us, so torn down after us.
    request.getfixturevalue("transactional_db")
    yield
    for table in (*(ledger._meta.db_table for ledger in ledgers()), *SEALED):
        empty(table)


def unseal() -> None:
    """Take down the walls around signed protocols for the rest of the transaction, as only the owner of the database can."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('portal.erasure', 'on', true)")
            return
        for table in SEALED:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')


def ledgers() -> list[type[LedgerRow]]:
    """Return every table of the project that is a ledger."""
    return [model for model in LedgerRow.__subclasses__() if not model._meta.abstract and is_installed(model)]


def is_installed(model: type[LedgerRow]) -> bool:
    """Say whether the model belongs to the project, not to a test of the ledger itself."""
    return model._meta.apps.ready and not model.__module__.startswith("tests.")


def empty(table: str) -> None:
    """Delete all rows of a ledger with its triggers put aside."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
            cursor.execute(f'DELETE FROM "{table}"')
            cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(f'DELETE FROM "{table}"')
        for _name, sql in triggers:
            cursor.execute(sql)
