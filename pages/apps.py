"""Registration: the façade. What its pages show is bound to their types before the first request."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Сайт")

    def ready(self):
        import_module("pages.views.public")
        import_module("pages.views.sections")
