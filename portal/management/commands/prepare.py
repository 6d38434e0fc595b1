"""Make the database and the static files ready: everything that has to be done once after an update."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """`manage.py prepare`: safe to repeat, changes no data."""

    help = "Готовит базу и статические файлы: повторный запуск ничего не портит."

    def handle(self, *args, **options):
        for folder in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT, settings.STATIC_ROOT, settings.VAR_DIR / "mail"):
            Path(folder).mkdir(parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("База и статические файлы готовы.")
