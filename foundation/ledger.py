"""Append-only rows, chained by hashes: marks and decisions that nobody can change unnoticed, the administrator included.

Three walls, each for another hand. The model refuses to save, update or delete what is written (a mistake in the code).
Triggers refuse the same in the database (`append_only_triggers` in the migration; a mistake in a console). The chain
shows what was done past both: every row carries the hash of its facts and of the row before it, so a changed row and a
missing row are found by `verify`, and a cut tail by comparing with an `Anchor` printed earlier in a signed paper.

Who may append, and what a row means, belongs to the business.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Protocol, TypeVar
from uuid import UUID

from django.db import connections, models, router
from django.db.transaction import TransactionManagementError
from django.utils.translation import gettext_lazy as _

from foundation.engine_sql import EngineSQL

NO_HASH = "0" * 64
# Triggers on the table of a ledger.
WALLS = {"postgresql": ("rows_stay", "table_stays"), "sqlite": ("update_refused", "delete_refused")}


class AppendOnlyError(TypeError):
    """The code tried to change, delete or forge a row of a ledger. A bug, never a refusal to a person."""


class LedgerQuerySet(models.QuerySet):
    """Reads like any other, writes nothing: rows come from `append` alone."""

    def of(self, owner: models.Model) -> "LedgerQuerySet":
        """Return the chain of `owner` in the order written."""
        return self.filter(chain=chain_of(owner)).order_by("sequence")

    def _refuse(self, *_args, **_kwargs):
        raise AppendOnlyError(f"{self.model.__name__} rows are only appended, see foundation.ledger.append")

    update = delete = bulk_create = bulk_update = _refuse


class LedgerRow(models.Model):
    """A row of a ledger. A concrete ledger adds its facts as columns: ids, exact numbers, texts; foreign keys PROTECT.

    Its Meta extends `LedgerRow.Meta`, and the migration that creates it ends with `append_only_triggers`. A column added later must be nullable: empty columns are no part of the hash, so old rows stay valid.
    """

    chain = models.CharField(_("Цепочка"), max_length=100, editable=False)
    sequence = models.PositiveIntegerField(_("Номер в цепочке"), editable=False)
    prev_hash = models.CharField(_("Хеш предыдущей записи"), max_length=64, editable=False)
    hash = models.CharField(_("Хеш записи"), max_length=64, editable=False)
    created_at = models.DateTimeField(_("Записано"), editable=False)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["chain", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="%(app_label)s_%(class)s_one_row_per_place"),
        ]

    def save(self, *args, **kwargs):
        """Insert a row that `append` has sealed; raise AppendOnlyError for any other."""
        if not self._state.adding or self.hash != self.digest():
            raise AppendOnlyError(f"{type(self).__name__} rows are only appended, see foundation.ledger.append")
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *_args, **_kwargs):
        """Raise AppendOnlyError."""
        raise AppendOnlyError(f"{type(self).__name__} rows are never deleted")

    def facts(self) -> dict[str, object]:
        """Return all that the hash vouches for: every column but the key and the hash itself, empty ones left out."""
        columns = (field for field in self._meta.concrete_fields if not field.primary_key and field.attname != "hash")
        values = {field.attname: field.to_python(field.value_from_object(self)) for field in columns}
        return {name: value for name, value in values.items() if value is not None}

    def digest(self) -> str:
        """Compute the hash that the row should carry."""
        return digest(self.facts())


Row = TypeVar("Row", bound=LedgerRow)


class Chained(Protocol):
    """What `verify` asks of a row."""

    chain: str
    sequence: int
    prev_hash: str
    hash: str

    def digest(self) -> str:
        """Compute the hash that the row should carry."""


class FaultKind(models.TextChoices):
    """What may be wrong with a chain."""

    CHANGED = "changed", _("Запись изменена после внесения")
    UNLINKED = "unlinked", _("Запись не продолжает предыдущую")
    MISSING = "missing", _("Пропущена запись")
    REPEATED = "repeated", _("Номер записи повторяется")
    FOREIGN = "foreign", _("Запись из другой цепочки")
    CUT = "cut", _("Не хватает последних записей")
    REWRITTEN = "rewritten", _("Цепочка переписана: контрольный хеш не совпадает")


@dataclass(frozen=True)
class Fault:
    """One finding: the place in the chain where it starts, and what is wrong there."""

    sequence: int
    kind: FaultKind


@dataclass(frozen=True)
class Anchor:
    """A chain as it stood at a moment: how many rows, and the hash of the last. To be printed and kept elsewhere."""

    count: int
    head: str


NO_ROWS = Anchor(0, NO_HASH)


def chain_of(owner: models.Model) -> str:
    """Name the chain that belongs to a row: `contests.contest:7`."""
    return f"{owner._meta.label_lower}:{owner.pk}"


def append(model: type[Row], owner: models.Model, *, at: datetime, **facts) -> Row:
    """Write the next row of the owner's chain and return it; as `append_all` with one row."""
    return append_all(model, owner, [facts], at=at)[0]


