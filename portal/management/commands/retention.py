"""Destroy what has outlived its term, or only count it."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.retention import destroy_all_expired, expired


class Command(BaseCommand):
    help = "Уничтожает то, у чего вышел срок хранения. С --dry-run только считает."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="только посчитать")

    def handle(self, *args, **options):
        at = timezone.now()
        if not options["dry_run"]:
            for act in destroy_all_expired(at):
                self.stdout.write(f"{act}: {act.get_what_display()}, записей {act.size}")
            return
        for row in expired(at):
            applied = "применяется" if row.rule.is_active else "не применяется"
            self.stdout.write(f"{row.number:>7}  {row.rule} – {row.rule.term_words} {row.rule.since} ({applied})")
