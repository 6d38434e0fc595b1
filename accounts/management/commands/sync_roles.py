"""`manage.py sync_roles`: groups and office rights of all roles, as accounts/roles.py lists them. `migrate` does it too."""

from django.core.management.base import BaseCommand

from accounts.actions.roles import sync_roles


class Command(BaseCommand):
    help = "Создаёт группы ролей и выдаёт им права в кабинете отделения; лишние права снимает."

    def handle(self, **options):
        sync_roles()
        self.stdout.write("Роли и их права приведены в порядок.")
