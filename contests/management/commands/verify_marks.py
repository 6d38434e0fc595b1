"""Prove that no mark was changed, lost or inserted: the chain of every contest from its first row to its last."""

from django.core.management.base import BaseCommand, CommandError

from contests.models import ContestEdition, ScoreEntry
from contests.queries.audit import faults_of_marks, faults_of_walls
from foundation.ledger import anchor_of


class Command(BaseCommand):
    """`manage.py verify_marks [slug …]`: prints the head of each chain; ends with an error when one is broken."""

    help = "Проверяет журнал оценок: ни одна запись не изменена, не пропала и не вставлена."

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", help="адреса конкурсов; без них – все")

    def handle(self, *args, slugs, **options):
        editions = ContestEdition.objects.select_related("contest").order_by("pk")
        faults = faults_of_walls()
        for edition in editions.filter(slug__in=slugs) if slugs else editions:
            anchor = anchor_of(ScoreEntry, edition)
            self.stdout.write(f"{edition.slug}: записей {anchor.count}, последняя {anchor.head}")
            faults += [f"{edition.slug}: {fault}" for fault in faults_of_marks(edition)]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("Журнал оценок цел.")
