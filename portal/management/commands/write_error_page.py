"""Write the page that the web server shows while the portal itself does not answer."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string


class Command(BaseCommand):
    """`manage.py write_error_page`: 503.html beside the static files, needing neither database nor portal."""

    help = "Пишет 503.html рядом со статическими файлами: её показывает nginx, пока портал не отвечает."

    def handle(self, *args, **options):
        page = render_to_string("503.html", {"site_contacts": {"phone": settings.BRANCH_PHONE}})
        target = Path(settings.STATIC_ROOT) / "503.html"
        target.write_text(page, encoding="utf-8")
        self.stdout.write(str(target))
