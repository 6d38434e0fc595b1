"""Terms that may not overlap, guarded by the database itself: an exclusion on PostgreSQL, triggers on SQLite.

A term is two columns of dates; an empty end lasts for ever. No extension is needed on PostgreSQL: equal keys are ranges of one
number, for which its index has an order already.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation.engine_sql import EngineSQL


@dataclass(frozen=True)
class Terms:
    """Rows of `table` with equal `same` keys (columns of numbers) whose terms `since`–`until` may not share a day.

    `last_day_counts`: whether `until` is the last day of the term or the first day after it. `where`: SQL that chooses the
    rows concerned, with every column written as `{row}.column`.
    """

    table: str
    name: str
    same: Sequence[str]
    since: str
    until: str
    last_day_counts: bool = True
    where: str = ""


def forbid_overlap(terms: Terms) -> EngineSQL:
    """Make the migration operation that lets the database refuse an overlapping term with IntegrityError.

    On SQLite every later migration that alters the table rebuilds it and drops its triggers: repeat the operation after it.
    """
    return EngineSQL(
        {"postgresql": [_exclusion(terms)], "sqlite": [_trigger(terms, act) for act in ("INSERT", "UPDATE")]},
        {
            "postgresql": [f'ALTER TABLE "{terms.table}" DROP CONSTRAINT {terms.name}'],
            "sqlite": [f"DROP TRIGGER {terms.name}_{act}" for act in ("insert", "update")],
        },
        does=f"Let the database refuse overlapping terms of {terms.table}: {terms.name}",
    )


_TRIGGER = """
CREATE TRIGGER {name}_{act} AFTER {ACT} ON {table}
WHEN EXISTS (SELECT 1 FROM {table} other WHERE {met})
BEGIN SELECT RAISE(ABORT, '{name}'); END
"""


def _exclusion(terms: Terms) -> str:
    keys = [f"int8range({column}, {column}, '[]') WITH &&" for column in terms.same]
    bounds = "[]" if terms.last_day_counts else "[)"
    parts = ", ".join([*keys, f"daterange({terms.since}, {terms.until}, '{bounds}') WITH &&"])
    only = f" WHERE ({terms.where.format(row=terms.table)})" if terms.where else ""
    return f'ALTER TABLE "{terms.table}" ADD CONSTRAINT {terms.name} EXCLUDE USING gist ({parts}){only}'


def _trigger(terms: Terms, act: str) -> str:
    before = "<=" if terms.last_day_counts else "<"
    met = [
        "other.id <> NEW.id",
        *(f"other.{column} = NEW.{column}" for column in terms.same),
        f"(NEW.{terms.until} IS NULL OR other.{terms.since} {before} NEW.{terms.until})",
        f"(other.{terms.until} IS NULL OR NEW.{terms.since} {before} other.{terms.until})",
        *(terms.where.format(row=row) for row in ("NEW", "other") if terms.where),
    ]
    return _TRIGGER.format(name=terms.name, act=act.lower(), ACT=act, table=terms.table, met=" AND ".join(met))
