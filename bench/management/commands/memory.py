"""One worker, as a server holds it: the portal is loaded, some pages are asked for, the peak of its memory is JSON."""

import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.test import Client


class Command(BaseCommand):
    """`manage.py memory PERSON PATH…`, on a database that is filled already; nothing but the portal is in the process."""

    help = "Открывает страницы и говорит, сколько памяти занял процесс."

    def add_arguments(self, parser):
        parser.add_argument("person", type=int)
        parser.add_argument("paths", nargs="+")

    def handle(self, *args, person, paths, **options):
        client = Client(SERVER_NAME="localhost")
        client.get("/hello/")
        started = peak()
        client.force_login(get_user_model().objects.get(pk=person))
        for path in paths:
            answer = client.get(path)
            if answer.status_code != 200:
                raise CommandError(f"{path}: {answer.status_code}")
            len(b"".join(answer) if answer.streaming else answer.content)
        self.stdout.write(json.dumps({"started": started, "after": peak()}))


def peak() -> float:
    """Return the most memory that this process has held, in MiB. Linux alone tells it of a process and not of its parent."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024
