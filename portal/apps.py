"""Registration of the roof. It stands last among the apps, so its `post_migrate` comes when every permission exists."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Портал")

    def ready(self):
        import_module("portal.receivers").silence_wagtail()
