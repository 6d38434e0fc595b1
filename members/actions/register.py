"""How a membership begins: the next card number, without gaps, for whoever holds the row of the register."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.russian.dates import date_words
from members.models import Member, MemberRegister, Membership

BRANCH = "branch"


def begin_membership(member: Member, *, admitted_on: date, protocol_number: str) -> Membership:
    """Write a membership from the day of the decision on, with the next card. Called inside the transaction of a verb.

    Raises ValidationError when the day lies ahead, before the end of an earlier membership, or while one is in force.
    """
    if admitted_on > timezone.localdate():
        raise ValidationError({"decided_on": _("Решение не может быть датировано будущим днём.")})
    register = locked_register()
    last = member.memberships.order_by("-admitted_on").first()
    if last and last.left_on and last.left_on > admitted_on:
        words = _("Прежнее членство закончилось %(day)s – новое не может начаться раньше.")
        raise ValidationError({"decided_on": words % {"day": date_words(last.left_on)}})
    membership = Membership(
        member=member,
        card_number=next_card_number(register),
        admitted_on=admitted_on,
        admission_protocol=protocol_number,
    )
    membership.full_clean()
    membership.save()
    return membership


def locked_register() -> MemberRegister:
    """Return the register, held until the end of the transaction."""
    MemberRegister.objects.get_or_create(name=BRANCH)
    return MemberRegister.objects.select_for_update().get(name=BRANCH)


def next_card_number(register: MemberRegister) -> int:
    """Take the next number; the caller holds the register. What is rolled back takes none, so there are no gaps."""
    register.last_card_number += 1
    register.save(update_fields=["last_card_number"])
    return register.last_card_number
