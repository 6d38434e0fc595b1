"""The jury of an edition and the conflicts of interest that keep a juror away from an application."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from contests.states import ConflictSource, JuryRole
from foundation.models import Timed


class JuryMemberQuerySet(models.QuerySet):
    """Words about jurors."""

    def active(self):
        """Jurors whose powers were not revoked."""
        return self.filter(revoked_at__isnull=True)

    def visible_to(self, user):
        """Himself for a juror, everybody for the secretary."""
        return self if is_secretary(user) else self.filter(user=user)


class JuryMember(Timed):
    """A person who scores one edition; one of them chairs."""

    edition = models.ForeignKey("contests.ContestEdition", models.PROTECT, related_name="jury")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="juries", verbose_name=_("Кто"))
    role = models.CharField(_("Роль"), max_length=10, choices=JuryRole, default=JuryRole.MEMBER)
    revoked_at = models.DateTimeField(_("Выведен из состава"), null=True, editable=False)

    objects = JuryMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("Член жюри")
        verbose_name_plural = _("Жюри")
        ordering = ["role", "user__last_name", "user__first_name"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "user"], name="one_seat_in_the_jury_per_person"),
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(role=JuryRole.CHAIR, revoked_at__isnull=True),
                name="one_chair_of_the_jury",
                violation_error_message=_("Председатель жюри уже назначен."),
            ),
        ]

    def __str__(self):
        return self.user.get_short_name()

    @property
    def is_chair(self) -> bool:
        """Whether he chairs and still may."""
        return self.role == JuryRole.CHAIR and self.revoked_at is None


class Conflict(Timed):
    """A conflict of interest: this juror neither sees nor scores this application. Never taken back."""

    juror = models.ForeignKey(JuryMember, models.PROTECT, related_name="conflicts")
    application = models.ForeignKey("contests.Application", models.PROTECT, related_name="conflicts")
    source = models.CharField(_("Откуда известно"), max_length=10, choices=ConflictSource)
    reason = models.CharField(_("В чём состоит"), max_length=500)

    class Meta:
        verbose_name = _("Конфликт интересов")
        verbose_name_plural = _("Конфликты интересов")
        constraints = [
            models.UniqueConstraint(fields=["juror", "application"], name="one_conflict_per_juror_and_application")
        ]

    def __str__(self):
        return f"{self.juror}: {self.application}"