def append_all(
    model: type[Row],
    owner: models.Model,
    rows: Iterable[dict[str, object]],
    *,
    at: datetime,
    after: Anchor | None = None,
) -> list[Row]:
    """Write the next rows of the owner's chain inside the caller's transaction, in their order, and return them.

    The owner's row is the queue: it is locked until the transaction ends (on SQLite the IMMEDIATE transaction is that
    lock), so take it after your own rows. Should a lock ever fail, the unique place in the chain lets one writer through
    and raises IntegrityError for the other. Raises ValidationError for facts that the columns cannot hold exactly,
    TransactionManagementError outside a transaction. Three queries, whatever the number of rows; one, when the caller,
    who holds the owner's row already, tells `after` what the chain goes on.
    """
    using = router.db_for_write(model, instance=owner)
    if not connections[using].in_atomic_block:
        raise TransactionManagementError("A ledger is written in the transaction of the act that it records")
    if after is None:
        type(owner)._base_manager.using(using).select_for_update(no_key=True).values_list("pk").get(pk=owner.pk)
        after = anchor_of(model, owner, using=using)
    sequence, head = after.count, after.head
    sealed = []
    for facts in rows:
        sequence += 1
        row = model(chain=chain_of(owner), sequence=sequence, prev_hash=head, created_at=at, **facts)
        # What a column would round (4.567 in two places) must fail here: the hash is of the exact value. Keys of other
        # tables are checked by the database.
        row.clean_fields(exclude={field.name for field in row._meta.concrete_fields if field.is_relation} | {"hash"})
        row.hash = head = row.digest()
        sealed.append(row)
    return models.QuerySet.bulk_create(model.objects.using(using), sealed)


def anchor_of(model: type[LedgerRow], owner: models.Model, *, using: str | None = None) -> Anchor:
    """Return how many rows the owner's chain has now and the hash of the last; `NO_HASH` for an empty one."""
    last = model.objects.using(using).of(owner).values_list("sequence", "hash").last()
    return Anchor(*last) if last else NO_ROWS


def verify(rows: Iterable[Chained], anchor: Anchor | None = None) -> list[Fault]:
    """Check one chain from its first row; an empty list means that it is whole.

    Without an anchor a cut tail and a chain rewritten from some row to its end cannot be seen. Rows appended after the
    anchor was taken are no fault.
    """
    chain = sorted(rows, key=lambda row: row.sequence)
    return list(_faults_of_rows(chain)) + list(_faults_of_anchor(chain, anchor))


def _faults_of_rows(chain: list[Chained]) -> Iterator[Fault]:
    place, head = 0, NO_HASH
    for row in chain:
        if row.chain != chain[0].chain:
            yield Fault(row.sequence, FaultKind.FOREIGN)
        if row.sequence > place + 1:
            yield Fault(place + 1, FaultKind.MISSING)
        elif row.sequence <= place:
            yield Fault(row.sequence, FaultKind.REPEATED)
        elif row.prev_hash != head:
            yield Fault(row.sequence, FaultKind.UNLINKED)
        if row.hash != row.digest():
            yield Fault(row.sequence, FaultKind.CHANGED)
        place, head = row.sequence, row.hash


