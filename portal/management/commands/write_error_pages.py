"""Write the pages that the web server shows by itself: while the portal does not answer, and when a body is too large."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string

PAGES = ("413.html", "503.html")


class Command(BaseCommand):
    """`manage.py write_error_pages`: the files lie beside the static ones, see deploy/nginx.conf."""

    help = "Пишет страницы ошибок рядом со статическими файлами: их показывает nginx без участия портала."

    def handle(self, *args, **options):
        for name in PAGES:
            page = render_to_string(name, {"site_contacts": {"phone": settings.BRANCH_PHONE}})
            (Path(settings.STATIC_ROOT) / name).write_text(page, encoding="utf-8")
            self.stdout.write(name)
