"""A score sheet and its marks. Marks are rows of an append-only ledger: a new mark follows the old one, nothing is changed."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from contests.models.criterion import Criterion
from contests.models.jury import Conflict
from contests.states import ApplicationState, CriterionKind, JuryRole, SheetState, tone_of
from foundation.ledger import LedgerRow
from foundation.models import Addressed
from foundation.prepared import prepared


@prepared(nomination=models.IntegerField())
def criteria_of(nomination):
    """Return the criteria of a nomination that jurors mark, in order."""
    return Criterion.objects.filter(nomination=nomination, kind=CriterionKind.JURY)


class ScoreSheetQuerySet(models.QuerySet):
    """Words about sheets."""

    def live(self):
        """Sheets that are not recused."""
        return self.exclude(state=SheetState.RECUSED)

    def admitted(self):
        """Sheets of applications that are still in the contest."""
        return self.filter(application__state=ApplicationState.ADMITTED)

    def competing(self):
        """Live sheets of applications that are still in the contest."""
        return self.live().admitted()

    def counted(self):
        """Sheets whose marks make the result: handed in, in the contest, and free of any conflict on record."""
        conflict = Conflict.objects.filter(juror=OuterRef("juror"), application=OuterRef("application"))
        return self.competing().filter(~Exists(conflict), state=SheetState.SUBMITTED)

    def visible_to(self, user):
        """A juror's own sheets, recused ones excepted. Nobody else's, ever: not the secretary's, not the chair's."""
        return self.live().filter(juror__user=user, juror__revoked_at__isnull=True)

    def presided_by(self, user):
        """Sheets of the jury that `user` chairs: to be excused or reopened by him, never to be read."""
        return self.filter(
            juror__edition__jury__user=user,
            juror__edition__jury__role=JuryRole.CHAIR,
            juror__edition__jury__revoked_at__isnull=True,
        )


class ScoreSheet(Addressed):
    """The marks of one juror for one application. `position` is the juror's own random, stable order."""

    juror = models.ForeignKey("contests.JuryMember", models.PROTECT, related_name="sheets")
    application = models.ForeignKey("contests.Application", models.PROTECT, related_name="sheets")
    position = models.PositiveIntegerField(default=0, editable=False)
    remark = models.TextField(_("Заметка для себя"), blank=True, max_length=3000)
    submitted_at = models.DateTimeField(_("Сдан"), null=True, editable=False)
    excuse = models.CharField(_("Почему нет оценки"), max_length=500, blank=True, editable=False)
    state = models.CharField(_("Состояние"), max_length=10, choices=SheetState, default=SheetState.OPEN, editable=False)

    # Criteria that no juror marks, where a page has read them together with his.
    given_criteria: Sequence[Criterion] = ()

    objects = ScoreSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("Оценочный лист")
        verbose_name_plural = _("Оценочные листы")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["juror", "application"], name="one_sheet_per_juror_and_application"),
            models.CheckConstraint(
                name="submitted_sheet_has_its_moment",
                condition=~Q(state=SheetState.SUBMITTED) | Q(submitted_at__isnull=False),
            ),
        ]

    def __str__(self):
        return str(_("Оценочный лист: %(application)s") % {"application": self.application})

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    def get_absolute_url(self):
        """The juror's scoring screen."""
        return reverse("contests:score_sheet", kwargs={"code": self.code})

    @cached_property
    def criteria(self) -> list[Criterion]:
        """What is asked, read once in the life of this object: it was settled when the sheet was made."""
        return criteria_of(nomination=self.application.nomination_id)


class ScoreEntry(LedgerRow):
    """One mark as it was given: the last one of a sheet and criterion counts. The chain is the edition's."""

    edition = models.ForeignKey("contests.ContestEdition", models.PROTECT, related_name="+")
    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="entries")
    criterion = models.ForeignKey("contests.Criterion", models.PROTECT, related_name="+")
    # Empty: the criterion does not apply here, which is no zero. Empty columns are no part of the hash.
    points = models.DecimalField(_("Балл"), max_digits=6, decimal_places=2, null=True, blank=True)
    comment = models.CharField(_("Пояснение"), max_length=1000, null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = _("Оценка")
        verbose_name_plural = _("Оценки")

    def __str__(self):
        return f"{self.criterion}: {self.points}"
