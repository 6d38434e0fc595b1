"""Lists of results as they were approved, and the appeals against marks."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from directory.queries import schools_of
from foundation.ledger import LedgerRow
from foundation.models import Addressed, Timed
from olympiad.models.marking import CommissionMember, MarkEntry, OlympiadTask, StageMarking
from olympiad.states import CLOSED_APPEALS, AppealState, SnapshotKind, tone_of


class ResultSnapshot(LedgerRow):
    """A list of results of one stage, whole and for ever: its number in the chain is its version, its hash vouches for it.

    `rows` name participants by key and code, never by name: who is shown how, the consents of today decide.
    """

    marking = models.ForeignKey(StageMarking, models.PROTECT, related_name="snapshots")
    kind = models.CharField(_("Результаты"), max_length=12, choices=SnapshotKind)
    rules = models.JSONField(_("Правила, по которым подсчитано"))
    tasks = models.JSONField(_("Задания"), blank=True)
    rows = models.JSONField(_("Строки"), blank=True)
    cohorts = models.JSONField(_("Квоты и отметки"), blank=True)
    protocol_number = models.CharField(_("Протокол №"), max_length=40)
    reason = models.CharField(_("Почему новая версия"), max_length=500)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(LedgerRow.Meta):
        verbose_name = _("Список результатов")
        verbose_name_plural = _("Списки результатов")

    def __str__(self):
        return str(
            _("%(kind)s результаты, версия %(version)s") % {"kind": self.get_kind_display(), "version": self.sequence}
        )

    @property
    def version(self) -> int:
        """Which list of the stage it is, counted from one."""
        return self.sequence


class AppealQuerySet(models.QuerySet):
    """Words about appeals."""

    def visible_to(self, user):
        """All for the secretary; those of his pupils for a coordinator; those of the stage for who decides them."""
        if is_secretary(user):
            return self
        judged = CommissionMember.objects.judging().filter(user_id=user.pk)
        return self.filter(Q(participant__school__in=schools_of(user)) | Q(marking__in=judged.values("marking")))

    def open(self):
        """Those that nobody has decided."""
        return self.exclude(state__in=sorted(CLOSED_APPEALS))


class Appeal(Addressed):
    """An objection to the score of one task of one work."""

    marking = models.ForeignKey(StageMarking, models.PROTECT, related_name="appeals")
    participant = models.ForeignKey("olympiad.OlympiadParticipant", models.PROTECT, related_name="appeals")
    task = models.ForeignKey(OlympiadTask, models.PROTECT, related_name="+", verbose_name=_("Задание"))
    claim = models.TextField(_("С чем не согласны"), max_length=3000)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    filed_at = models.DateTimeField(_("Подана"), editable=False)
    heard_at = models.DateTimeField(_("Рассмотрение"), null=True, editable=False)
    decision = models.TextField(_("Решение комиссии"), blank=True, max_length=3000, editable=False)
    protocol_number = models.CharField(_("Протокол №"), max_length=40, blank=True, editable=False)
    points_before = models.DecimalField(_("Было"), max_digits=6, decimal_places=2, editable=False)
    points_after = models.DecimalField(_("Стало"), max_digits=6, decimal_places=2, null=True, editable=False)
    entry = models.OneToOneField(MarkEntry, models.PROTECT, related_name="appeal", null=True, editable=False)
    state = models.CharField(
        _("Состояние"), max_length=10, choices=AppealState, default=AppealState.FILED, editable=False
    )

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("Апелляция")
        verbose_name_plural = _("Апелляции")
        ordering = ["filed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "task"],
                condition=~Q(state__in=[AppealState.WITHDRAWN, AppealState.RETURNED]),
                name="one_appeal_of_a_task",
                violation_error_message=_("Апелляция по этому заданию уже подана."),
            ),
            models.CheckConstraint(
                name="a_decided_appeal_has_its_reasons",
                condition=~Q(state__in=[AppealState.REJECTED, AppealState.GRANTED])
                | ~Q(decision="") & Q(points_after__isnull=False),
            ),
        ]

    def __str__(self):
        return str(_("Апелляция %(code)s, задание %(task)s") % {"code": self.code, "task": self.task.position})

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    def get_absolute_url(self):
        """The card of the appeal."""
        return reverse("olympiad:appeal", kwargs={"code": self.code})


class AppealVote(Timed):
    """What one member of the commission would give for the task."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="votes")
    member = models.ForeignKey(CommissionMember, models.PROTECT, related_name="votes")
    points = models.DecimalField(_("Балл"), max_digits=6, decimal_places=2)

    class Meta:
        verbose_name = _("Голос по апелляции")
        verbose_name_plural = _("Голоса по апелляциям")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["appeal", "member"], name="one_vote_of_a_member")]

    def __str__(self):
        return f"{self.appeal}: {self.member}"
