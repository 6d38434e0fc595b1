"""Databases with every migration run: made once for each engine, kept between runs, and copied.

Kept under the hash of what migrations are made of, so a new migration makes a new one; `pytest --create-db` throws
them away. Each copy is migrated again, which sends the signals of `migrate` and costs a second instead of ten.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.db.backends.signals import connection_created

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "var" / "prepared"
# Migrations, and what they name: tests/support/test_prepared.py holds the list against their imports.
INGREDIENTS = (
    "*/migrations/*.py",
    "directory/naming.py",
    "foundation/collation.py",
    "foundation/engine_sql.py",
    "foundation/ledger.py",
    "foundation/models.py",
    "foundation/no_overlap.py",
    "foundation/search.py",
    "foundation/uploads/fields.py",
    "portal/settings/base.py",
    "requirements.lock",
)


def pytest_configure(config):
    """Throw everything away when asked, before the workers start."""
    if config.getoption("create_db", default=False) and not hasattr(config, "workerinput"):
        for file in FOLDER.glob("*.sqlite3"):
            file.unlink()
        if server := os.environ.get("TEST_DATABASE_URL") or postgresql_of_the_suite():
            with psycopg.connect(server, autocommit=True) as session:
                drop_prepared(session)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Let pytest-django's test database begin as a copy."""
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = prepared_database(postgresql_of_the_suite())
        return
    source = prepared_file()

    def fill(connection, **_signal):
        connection_created.disconnect(fill)
        copy_sqlite(source, connection.connection)

    connection_created.connect(fill, weak=False)


def copy_sqlite(source: Path, target: sqlite3.Connection) -> None:
    """Fill an open, empty database from a file."""
    with closing(sqlite3.connect(source)) as prepared:
        prepared.backup(target)


def prepared_file() -> Path:
    """Return the SQLite file; to be copied, never opened for writing."""
    file = FOLDER / f"{fingerprint()}.sqlite3"
    with one_at_a_time("sqlite"):
        if not file.exists():
            for old in FOLDER.glob("*.sqlite3*"):
                old.unlink()
            draft = file.with_suffix(".draft")
            draft.unlink(missing_ok=True)
            migrate(f"sqlite:///{draft}")
            draft.rename(file)
    return file


def prepared_database(server: str) -> str:
    """Return the name of the PostgreSQL database; to be a TEMPLATE, never to be connected to."""
    prefix = prefix_of(server)
    name, draft = f"{prefix}{fingerprint()}", f"{prefix}draft"
    with one_at_a_time("postgresql"), psycopg.connect(server, autocommit=True) as session:
        if not session.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            drop_prepared(session)
            session.execute(f'CREATE DATABASE "{draft}"')
            migrate(f"{server.rsplit('/', 1)[0]}/{draft}")
            session.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
    return name


def drop_prepared(session: psycopg.Connection) -> None:
    """Drop what was prepared beside this database, of whatever hash."""
    prefix = f"{session.info.dbname}_prepared_"
    found = session.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix]).fetchall()
    for (name,) in found:
        session.execute(f'DROP DATABASE "{name}"')


def prefix_of(server: str) -> str:
    return f"{server.rsplit('/', 1)[1]}_prepared_"


def postgresql_of_the_suite() -> str | None:
    """Return where the suite itself runs, None when that is SQLite."""
    address = os.environ.get("DATABASE_URL", "")
    return address if address.startswith("postgres") else None


def migrate(address: str) -> None:
    """Run all migrations in a process of its own: this one may have a test database half made."""
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DATABASE_URL": address}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@cache
def fingerprint() -> str:
    """Return a short hash of what decides how a fresh database looks."""
    digest = hashlib.sha256()
    for pattern in INGREDIENTS:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def one_at_a_time(engine: str):
    """Let the first worker make what the others wait for."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{engine}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
