"""`make bench`: the slice on SQLite, and on PostgreSQL when TEST_DATABASE_URL names a server; writes bench/results.md.

Every row is timed in turns with its floor in the same process, so the ratio holds on any machine; milliseconds are those of
the machine at hand. Goals are those of the project. One client, no network: what a request costs, not how many fit.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.md"
HEAD = """# Speed of the slice

Written by `make bench`. One operation in one process, no network; milliseconds are a median over rounds in which the row and
its floor took turns. They are time of the processor: our process, and for PostgreSQL the process of its own that answers us
as well (what it writes behind our back is not counted); an engine on another machine is measured by the clock on the wall. The floor of a page is a view that answers «hello» behind
the same middleware; that of a paper is a PDF with one line. The goals were set on a machine where «hello» cost 0.38 ms, so the
column «as there» turns milliseconds of this machine into milliseconds of that one; a goal is held against those.
Pages are drawn for a visitor with a cookie that nobody knows, so none is kept whole but the one that says so; what holds until
the next publication (docs/decisions/0010) is known already, as it is on a server, but for the row that says so.
"""
COLUMNS = ("operation", "goal", "measured", "as there", "floor", "ratio", "SQL", "bytes", "")


@contextmanager
def databases() -> Iterator[list[str]]:
    """Yield addresses of empty databases, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        sqlite = f"sqlite:///{folder}/db.sqlite3"
        server = os.environ.get("TEST_DATABASE_URL")
        if not server:
            yield [sqlite]
            return
        base, name = server.rsplit("/", 1)[0], f"portal_bench_{os.getpid()}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
            try:
                yield [sqlite, f"{base}/{name}"]
            finally:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def measured(database_url: str) -> dict:
    """Measure one engine in a process of its own and return what it printed."""
    with tempfile.TemporaryDirectory(prefix="bench-files-") as folder:
        settings = {"DJANGO_SETTINGS_MODULE": "bench.settings", "DATABASE_URL": database_url, "VAR_DIR": folder}
        command = [sys.executable, "manage.py", "measure"]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | settings, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def cells(row: dict) -> tuple[str, ...]:
    """Return one line of the table as texts."""
    unit = row.get("unit", "ms")
    goals = [f"{row['goal_ms']:g} {unit}"] if row["goal_ms"] is not None else []
    if row["goal_ratio"] is not None:
        goals.append(f"{row['goal_ratio']:g} × {row['floor_name']}")
    if row["goal_sql"] is not None:
        goals.append(f"{row['goal_sql']} SQL")
    if row["goal_bytes"] is not None:
        goals.append(f"{row['goal_bytes'] / 1000:g} kB")
    return (
        row["name"],
        ", ".join(goals),
        f"{row['ms']:.2f} {unit}",
        "" if row["goal_machine_ms"] is None else f"{row['goal_machine_ms']:.1f} ms",
        f"{row['floor_name']} {row['floor_ms']:.2f}",
        f"{row['ms'] / row['floor_ms']:.1f}",
        "" if row["sql"] is None else str(row["sql"]),
        "" if row["bytes"] is None else f"{row['bytes']:,}".replace(",", " "),
        "ok" if row["is_ok"] else "MISS",
    )


def as_table(lines: list[tuple[str, ...]]) -> str:
    """Return a Markdown table that is readable in a terminal as well."""
    everything = [COLUMNS, *lines]
    widths = [max(len(line[index]) for line in everything) for index in range(len(COLUMNS))]
    rule = tuple("-" * width for width in widths)
    padded = ((cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in [COLUMNS, rule, *lines])
    return "\n".join(f"| {' | '.join(line)} |" for line in padded)


def main() -> None:
    """Measure, print, write down. A missed goal is a line to read, not a failure: a busy machine misses many."""
    parts, missed = [HEAD], 0
    with databases() as addresses:
        for address in addresses:
            # How busy the machine was with other work: milliseconds of a busy machine are long, ratios less so.
            load = os.getloadavg()[0]
            result = measured(address)
            rows = result["rows"]
            missed += sum(not row["is_ok"] for row in rows)
            machine = f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, load {load:.1f} before the run."
            part = f"## {result['engine']}\n\n{machine}\n\n{as_table([cells(row) for row in rows])}\n"
            parts.append(part)
            print(f"\n{part}", flush=True)
    if len(addresses) == 1:
        print("PostgreSQL was not measured: TEST_DATABASE_URL is not set.")
    RESULTS.write_text("\n".join(parts), encoding="utf-8")
    print(f"Goals missed: {missed}. Written to bench/results.md.")


if __name__ == "__main__":
    main()
