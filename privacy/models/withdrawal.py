"""A consent that was taken back: what was done about it at once, and what a person still has to do."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.models import Addressed
from privacy.effects import Effect
from privacy.states import ConsentKind, WithdrawalState, tone_of


class ConsentWithdrawalQuerySet(models.QuerySet):
    """Words about withdrawals."""

    def waiting(self):
        """Those of which something is left for a person."""
        return self.filter(state=WithdrawalState.WAITING)

    def visible_to(self, user):
        """All for the secretary, his own for a person."""
        if not user.is_authenticated:
            return self.none()
        return self if is_secretary(user) else self.filter(Q(person=user) | Q(asked_by=user))


class ConsentWithdrawal(Addressed):
    """One withdrawal and its report. `person` is whose consent it was, `asked_by` whose hand wrote it, `basis` by which paper."""

    kind = models.CharField(_("Какое согласие"), max_length=20, choices=ConsentKind)
    about = models.CharField(_("О чём"), max_length=100, editable=False)
    matter = models.CharField(_("К чему относится"), max_length=200, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="consent_withdrawals",
        null=True,
        blank=True,
        verbose_name=_("Чьё согласие"),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("Кто отозвал")
    )
    basis = models.TextField(_("Основание"), max_length=1000, blank=True)
    due_on = models.DateField(_("Исполнить до"))
    report = models.JSONField(_("Что сделано"), default=list, editable=False)
    finished_at = models.DateTimeField(_("Исполнен"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("Состояние"), max_length=10, choices=WithdrawalState, default=WithdrawalState.WAITING, editable=False
    )

    objects = ConsentWithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("Отзыв согласия")
        verbose_name_plural = _("Отзывы согласий")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_on"])]

    def __str__(self):
        return str(_("Отзыв согласия %(code)s") % {"code": self.code})

    def get_absolute_url(self):
        """The report."""
        return reverse("privacy:withdrawal", kwargs={"code": self.code})

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    @cached_property
    def effects(self) -> list[Effect]:
        """The report, place by place."""
        return [Effect.of(row) for row in self.report]
