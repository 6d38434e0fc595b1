"""One engine, one process: an empty database is filled and measured; the result is JSON. `bench/run.py` starts it."""

import json
import platform
import sqlite3
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from bench.data import build
from bench.meter import measure
from bench.rows import DRAFTS, SENDINGS, table
from contests.models import Application
from contests.states import ApplicationState


class Command(BaseCommand):
    """`manage.py measure`, with DJANGO_SETTINGS_MODULE=bench.settings and an empty database."""

    help = "Наполняет пустую базу и измеряет скорость."

    def handle(self, *args, **options):
        Path(settings.STATIC_ROOT).mkdir(parents=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        branch = build(DRAFTS)
        # What a server's database would have learned by the night.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        rows = table(branch)
        measure(rows)
        # A refused sending answers like an accepted one, only faster.
        if Application.objects.filter(applicant=branch.applicant, state=ApplicationState.SUBMITTED).count() < SENDINGS:
            raise CommandError("The applications of the benchmark were not accepted")
        shown = ("name", "goal_ms", "goal_sql", "goal_bytes", "floor_name", "ms", "floor_ms", "sql", "bytes", "is_ok")
        lines = [{key: getattr(row, key) for key in shown} for row in rows]
        self.stdout.write(json.dumps({"engine": engine(), "rows": lines}))


def engine() -> str:
    """Name the database and the versions, and nothing of the machine but its kind."""
    if connection.vendor == "sqlite":
        database = f"SQLite {sqlite3.sqlite_version}, processor time"
    else:
        major, minor = divmod(connection.pg_version, 10_000)
        database = f"PostgreSQL {major}.{minor}, wall time"
    return f"{database}; Python {platform.python_version()}, Django {django.__version__}, {platform.machine()}"
