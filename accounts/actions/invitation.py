"""How somebody comes to work on the portal: invited by the secretary, he gives his name and a password, and has his role."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import letters
from accounts.actions.roles import give_role
from accounts.models import Invitation, User
from accounts.roles import Role
from accounts.workflow import InvitationWorkflow
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.workflow import performs


@transaction.atomic
def send_invitation(*, by: User, email: str, role: str) -> Invitation:
    """Invite whoever owns the address to work in one role; return the invitation, its letter posted.

    Raises PermissionDenied for whoever may not, Refusal for somebody who has the role, ValidationError for a second one.
    """
    if not allows(by, "accounts.add_invitation"):
        raise PermissionDenied
    email = email.strip().lower()
    person = User.objects.filter(email=email).first()
    if person and Role(role) in person.roles:
        raise Refusal(_("У этого человека уже есть эта роль."))
    expires_at = timezone.now() + timedelta(days=settings.INVITATION_DAYS)
    invitation = Invitation(email=email, role=role, invited_by=by, expires_at=expires_at)
    invitation.full_clean()
    invitation.save()
    letters.invitation.post(
        to=email,
        about=invitation,
        role=Role(role).label,
        link=f"{settings.BASE_URL.rstrip('/')}{invitation.get_absolute_url()}",
        until=expires_at,
    )
    record(invitation, "accounts.invitation.send", by=by, role=role)
    return invitation


@performs(InvitationWorkflow.accept)
def accept_invitation(invitation, *, by):
    """Give the role to the person whom the letter reached."""
    give_role(by, Role(invitation.role), by=None)
    invitation.person = by
    return {"role": invitation.role}


@performs(InvitationWorkflow.withdraw)
def withdraw_invitation(invitation, *, by):
    """Let the link of the letter open nothing more."""


@transaction.atomic
def join_by_invitation(invitation: Invitation, *, password: str, **name) -> User:
    """Make the account of whoever opened the letter, its address proved by that, and accept for him; return the person.

    Raises Refusal for an address that has an account or an invitation that is over, ValidationError for a weak password.
    """
    if User.objects.filter(email=invitation.email).exists():
        raise Refusal(_("Для этого адреса уже есть учётная запись. Войдите в неё и откройте ссылку из письма ещё раз."))
    person = User(email=invitation.email, **name)
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error
    person.set_password(password)
    person.full_clean()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    accept_invitation(invitation, by=person)
    return User.objects.get(pk=person.pk)
