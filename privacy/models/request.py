"""What a person asks of the branch about his own data, until when it must be answered, and the answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.models import Addressed
from privacy.states import RequestKind, RequestState, tone_of

OPEN = (RequestState.RECEIVED, RequestState.IN_WORK)


class SubjectRequestQuerySet(models.QuerySet):
    """Words about requests."""

    def open(self):
        """Those without an answer."""
        return self.filter(state__in=OPEN)

    def visible_to(self, user):
        """All for the secretary, his own for a person."""
        if not user.is_authenticated:
            return self.none()
        return self if is_secretary(user) else self.filter(person=user)


class SubjectRequest(Addressed):
    """One request. `due_on` is counted in working days from the settings [L]."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="subject_requests", verbose_name=_("Кто обратился")
    )
    kind = models.CharField(_("О чём"), max_length=10, choices=RequestKind)
    text = models.TextField(_("Своими словами"), max_length=2000, blank=True)
    due_on = models.DateField(_("Ответить до"), editable=False)
    answer = models.TextField(_("Ответ"), max_length=2000, blank=True, editable=False)
    answered_at = models.DateTimeField(_("Когда ответили"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("Кто ответил")
    )
    state = models.CharField(
        _("Состояние"), max_length=10, choices=RequestState, default=RequestState.RECEIVED, editable=False
    )

    objects = SubjectRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("Обращение о своих данных")
        verbose_name_plural = _("Обращения о своих данных")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(state__in=OPEN),
                name="one_open_request_of_a_kind",
                violation_error_message=_("Такое обращение уже ждёт ответа."),
            ),
            models.CheckConstraint(
                name="an_answered_request_has_an_answer",
                condition=~Q(state__in=[RequestState.DONE, RequestState.REFUSED])
                | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return str(_("Обращение %(code)s") % {"code": self.code})

    def get_absolute_url(self):
        """The page of this request."""
        return reverse("privacy:request", kwargs={"code": self.code})

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)
