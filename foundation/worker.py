"""The loop that runs tasks of the backend "jobs" over django-tasks-db's own machinery, and sweeps in between."""

import logging
import time

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from foundation.jobs import sweep

SWEEP_EVERY = 5.0
logger = logging.getLogger(__name__)


class HouseWorker(Worker):
    """One process, one task at a time. SIGTERM and SIGINT let the current task end; a second one breaks it off."""

    def __init__(self):
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="jobs",
            worker_id=get_random_string(32),
            batch=True,
            interval=0,
            startup_delay=False,
            max_tasks=None,
        )
        self._swept_at = 0.0

    def serve(self, interval: float) -> None:
        """Run until a signal comes, looking for work every `interval` seconds; a lost database is waited for."""
        while self.running:
            try:
                self.pass_once()
            except OperationalError:
                logger.exception("The database does not answer; the worker waits for it")
                close_old_connections()
            if self.running:
                time.sleep(interval)

    def pass_once(self) -> None:
        """Sweep if it is time, then run every task that is ready."""
        self._sweep()
        self.run()

    def run_task(self, db_task_result) -> None:
        """Run one task; a long queue must not stop the clock, so the sweep comes between tasks as well."""
        super().run_task(db_task_result)
        if self.running:
            self._sweep()

    def _sweep(self):
        if time.monotonic() - self._swept_at >= SWEEP_EVERY:
            self._swept_at = time.monotonic()
            sweep(timezone.now())
