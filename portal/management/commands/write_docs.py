"""Write the generated pages of docs/ again."""

from django.core.management.base import BaseCommand

from portal.docs import folder, generated_pages


class Command(BaseCommand):
    """`manage.py write_docs`."""

    help = "Пишет страницы docs/, которые делаются из кода."

    def handle(self, *args, **options):
        for name, text in generated_pages().items():
            (folder() / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"docs/{name}")
