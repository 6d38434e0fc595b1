"""The world of the proof, made once for a module and taken back whole. It stands on SQLite alone: tests/run.sh says so."""

import pytest
from django.db import transaction

from tests.proof.asking import Interview
from tests.proof.world import build


@pytest.fixture(scope="module")
def interview(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Interview(build())
        transaction.set_rollback(True)
