"""Registration of the olympiad on local self-government."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OlympiadConfig(AppConfig):
    name = "olympiad"
    verbose_name = _("Олимпиада")
