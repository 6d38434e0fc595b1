"""Housekeeping by the clock: duties of Django and Wagtail that nobody else owns."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from foundation.importing.verbs import forget_tables
from foundation.jobs import duty


@duty(every=timedelta(minutes=1))
def publish_scheduled():
    """Publish and withdraw the pages whose time has come."""
    call_command("publish_scheduled", verbosity=0)


@duty(every=timedelta(days=1))
def clear_sessions():
    """Forget sessions that ran out."""
    call_command("clearsessions", verbosity=0)


@duty(every=timedelta(days=1))
def prune_tasks():
    """Forget finished tasks: their rows are nudges, what was done stands elsewhere. Failed ones stay for a month."""
    ages = ["--min-age-days=1", "--failed-min-age-days=30"]
    call_command("prune_db_task_results", "--backend=jobs", "--queue-name=*", *ages, verbosity=0)


@duty(every=timedelta(days=1))
def forget_lists():
    """Forget what stood in lists that were loaded long ago: they hold names of people."""
    forget_tables(timezone.now())
