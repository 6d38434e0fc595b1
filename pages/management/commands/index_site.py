"""`manage.py index_site`: lets the search of the site know all its pages anew. A second run changes nothing."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from pages.actions.search import index_site


class Command(BaseCommand):
    """Writes the entries of the search."""

    help = "Заново записывает, что находит поиск по сайту."

    def handle(self, *args, **options):
        self.stdout.write(_("Записей поиска: %(number)s.") % {"number": index_site()})
