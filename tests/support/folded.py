"""Templates are loaded before the first test: what is drawn while they load must not pass for a part of somebody's answer."""

import pytest
from django.template.loader import get_template

from tests.architecture.house import templates


@pytest.fixture(scope="session", autouse=True)
def folded_templates():
    for name in templates():
        get_template(name)
