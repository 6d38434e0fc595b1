"""A built site for every test of a module, built once: it costs more than most of what the tests do with it."""

import pytest
from django.db import transaction

from tests.factories.pages import site


@pytest.fixture(scope="module")
def standing_site(django_db_setup, django_db_blocker):
    """Build the site in a transaction around those of the tests, and take it back after the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        site()
        yield
        transaction.set_rollback(True)
