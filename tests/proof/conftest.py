"""The world of the proof, made once for a module and taken back whole. It stands on SQLite alone: tests/run.sh says so."""

import pytest
from django.db import connection, transaction

from tests.proof.asking import Interview
from tests.proof.world import build


@pytest.fixture(scope="module")
def interview(request, django_db_blocker):
    # Not an argument: the second run of the suite repeats on PostgreSQL whatever asks for a database by name.
    request.getfixturevalue("django_db_setup")
    if connection.vendor != "sqlite":
        pytest.skip("the proof stands on SQLite")
    with django_db_blocker.unblock(), transaction.atomic():
        yield Interview(build())
        transaction.set_rollback(True)
