"""Fill an empty database with the demo and print its addresses and accounts."""

from django.core.management.base import BaseCommand

from portal.demo.seed import greeting, is_empty, seed


class Command(BaseCommand):
    """`manage.py seed_demo`: a database in use is left as it is."""

    help = "Наполняет пустую базу демонстрационными данными и печатает адреса и учётные записи."

    def handle(self, *args, **options):
        if is_empty():
            self.stdout.write("Наполняю базу: план 2020 года, два конкурса, выдуманные люди…")
            seed()
        self.stdout.write(greeting())
