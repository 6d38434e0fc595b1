"""What somebody has shown in this session to prove who he is: when, and whether a second factor was among it.

allauth writes every proof into the session (password, code of a letter, second factor); this room reads them.
"""

import time

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from django.conf import settings
from django.http import HttpRequest

from accounts.models import User

SECOND_FACTOR = "mfa"
DUE = "second_factor_due"


def needs_second_factor(person: User) -> bool:
    """Tell whether the roles of this person open only with a second factor; an administrator of the server counts too."""
    required = set(settings.SECOND_FACTOR_REQUIRED_FOR)
    return bool(required) and (person.is_superuser or any(role.value in required for role in person.roles))


def begin(request: HttpRequest, person: User) -> None:
    """Write into a session that has just been opened what it will be asked for."""
    request.session[DUE] = needs_second_factor(person)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Tell whether the session of somebody signed in still owes its second factor."""
    return request.session.get(DUE, False) and not any(
        record["method"] == SECOND_FACTOR for record in get_authentication_records(request, request.user)
    )


def add_second_factor(request: HttpRequest, person: User, **facts) -> None:
    """Note that the second factor was shown: whoever sets one up has just shown it."""
    record_authentication(request, person, SECOND_FACTOR, reauthenticated=True, **facts)


def forget_second_factor(request: HttpRequest) -> None:
    """Forget it again: the last one of this person has been removed."""
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        record for record in records if record["method"] != SECOND_FACTOR
    ]


def is_proved(request: HttpRequest) -> bool:
    """Tell whether whoever is signed in has shown who he is within the time that the settings allow.

    A session that owes nothing more counts its sign-in as well: nobody is asked twice for what he has just typed.
    """
    records = get_authentication_records(request, request.user)
    latest = max((record["at"] for record in records), default=0)
    return time.time() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
