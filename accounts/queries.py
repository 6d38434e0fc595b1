"""What pages and decisions ask about people who sign in."""

from allauth.mfa.models import Authenticator

from accounts.models import User

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(person: User) -> bool:
    """Tell whether the person has set up an application or a key; codes on paper alone are none."""
    return Authenticator.objects.filter(user=person, type__in=SECOND_FACTORS).exists()