def _faults_of_anchor(chain: list[Chained], anchor: Anchor | None) -> Iterator[Fault]:
    if anchor is None or not anchor.count:
        return
    last = chain[-1].sequence if chain else 0
    if last < anchor.count:
        yield Fault(last + 1, FaultKind.CUT)
    elif anchor.head not in {row.hash for row in chain if row.sequence == anchor.count}:
        yield Fault(anchor.count, FaultKind.REWRITTEN)


def digest(facts: dict[str, object]) -> str:
    """Hash facts with SHA-256 over their canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(facts)).hexdigest()


def canonical(facts: dict[str, object]) -> bytes:
    """Write facts so that equal facts give equal bytes: sorted keys, no spaces, UTF-8.

    Decimals are texts without trailing zeros (5.00 is "5"), moments are UTC with microseconds. Raises TypeError for
    what has no exact form: floats first of all, infinities, moments without a zone.
    """
    return json.dumps(_exact(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _exact(value: object) -> object:
    match value:
        case dict():
            return {str(name): _exact(part) for name, part in value.items()}
        case list() | tuple():
            return [_exact(part) for part in value]
        case None | bool() | int() | str():
            return value
    return _exact_text(value)


def _exact_text(value: object) -> str:
    match value:
        case Decimal() if value.is_finite():
            text = f"{value:f}"
            return (text.rstrip("0").rstrip(".") if "." in text else text) if value else "0"
        case datetime() if value.utcoffset() is not None:
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date() if not isinstance(value, datetime):
            return value.isoformat()
        case UUID():
            return str(value)
    raise TypeError(f"{value!r} has no exact form for a ledger")


def append_only_triggers(table: str) -> EngineSQL:
    """Make the migration operation that lets the database itself refuse changes of `table` with IntegrityError.

    PostgreSQL refuses UPDATE, DELETE and TRUNCATE of an unempty table; SQLite UPDATE and DELETE. On SQLite every later
    migration that alters the table rebuilds it and drops its triggers: repeat the operation after it.
    """
    return EngineSQL(
        {"postgresql": _postgresql_walls(table), "sqlite": _sqlite_walls(table)},
        {
            "postgresql": [f'DROP TRIGGER {table}_{name} ON "{table}"' for name in ("rows_stay", "table_stays")],
            "sqlite": [f"DROP TRIGGER {table}_{act}_refused" for act in ("update", "delete")],
        },
        does=f"Let the database refuse changes of {table}",
    )


def walls_stand(model: type[LedgerRow]) -> bool:
    """Whether the database itself still refuses changes of the ledger's table: both triggers are there and switched on."""
    connection, table = connections[router.db_for_read(model)], model._meta.db_table
    asked = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return {f"{table}_{wall}" for wall in WALLS[connection.vendor]} <= {name for (name,) in cursor.fetchall()}


def _postgresql_walls(table: str) -> list[str]:
    refuse = "EXECUTE FUNCTION foundation_ledger_refuses()"
    return [
        """
        CREATE OR REPLACE FUNCTION foundation_ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE filled boolean := true;
        BEGIN
            IF TG_OP = 'TRUNCATE' THEN
                EXECUTE format('SELECT EXISTS (SELECT FROM %s)', TG_RELID::regclass) INTO filled;
            END IF;
            IF filled THEN
                RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NULL;
        END $$
        """,
        *(f'DROP TRIGGER IF EXISTS {table}_{name} ON "{table}"' for name in ("rows_stay", "table_stays")),
        f'CREATE TRIGGER {table}_rows_stay BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW {refuse}',
        f'CREATE TRIGGER {table}_table_stays BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT {refuse}',
    ]


def _sqlite_walls(table: str) -> list[str]:
    return [
        f'CREATE TRIGGER IF NOT EXISTS {table}_{act}_refused BEFORE {act.upper()} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for act in ("update", "delete")
    ]
