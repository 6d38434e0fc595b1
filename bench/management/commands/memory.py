"""Two workers, as a server holds them: parted from one process that has read the portal; pages are asked for, memory is JSON."""

import gc
import json
import os
import time
from pathlib import Path

from django.contrib.auth import get_user_model, user_logged_in
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.test import Client
from django.urls import get_resolver

from accounts import proof

WORKERS = 2


class Command(BaseCommand):
    """`manage.py memory PERSON PATH…`, on a database that is filled already; nothing but the portal is in the processes."""

    help = "Открывает страницы и говорит, сколько памяти занял рабочий процесс."

    def add_arguments(self, parser):
        parser.add_argument("person", type=int)
        parser.add_argument("paths", nargs="+")

    def handle(self, *args, person, paths, **options):
        # As deploy/gunicorn.conf.py parts its workers.
        _ = get_resolver().url_patterns
        connections.close_all()
        gc.freeze()
        for _worker in range(WORKERS - 1):
            stand_beside(paths, person)
        started = share()
        ask_for(paths, person)
        self.stdout.write(json.dumps({"started": started, "after": peak()}))


def stand_beside(paths: list[str], person: int) -> None:
    """Part a worker that answers the same and stays until this process is gone; come back when it has answered."""
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        if os.read(reading, 1) != b"+":
            raise CommandError("The worker beside could not answer")
        return
    os.close(reading)
    try:
        ask_for(paths, person)
        os.write(writing, b"+")
        parent = os.getppid()
        while os.getppid() == parent:
            time.sleep(0.05)
    finally:
        os._exit(0)


def ask_for(paths: list[str], person: int) -> None:
    """Open every page as this person, who has just shown who he is: an export asks for it."""
    client = Client(SERVER_NAME="localhost")
    client.get("/hello/")
    user_logged_in.connect(show_everything)
    client.force_login(get_user_model().objects.get(pk=person))
    for path in paths:
        # A list of people is given to whoever says what for.
        answer = client.post(path, {"reason": "Замер"}) if path.endswith(".xlsx") else client.get(path)
        if answer.status_code != 200:
            raise CommandError(f"{path}: {answer.status_code} {answer.headers.get('Location', '')}")
        len(b"".join(answer) if answer.streaming else answer.content)


def show_everything(request, user, **_signal) -> None:
    """Sign in wholly."""
    proof.add_second_factor(request, user)


def share() -> float:
    """Return the memory of this process in MiB, a page that two hold counted by half. Linux alone tells it."""
    return told("smaps_rollup", "Pss")


def peak() -> float:
    """Return the same at its highest: what was given back since was this process's own."""
    return share() + told("status", "VmHWM") - told("status", "VmRSS")


def told(file: str, name: str) -> float:
    """Return one line of what the kernel tells of this process, in MiB."""
    lines = Path("/proc/self", file).read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) / 1024
