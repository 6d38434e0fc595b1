"""The worker as a process: killed, stopped, and two at once. SQLite in a file, a real server of mail."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from foundation.jobs import duties
from foundation.worker import SWEEP_EVERY
from outbox.actions.delivery import LEASE
from outbox.tasks import deliver_waiting
from tests.support.prepared import prepared_file
from tests.support.sink import Sink

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60
POST = (
    "from accounts.letters import account_exists as kind\n"
    "for n in range({count}): kind.post(to=f'person{{n}}@example.org', name='', link='https://portal.example/')"
)


class PostOffice:
    """An installation of its own: database, environment, processes."""

    def __init__(self, folder: Path, sink: Sink):
        self.database = folder / "db.sqlite3"
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "VAR_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "CACHE_URL": "locmemcache://",
            "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}",
            "PYTHONUNBUFFERED": "1",
        }
        self.workers: list[subprocess.Popen] = []

    def manage(self, *words: str) -> None:
        """Run a management command to its end."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def post(self, count: int) -> None:
        """Post so many letters."""
        self.manage("shell", "--verbosity", "0", "-c", POST.format(count=count))

    def start_worker(self) -> subprocess.Popen:
        """Start a worker and return its process, once it listens to signals."""
        command = [sys.executable, "manage.py", "worker", "--interval", "0.2"]
        worker = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.workers.append(worker)
        assert worker.stdout.readline() == "Фоновый работник запущен.\n"
        return worker

    def rows(self, query: str) -> list[tuple]:
        """Ask or change the database past the portal."""
        with closing(sqlite3.connect(self.database, timeout=20, isolation_level=None)) as database:
            return database.execute(query).fetchall()


@pytest.fixture(scope="module")
def server():
    sink = Sink()
    sink.start()
    yield sink
    sink.stop()


@pytest.fixture(scope="module")
def installation(tmp_path_factory, server):
    office = PostOffice(tmp_path_factory.mktemp("office"), server)
    shutil.copy(prepared_file(), office.database)
    return office


@pytest.fixture
def office(installation, server):
    server.letters.clear()
    server.conversations = 0
    installation.rows("DELETE FROM outbox_letter")
    installation.rows("DELETE FROM django_tasks_database_dbtaskresult")
    yield installation
    for worker in installation.workers:
        if worker.poll() is None:
            worker.kill()
        worker.wait()
        worker.stdout.close()
    installation.workers.clear()


def wait_until(condition, what):
    """Wait for a condition, or fail naming it."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def test_a_killed_workers_letter_is_taken_again_within_a_minute():
    duty = duties[f"{deliver_waiting.__module__}.{deliver_waiting.__name__}"]

    assert LEASE.total_seconds() + max(SWEEP_EVERY, duty.every.total_seconds()) <= 60


def test_a_letter_whose_worker_is_killed_before_the_data_arrives_exactly_once(office, server):
    server.pause = 3
    office.post(1)
    worker = office.start_worker()
    wait_until(lambda: server.conversations == 1, "the worker never spoke to the server")
    worker.kill()
    worker.wait()
    server.pause = 0
    assert office.rows("SELECT state, attempts FROM outbox_letter") == [("sending", 1)]
    assert office.rows(
        "SELECT status FROM django_tasks_database_dbtaskresult WHERE task_path = 'outbox.tasks.deliver'"
    ) == [
        ("RUNNING",),
    ]

    office.manage("tick")
    assert server.letters == []

    # A minute passes.
    office.rows("UPDATE outbox_letter SET lease_until = datetime(lease_until, '-60 seconds')")
    office.rows("UPDATE foundation_dutyclock SET due_at = datetime(due_at, '-60 seconds')")
    office.manage("tick")

    assert [letter["To"] for letter in server.letters] == ["person0@example.org"]
    assert office.rows("SELECT state, attempts FROM outbox_letter") == [("sent", 2)]


def test_two_workers_deliver_every_letter_once_and_stop_when_asked(office, server):
    workers = [office.start_worker(), office.start_worker()]
    office.post(25)

    wait_until(
        lambda: office.rows("SELECT count(*) FROM outbox_letter WHERE state = 'sent'") == [(25,)], "letters wait"
    )
    asked = time.monotonic()
    workers[0].send_signal(signal.SIGTERM)
    workers[1].send_signal(signal.SIGINT)
    codes = [worker.wait(timeout=10) for worker in workers]

    assert (codes, time.monotonic() - asked < 10) == ([0, 0], True)
    assert sorted(letter["To"] for letter in server.letters) == sorted(f"person{n}@example.org" for n in range(25))


def test_a_worker_that_is_asked_to_stop_ends_the_letter_in_its_hands(office, server):
    server.pause = 2
    office.post(2)
    worker = office.start_worker()
    wait_until(lambda: server.conversations == 1, "the worker never spoke to the server")

    worker.send_signal(signal.SIGTERM)
    code = worker.wait(timeout=10)
    server.pause = 0

    assert (code, len(server.letters)) == (0, 1)
    assert sorted(office.rows("SELECT state FROM outbox_letter")) == [("queued",), ("sent",)]
