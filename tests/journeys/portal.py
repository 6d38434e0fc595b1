"""A whole portal for one journey: its own database, files and mail, gunicorn and the worker as real processes."""

import email
import os
import socket
import subprocess
import sys
import time
import urllib.request
from email import policy
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 120


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Portal:
    """Started with the demo's data; `url` is where it answers, `letters()` what its worker has sent."""

    def __init__(self, folder: Path, database_url: str):
        self.folder = folder
        self.on_sqlite = database_url.startswith("sqlite")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen] = []
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
            "VAR_DIR": str(folder),
            "DATABASE_URL": database_url,
            "EMAIL_URL": f"filemail:///{folder / 'mail'}",
            "BASE_URL": self.url,
            "DEMO": "1",
            "PORT": str(self.port),
        }

    def manage(self, *words: str) -> str:
        """Run a management command to its end and return what it printed."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        """Prepare, fill with the demo, start web and worker, wait until the web answers."""
        self.manage("prepare")
        self.manage("seed_demo")
        gunicorn = [str(Path(sys.executable).parent / "gunicorn"), "portal.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        self._spawn([*gunicorn, "--workers", "1", "--threads", "4", "--no-control-socket"], "web.log")
        self._spawn([sys.executable, "manage.py", "worker"], "worker.log")
        self._wait()

    def stop(self) -> None:
        """Stop both as Ctrl+C would."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(timeout=50)

    def letters(self) -> list:
        """Every letter that the worker has sent, oldest first."""
        files = sorted((self.folder / "mail").iterdir(), key=lambda file: file.stat().st_mtime_ns)
        return [
            email.message_from_string(part.lstrip(), policy=policy.default)
            for file in files
            for part in file.read_text(encoding="utf-8").split("-" * 79)
            if part.strip()
        ]

    def letter_to(self, address: str, subject: str):
        """Wait for the newest letter to `address` whose subject holds `subject`."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            for letter in reversed(self.letters()):
                if address in letter["To"] and subject in letter["Subject"]:
                    return letter
            time.sleep(0.3)
        subjects = [(letter["To"], letter["Subject"]) for letter in self.letters()]
        raise AssertionError(f"no letter «{subject}» to {address}; there are {subjects}")

    def _spawn(self, command, log):
        with (self.folder / log).open("w") as output:
            process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=output, stderr=output)
        self.processes.append(process)

    def _wait(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz/", timeout=5):
                    return
            except OSError:
                time.sleep(0.2)
        raise AssertionError((self.folder / "web.log").read_text())
