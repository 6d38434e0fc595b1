"""`manage.py build_site`: the home page and every section on an empty portal. A second run makes what is missing."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from pages.actions.site import build_site


class Command(BaseCommand):
    """Builds the tree of the site."""

    help = "Собирает сайт: главная страница и все разделы. Что уже есть, остаётся как было."

    def handle(self, *args, **options):
        home = build_site(by=None)
        pages = ", ".join(home.get_children().values_list("title", flat=True))
        self.stdout.write(_("Сайт собран: %(home)s; %(pages)s.") % {"home": home.title, "pages": pages})
