"""Who sits at the desks, and a contest that is being scored."""

import pytest

from accounts.roles import Role
from tests.contests.views.doors import enter, scored_from
from tests.factories.accounts import UserFactory
from tests.factories.contests import full_contest


@pytest.fixture
def contest():
    """A contest that is being scored: three applications, a chair and two members."""
    return scored_from(full_contest("screening"))


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


@pytest.fixture
def office(client, secretary):
    return enter(client, secretary)
