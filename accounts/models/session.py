"""A session with the person who signed in: both are read at once, on every request."""

from typing import ClassVar

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionManager(BaseSessionManager):
    """Reads a session with its person."""

    def get_queryset(self):
        return super().get_queryset().select_related("person")


class Session(AbstractBaseSession):
    """What a visitor's cookie points at. `person` is empty until somebody signs in."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, editable=False, related_name="+")

    objects: ClassVar[SessionManager] = SessionManager()

    class Meta:
        verbose_name = _("Сеанс")
        verbose_name_plural = _("Сеансы")
