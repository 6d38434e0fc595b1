"""A session that names the person who signed in, so that both are read at once."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _


class Session(AbstractBaseSession):
    """What a visitor's cookie points at. `person` is empty until somebody signs in."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("Сеанс")
        verbose_name_plural = _("Сеансы")
