"""Migrations tell the whole truth, and each app's are one line of history."""

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.architecture.house import PACKAGES


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_every_app_has_one_leaf():
    leaves = [app for app, _name in MigrationLoader(None).graph.leaf_nodes() if app in PACKAGES]

    assert sorted(leaves) == sorted(set(leaves))
