"""`manage.py worker`: deliver, sweep, do periodic duties, until SIGTERM or Ctrl+C."""

from django.core.management.base import BaseCommand

from foundation.worker import HouseWorker


class Command(BaseCommand):
    help = (
        "Выполняет отложенную работу: письма, повторные попытки, обязанности по расписанию. Останавливается по Ctrl+C."
    )

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=1.0, help="Пауза между проверками очереди, секунды.")

    def handle(self, *, interval, **options):
        worker = HouseWorker()
        worker.configure_signals()
        self.stdout.write("Фоновый работник запущен.")
        worker.serve(interval)
