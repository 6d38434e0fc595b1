"""The ledger in the database: rows appended and read back, and what model and engine refuse."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from foundation.ledger import (
    NO_HASH,
    Anchor,
    AppendOnlyError,
    Fault,
    FaultKind,
    LedgerRow,
    anchor_of,
    append,
    append_all,
    append_only_triggers,
    chain_of,
    verify,
)
from tests.support.ledgers import empty
from tests.support.tables import create_table

pytestmark = pytest.mark.django_db

NOON = datetime(2020, 4, 15, 9, 0, tzinfo=UTC)


@pytest.fixture
def mark():
    """A ledger of marks, owned by groups, with the walls of the engine at hand."""
    with isolate_apps("foundation"):

        class Mark(LedgerRow):
            juror_id = models.PositiveIntegerField()
            value = models.DecimalField(max_digits=5, decimal_places=2)
            note = models.CharField(max_length=100, blank=True)
            supersedes_id = models.PositiveIntegerField(null=True, blank=True)

            class Meta(LedgerRow.Meta):
                app_label = "foundation"

        create_table(Mark, append_only_triggers(Mark._meta.db_table))
        yield Mark


@pytest.fixture
def contest():
    return Group.objects.create(name="Лучший руководитель ТОС")


def test_appended_rows_form_a_chain_of_their_owner(mark, contest):
    other = Group.objects.create(name="Лучший староста")

    first = append(mark, contest, at=NOON, juror_id=3, value=Decimal("4.50"))
    append(mark, other, at=NOON, juror_id=3, value=1)
    second = append(mark, contest, at=NOON, juror_id=4, value=5, note="Ёмко")

    assert [(row.sequence, row.prev_hash, row.hash) for row in mark.objects.of(contest)] == [
        (1, NO_HASH, first.hash),
        (2, first.hash, second.hash),
    ]
    assert chain_of(contest) == f"auth.group:{contest.pk}"
    assert anchor_of(mark, contest) == Anchor(2, second.hash)


def test_who_holds_the_owner_and_knows_the_end_of_the_chain_appends_in_one_query(
    mark, contest, django_assert_num_queries
):
    first = append(mark, contest, at=NOON, juror_id=3, value=1)
    rows = [{"juror_id": 3, "value": 2}, {"juror_id": 3, "value": 3}]

    with django_assert_num_queries(1):
        append_all(mark, contest, rows, at=NOON, after=Anchor(1, first.hash))

    assert (verify(mark.objects.of(contest)), anchor_of(mark, contest).count) == ([], 3)


def test_a_wrong_end_of_the_chain_is_refused_by_the_database(mark, contest):
    append(mark, contest, at=NOON, juror_id=3, value=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        append_all(mark, contest, [{"juror_id": 3, "value": 2}], at=NOON, after=Anchor(0, NO_HASH))


def test_a_chain_read_back_from_the_database_verifies(mark, contest):
    for number in range(5):
        append(mark, contest, at=NOON + timedelta(microseconds=number), juror_id=number, value=Decimal(number) / 4)

    assert verify(mark.objects.of(contest), anchor_of(mark, contest)) == []


def test_an_empty_chain_verifies_and_has_an_anchor(mark, contest):
    assert anchor_of(mark, contest) == Anchor(0, NO_HASH)
    assert verify(mark.objects.of(contest), Anchor(0, NO_HASH)) == []


def test_empty_columns_are_no_part_of_the_hash_so_a_later_column_breaks_nothing(mark, contest):
    row = append(mark, contest, at=NOON, juror_id=3, value=5)

    assert row.facts() == {
        "chain": chain_of(contest),
        "sequence": 1,
        "prev_hash": NO_HASH,
        "created_at": NOON,
        "juror_id": 3,
        "value": Decimal(5),
        "note": "",
    }


def test_a_mark_that_the_column_would_round_is_refused(mark, contest):
    with pytest.raises(ValidationError, match="value"):
        append(mark, contest, at=NOON, juror_id=3, value=Decimal("4.567"))

    assert list(mark.objects.all()) == []


@pytest.mark.parametrize(
    "tamper",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: type(row).objects.update(value=1),
        lambda row: type(row).objects.all().delete(),
        lambda row: type(row).objects.bulk_update([row], ["value"]),
        lambda row: type(row).objects.bulk_create([row]),
        lambda row: type(row).objects.create(chain=row.chain, sequence=2, created_at=NOON, juror_id=3, value=1),
    ],
    ids=["save", "delete", "update", "delete all", "bulk update", "bulk create", "create"],
)
def test_the_model_refuses_everything_but_appending(mark, contest, tamper):
    row = append(mark, contest, at=NOON, juror_id=3, value=5)

    with pytest.raises(AppendOnlyError):
        tamper(row)

    assert verify(mark.objects.of(contest), anchor_of(mark, contest)) == []


def test_the_database_refuses_what_goes_past_the_model(mark, contest):
    append(mark, contest, at=NOON, juror_id=3, value=5)
    table = mark._meta.db_table
    acts = [f"UPDATE {table} SET value = 1", f"DELETE FROM {table}"]
    if connection.vendor == "postgresql":
        acts.append(f"TRUNCATE {table}")

    for act in acts:
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)

    assert verify(mark.objects.of(contest), anchor_of(mark, contest)) == []


def test_the_triggers_can_be_taken_back(mark, contest):
    append(mark, contest, at=NOON, juror_id=3, value=5)

    append_only_triggers(mark._meta.db_table).database_backwards("foundation", connection.schema_editor(), None, None)

    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {mark._meta.db_table} SET value = 1")
    assert verify(mark.objects.of(contest)) == [Fault(1, FaultKind.CHANGED)]


def test_tests_may_empty_a_ledger_and_its_walls_stand_again(mark, contest):
    append(mark, contest, at=NOON, juror_id=3, value=5)

    empty(mark._meta.db_table)

    assert list(mark.objects.all()) == []
    append(mark, contest, at=NOON, juror_id=3, value=5)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {mark._meta.db_table}")


def test_a_place_in_the_chain_is_taken_once_even_without_a_lock(mark, contest):
    append(mark, contest, at=NOON, juror_id=3, value=5)
    rival = mark(chain=chain_of(contest), sequence=1, prev_hash=NO_HASH, created_at=NOON, juror_id=4, value=Decimal(1))
    rival.hash = rival.digest()

    with pytest.raises(IntegrityError), transaction.atomic():
        rival.save()
