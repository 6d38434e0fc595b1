"""Registration: Russian on SQLite, and every verb bound to its move before the first request."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from foundation import collation


class FoundationConfig(AppConfig):
    name = "foundation"
    verbose_name = "Основание"

    def ready(self):
        collation.listen()
        autodiscover_modules("rules", "workflow", "letters", "actions", "tasks", "receivers")
