"""`client.force_login(…)` signs in wholly: as if the second factor had just been shown. Tests of signing in use its pages."""

import pytest
from django.contrib.auth.signals import user_logged_in

from accounts import proof


def _show_everything(request, user, **_kwargs):
    # Pages of allauth give the request of theirs a middleware's mark; `force_login` comes with a bare one.
    if not hasattr(request, "allauth"):
        proof.add_second_factor(request, user)


@pytest.fixture(scope="session", autouse=True)
def whole_sign_in():
    user_logged_in.connect(_show_everything)
    yield
    user_logged_in.disconnect(_show_everything)
