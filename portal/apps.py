"""Registration of the roof. It stands last among the apps, so its `post_migrate` comes when every permission exists."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Портал")
