"""A stamp of publications for one test: what servers keep is kept here as well."""

import pytest

from foundation.publication import announce


@pytest.fixture
def publications(settings, tmp_path):
    """Let the process keep what holds until the next publication. Announced by hand where the test never commits."""
    settings.PUBLICATION_STAMP = tmp_path / "private" / "publications"
    announce()
    return announce
