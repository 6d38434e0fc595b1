"""What happens to a session when Django or allauth tells that somebody signed in or changed his second factor."""

from allauth.account import signals as account_signals
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from accounts import newcomers, proof, sessions
from accounts.actions.second_factor import note_second_factor
from accounts.actions.sessions import end_sessions_of
from accounts.queries import has_second_factor


@receiver(user_logged_in)
def a_session_begins(request, user, **_kwargs):
    """Write into the session what it will be asked for and how long it lasts."""
    proof.begin(request, user)
    sessions.begin(request, user)


@receiver(account_signals.user_logged_in)
def somebody_came_in(request, user, response, **_kwargs):
    """Tell a person of a device that he has not used before."""
    newcomers.greet(request, user, response)


@receiver(account_signals.password_changed)
@receiver(account_signals.password_set)
@receiver(account_signals.password_reset)
def a_password_is_new(request, user, **_kwargs):
    """End all sessions but the one in which the password was changed."""
    end_sessions_of(user, keep=request.session.session_key)


@receiver(authenticator_added)
def a_second_factor_is_there(request, user, authenticator, **_kwargs):
    """Whoever sets it up has just shown it. Codes on paper come by themselves and are no news."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        proof.add_second_factor(request, user, type=authenticator.type)
        note_second_factor(user, "accounts.user.add_second_factor", authenticator.type)


@receiver(authenticator_removed)
def a_second_factor_is_gone(request, user, authenticator, **_kwargs):
    """With the last one the session owes its second factor again."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        note_second_factor(user, "accounts.user.remove_second_factor", authenticator.type)
    if not has_second_factor(user):
        proof.forget_second_factor(request)
