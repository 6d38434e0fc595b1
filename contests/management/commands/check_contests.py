"""Check by the database that every contest keeps its promises: conflicts, marks, results, protocols, numbers, states."""

from django.core.management.base import BaseCommand, CommandError

from contests.models import ContestEdition
from contests.queries.audit import faults_of, faults_of_walls


class Command(BaseCommand):
    """`manage.py check_contests [slug …]`: prints nothing but the count; ends with an error that lists all faults."""

    help = "Проверяет по базе, что в конкурсах ничего не нарушено."

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", help="адреса конкурсов; без них – все")

    def handle(self, *args, slugs, **options):
        editions = ContestEdition.objects.select_related("contest").order_by("pk")
        chosen = list(editions.filter(slug__in=slugs) if slugs else editions)
        faults = [*faults_of_walls(), *(f"{row.slug}: {fault}" for row in chosen for fault in faults_of(row))]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"Конкурсов проверено: {len(chosen)}. Нарушений нет.")
