"""One engine, one process: an empty database is filled and measured; the result is JSON. `bench/run.py` starts it."""

import json
import platform
import sqlite3
import subprocess
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.urls import reverse

from bench.data import Branch, build
from bench.meter import clock_of, measure
from bench.rows import DRAFTS, SENDINGS, table
from contests.models import Application
from contests.states import ApplicationState

SHOWN = (
    "name", "goal_ms", "goal_sql", "goal_ratio", "goal_bytes", "floor_name", "ms", "goal_machine_ms", "floor_ms", "sql",
    "bytes", "is_ok",
)  # fmt: skip
MOST_MEMORY = 150


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
        lines = [{key: getattr(row, key) for key in SHOWN} for row in rows]
        lines.append(memory_of_a_worker(branch))
        self.stdout.write(json.dumps({"engine": engine(), "rows": lines}))


def memory_of_a_worker(branch: Branch) -> dict:
    """Return a row with the peak of one of two processes that drew the pages and wrote ten thousand applications into a table."""
    journal, export = (
        reverse(name, args=[branch.opened.slug]) for name in ("office_journal", "office_journal_download")
    )
    paths = ["/", branch.plan_path, "/news/", branch.opened.get_absolute_url(), journal, export]
    command = [sys.executable, "manage.py", "memory", str(branch.secretary.pk), *paths]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    peak = json.loads(done.stdout.splitlines()[-1])
    return dict.fromkeys(SHOWN) | {
        "name": "Memory of one of two workers after the pages, the journal and an export of 10,000",
        "unit": "MiB",
        "goal_ms": MOST_MEMORY,
        "ms": peak["after"],
        "floor_name": "started",
        "floor_ms": peak["started"],
        "is_ok": peak["after"] <= MOST_MEMORY,
    }


def engine() -> str:
    """Name the database and the versions, and nothing of the machine but its kind."""
    if connection.vendor == "sqlite":
        database = f"SQLite {sqlite3.sqlite_version}"
    else:
        major, minor = divmod(connection.pg_version, 10_000)
        database = f"PostgreSQL {major}.{minor}"
    return f"{database}, {clock_of(connection)[1]}; Python {platform.python_version()}, Django {django.__version__}, {platform.machine()}"
