"""People and processes that act at the same moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections


def together(*acts: Callable) -> list:
    """Start all `acts` at once, each in a thread with its own connection; return their results in order."""
    barrier = threading.Barrier(len(acts), timeout=30)

    def start(act):
        barrier.wait()
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as crowd:
        return [future.result() for future in [crowd.submit(start, act) for act in acts]]
