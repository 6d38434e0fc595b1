"""Make the database and the static files ready: everything that has to be done once after an update."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from pages.actions.search import index_site
from pages.models import SearchEntry


class Command(BaseCommand):
    """`manage.py prepare`: safe to repeat, changes no data; static files that did not change are left alone."""

    help = "Готовит базу и статические файлы: повторный запуск ничего не портит."

    def handle(self, *args, **options):
        for folder in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT, settings.STATIC_ROOT, settings.VAR_DIR / "mail"):
            Path(folder).mkdir(parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if not SearchEntry.objects.exists():
            index_site()
        collect_static()
        self.stdout.write("База и статические файлы готовы.")


def collect_static() -> None:
    """Collect and compress the static files, unless those collected last time are still the ones that stand in the apps."""
    stamp = Path(settings.STATIC_ROOT) / ".fingerprint"
    now = fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now)


def fingerprint() -> str:
    """Return one SHA-256 over the names, sizes and times of all static files."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}\t{facts.st_size}\t{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
