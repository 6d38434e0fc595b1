"""`manage.py tick`: one pass of the worker for cron – sweep, run what is ready, leave."""

from django.core.management.base import BaseCommand

from foundation.worker import HouseWorker


class Command(BaseCommand):
    help = "Один проход фонового работника: для cron там, где постоянного процесса нет."

    def handle(self, **options):
        worker = HouseWorker()
        worker.configure_signals()
        worker.pass_once()
