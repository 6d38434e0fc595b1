"""The database itself refuses to change a mark, whoever asks: the migration put its walls up."""

import pytest
from django.db import IntegrityError, connection, transaction

from contests.models import ScoreEntry
from tests.factories.contests import full_contest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    ["UPDATE contests_scoreentry SET points = 10", "DELETE FROM contests_scoreentry"],
    ids=["change", "delete"],
)
def test_a_mark_is_neither_changed_nor_deleted_by_sql(statement):
    full_contest("scored", applications=1, jurors=1)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert set(ScoreEntry.objects.values_list("points", flat=True)) == {8}
