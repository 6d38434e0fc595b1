"""An invitation to work on the portal: to which address, as whom, until when. It lets in once."""

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from accounts.states import InvitationState
from foundation.models import Addressed
from foundation.permissions import allows

# One purpose: such a key opens nothing but the page of its invitation.
SALT = "accounts.invitation"


class InvitationQuerySet(models.QuerySet):
    """Words about invitations."""

    def visible_to(self, user):
        """Return those that `user` may know of: the secretary sees all."""
        return self.all() if allows(user, "accounts.view_invitation") else self.none()

    def of_key(self, key: str):
        """Return the invitation of a letter's key, or nothing for a key that we did not sign."""
        try:
            return self.filter(code=signing.loads(key, salt=SALT))
        except signing.BadSignature:
            return self.none()


class Invitation(Addressed):
    """Facts of an invitation."""

    email = models.EmailField(_("Электронная почта"))
    role = models.CharField(_("Роль"), max_length=30, choices=[(role.value, role.label) for role in Role])
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("Кто пригласил"),
        related_name="+",
        editable=False,
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("Кто принял"),
        related_name="+",
        null=True,
        editable=False,
    )
    expires_at = models.DateTimeField(_("Действует до"), editable=False)
    state = models.CharField(
        _("Состояние"), max_length=20, choices=InvitationState, default=InvitationState.SENT, editable=False
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Приглашение")
        verbose_name_plural = _("Приглашения")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "role"],
                condition=Q(state=InvitationState.SENT),
                name="one_open_invitation_for_address_and_role",
                violation_error_message=_("Этого человека в эту роль уже пригласили. Отзовите прежнее приглашение."),
            ),
            models.CheckConstraint(
                name="accepted_invitation_has_person",
                condition=Q(state=InvitationState.ACCEPTED, person__isnull=False)
                | ~Q(state=InvitationState.ACCEPTED) & Q(person__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.email}: {self.get_role_display()}"

    @property
    def key(self) -> str:
        """What the letter's link carries; it stands in no table."""
        return signing.dumps(self.code, salt=SALT)

    def get_absolute_url(self):
        """Return the page that the letter leads to."""
        return reverse("invitations:invitation", args=[self.key])

    def is_open(self, at: datetime) -> bool:
        """Tell whether it still lets in."""
        return self.state == InvitationState.SENT and at < self.expires_at
