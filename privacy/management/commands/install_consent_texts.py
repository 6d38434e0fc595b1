"""Put the sample texts of consents into an installation that has none; safe to repeat."""

from django.core.management.base import BaseCommand

from privacy.actions.consent_text import install_consent_texts


class Command(BaseCommand):
    help = "Вносит образцы текстов согласий, если их ещё нет."

    def handle(self, *args, **options):
        for text in install_consent_texts():
            self.stdout.write(str(text))
