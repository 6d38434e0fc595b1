"""A session that names the person who signed in, so that both are read at once, and the device, so that he recognises it."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class SessionQuerySet(models.QuerySet):
    """Words about sessions."""

    def of(self, person):
        """Return the sessions of one person."""
        return self.filter(person=person)

    def live(self, at: datetime):
        """Return those that still let in at this moment, the last used first."""
        return self.filter(expire_date__gt=at).order_by("-seen_at")


class Session(AbstractBaseSession):
    """What a visitor's cookie points at. `person` is empty until somebody signs in; `device` is words, no place and no address."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, editable=False, related_name="+")
    device = models.CharField(_("Устройство"), max_length=80, blank=True, editable=False)
    started_at = models.DateTimeField(_("Вход"), default=timezone.now, editable=False)
    seen_at = models.DateTimeField(_("Последнее действие"), default=timezone.now, editable=False)

    objects = BaseSessionManager.from_queryset(SessionQuerySet)()  # type: ignore[misc]  # Django's base calls it a variable of the class

    class Meta:
        verbose_name = _("Сеанс")
        verbose_name_plural = _("Сеансы")

    @property
    def handle(self) -> str:
        """A name for pages: it tells nothing of the key, which lets in."""
        return salted_hmac("accounts.session", self.session_key).hexdigest()[:16]
