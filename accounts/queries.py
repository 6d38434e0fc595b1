"""What pages and decisions ask about people who sign in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Session, User
from foundation.russian.dates import date_words
from foundation.russian.plurals import count

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(person: User) -> bool:
    """Tell whether the person has set up an application or a key; codes on paper alone are none."""
    return Authenticator.objects.filter(user=person, type__in=SECOND_FACTORS).exists()


def with_second_factor(people: QuerySet) -> QuerySet:
    """Return the same people, each knowing whether he has a second factor (`has_second_factor`)."""
    own = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    return people.annotate(has_second_factor=Exists(own))


def has_account(email: str) -> bool:
    """Tell whether somebody signs in under this address."""
    return User.objects.filter(email=email).exists()


@dataclass(frozen=True)
class OwnSession:
    """A session as its owner sees it: no key, no place."""

    handle: str
    device: str
    started_at: datetime
    seen: str
    is_current: bool


def sessions_of(person: User, *, key: str, at: datetime) -> list[OwnSession]:
    """Return the live sessions of a person, the last used first; `key` is that of the present one."""
    return [
        OwnSession(row.handle, row.device, row.started_at, seen_words(row.seen_at, at=at), row.session_key == key)
        for row in Session.objects.of(person).live(at)
    ]


def seen_words(moment: datetime, *, at: datetime) -> str:
    """Return when somebody was last seen, as coarsely as it helps: nobody's minutes are counted."""
    days = (timezone.localdate(at) - timezone.localdate(moment)).days
    if at - moment < timedelta(hours=1):
        return _("меньше часа назад")
    if days < 2:
        return _("вчера") if days else _("сегодня")
    return (
        date_words(timezone.localdate(moment))
        if days > 30
        else _("%(days)s назад") % {"days": count(days, "день", "дня", "дней")}
    )


def person_at(email: str) -> User | None:
    """Return whose account has this address, or None."""
    return User.objects.filter(email=email.lower()).first()
