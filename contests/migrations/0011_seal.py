"""After the signature nothing of a contest changes: the database itself refuses, whoever asks.

PostgreSQL guards the whole scope of a signed protocol: sheets, marks, conflicts, versions, awards, the protocol. SQLite guards
what a table can tell by itself: awards, conflicts and versions are never rewritten, a signed protocol keeps its signature.
(A trigger there that named another table would break every later migration of that table.) Erasing personal data passes:
on PostgreSQL under a setting of its transaction, on SQLite in the columns that hold them.

Whoever later alters contests_award, contests_conflict, contests_applicationversion or contests_protocol repeats the triggers
of SQLite: altering a table there drops them.
"""

from django.db import migrations

from foundation.engine_sql import EngineSQL

TABLES = ("scoresheet", "scoreentry", "conflict", "applicationversion", "award")

# Names of parameters that no column has: a column would be meant instead.
EDITION_OF = """
CREATE OR REPLACE FUNCTION contests_is_sealed(a_table text, a_row jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM contests_protocol protocol WHERE protocol.state = 'signed' AND protocol.edition_id = CASE
            WHEN a_table IN ('contests_scoresheet', 'contests_conflict') THEN
                (SELECT edition_id FROM contests_jurymember WHERE id = (a_row ->> 'juror_id')::bigint)
            WHEN a_table = 'contests_scoreentry' THEN (a_row ->> 'edition_id')::bigint
            WHEN a_table = 'contests_applicationversion' THEN
                (SELECT edition_id FROM contests_application WHERE id = (a_row ->> 'application_id')::bigint)
            WHEN a_table = 'contests_award' THEN
                (SELECT edition_id FROM contests_protocol WHERE id = (a_row ->> 'protocol_id')::bigint)
        END
    )
$$
"""
REFUSES = """
CREATE OR REPLACE FUNCTION contests_seal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sealed boolean := false;
BEGIN
    IF current_setting('portal.erasure', true) IS DISTINCT FROM 'on' THEN
        IF TG_TABLE_NAME = 'contests_protocol' THEN
            sealed := OLD.state = 'signed';
        ELSE
            IF TG_OP <> 'INSERT' THEN sealed := contests_is_sealed(TG_TABLE_NAME, to_jsonb(OLD)); END IF;
            IF TG_OP <> 'DELETE' THEN sealed := sealed OR contests_is_sealed(TG_TABLE_NAME, to_jsonb(NEW)); END IF;
        END IF;
    END IF;
    IF sealed THEN
        RAISE EXCEPTION '% belongs to a signed protocol', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$
"""


def postgresql():
    """Return the statements that put up the walls of PostgreSQL."""
    acts = {f"contests_{name}": "INSERT OR UPDATE OR DELETE" for name in TABLES} | {
        "contests_protocol": "UPDATE OR DELETE"
    }
    walls = [
        f'CREATE TRIGGER {table}_sealed BEFORE {act} ON "{table}" FOR EACH ROW EXECUTE FUNCTION contests_seal_refuses()'
        for table, act in acts.items()
    ]
    return [EDITION_OF, REFUSES, *walls]


def same(*columns):
    """Return the condition that an update leaves these columns as they are."""
    return " AND ".join(f'NEW."{column}" IS OLD."{column}"' for column in columns)


# What an update may do; everything else is refused. None: nothing.
ALLOWED = {
    "contests_award": "0",
    "contests_conflict": same("juror_id", "application_id", "source"),
    "contests_applicationversion": f"{same('application_id', 'number', 'sha256', 'at')} AND NEW.answers = '{{}}'",
    "contests_protocol": f"OLD.state <> 'signed' OR {same('edition_id', 'number', 'held_on', 'sha256', 'state', 'signed_at', 'signed_by_id')}",
}


def sqlite():
    """Return the statements that put up the walls of SQLite."""
    refusal = "BEGIN SELECT RAISE(ABORT, '{table} is not rewritten'); END"
    for table, allowed in ALLOWED.items():
        stop = refusal.format(table=table)
        yield f'CREATE TRIGGER {table}_rewriting_refused BEFORE UPDATE ON "{table}" WHEN NOT ({allowed}) {stop}'
        when = " WHEN OLD.state = 'signed'" if table == "contests_protocol" else ""
        yield f'CREATE TRIGGER {table}_removal_refused BEFORE DELETE ON "{table}"{when} {stop}'


def back():
    """Return the statements that take the walls down."""
    tables = (*(f"contests_{name}" for name in TABLES), "contests_protocol")
    return {
        "postgresql": [
            *(f'DROP TRIGGER {table}_sealed ON "{table}"' for table in tables),
            "DROP FUNCTION contests_seal_refuses()",
            "DROP FUNCTION contests_is_sealed(text, jsonb)",
        ],
        "sqlite": [f"DROP TRIGGER {table}_{act}_refused" for table in ALLOWED for act in ("rewriting", "removal")],
    }


class Migration(migrations.Migration):
    dependencies = [("contests", "0010_drafters_told")]

    operations = [
        EngineSQL(
            {"postgresql": postgresql(), "sqlite": list(sqlite())},
            back(),
            does="Let the database refuse changes of what a signed protocol speaks of",
        )
    ]
