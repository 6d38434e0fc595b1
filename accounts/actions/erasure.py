"""Verbs of oblivion: an account without its person, and nobody in the place of somebody."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from accounts.models.user import ERASED_DOMAIN
from foundation.audit import forget

LAST_NAME, FIRST_NAME = "Данные", "удалены"


@transaction.atomic
def ghost(code: str) -> User:
    """Return nobody: the account that stands where a person was in the matter `code`. It has no password and cannot enter."""
    address = f"{code.lower()}{ERASED_DOMAIN}"
    if known := User.objects.filter(email=address).first():
        return known
    return User.objects.create_user(address, None, last_name=LAST_NAME, first_name=FIRST_NAME, is_active=False)


@transaction.atomic
def erase_account(person: User, *, by=None) -> str:
    """Take name, addresses, telephone, roles and password from an account and close it; return what it is called now.

    Rows of others that point at it keep pointing. The right is the caller's.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    EmailAddress.objects.filter(user=person).delete()
    person.groups.clear()
    person.email = f"account-{person.pk}{ERASED_DOMAIN}"
    person.last_name, person.first_name, person.patronymic, person.phone = LAST_NAME, FIRST_NAME, "", ""
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    forget(person, f"Учётная запись {person.pk}")
    return f"account-{person.pk}"
