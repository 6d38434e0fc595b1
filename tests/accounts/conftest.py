"""What tests of accounts share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_limits():
    """Every test starts with no attempts counted."""
    cache.clear()
    yield
    cache.clear()
