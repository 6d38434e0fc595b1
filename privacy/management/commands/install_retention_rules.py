"""Put the terms of keeping of the settings into an installation that has none; safe to repeat, nothing is applied by it."""

from django.core.management.base import BaseCommand

from privacy.actions.retention import install_retention_rules


class Command(BaseCommand):
    help = "Вносит сроки хранения, если их ещё нет. Применять их решает секретарь."

    def handle(self, *args, **options):
        for rule in install_retention_rules():
            self.stdout.write(f"{rule}: {rule.term_words} {rule.since}")
