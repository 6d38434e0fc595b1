"""Verbs about people in the register: entered from old papers, corrected, their contacts, their word about their data."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from members.actions.register import begin_membership
from members.models import Member
from privacy.actions.consent import give_consent, withdraw_consent
from privacy.states import ConsentKind


@transaction.atomic
def enter_member(*, by, admitted_on: date, protocol_number: str, **facts) -> Member:
    """Write a member who was admitted before the portal, of these facts (fields of Member), and return him.

    Raises PermissionDenied; ValidationError for facts of a wrong shape.
    """
    if not allows(by, "members.add_member"):
        raise PermissionDenied
    member = Member(**facts)
    member.full_clean()
    member.save()
    membership = begin_membership(member, admitted_on=admitted_on, protocol_number=protocol_number)
    record(member, "members.member.enter", by=by, card=membership.card, protocol=protocol_number)
    return member


@transaction.atomic
def revise_member(member, *, by, **facts) -> Member:
    """Set these facts (fields of Member) and return the fresh member; the history names the fields, not the values.

    Raises PermissionDenied or ValidationError.
    """
    if not allows(by, "members.change_member", member):
        raise PermissionDenied
    return _set(member, "members.member.revise", by, facts)


@transaction.atomic
def revise_contacts(member, *, by, phone: str, email: str, address: str) -> Member:
    """Set how to reach the member, by himself or, with his consent, by the secretary.

    Raises PermissionDenied; Refusal without the consent; ValidationError.
    """
    if not allows(by, "members.change_contacts", member):
        raise PermissionDenied
    if by.pk != member.user_id and ConsentKind.PROCESSING not in member.agreed():
        raise Refusal(_("Сначала запишите согласие этого человека на обработку данных."))
    facts = {"phone": phone, "email": email, "address": address}
    return _set(member, "members.member.revise_contacts", by, facts)


def _set(member, act, by, facts):
    member = held(Member, member.pk, "municipality")
    changed = sorted(name for name, value in facts.items() if getattr(member, name) != value)
    for name in changed:
        setattr(member, name, facts[name])
    member.full_clean()
    if changed:
        member.save(update_fields=[*changed, "updated_at"])
        record(member, act, by=by, fields=changed)
    return member


@transaction.atomic
def agree_as_member(member, *, by, processing: bool, publication: bool) -> Member:
    """Keep the member's own word: whether the branch may use his contacts, and whether it may name him.

    What is unticked is withdrawn at once, a signed paper too. Raises PermissionDenied; Refusal while no text is in force.
    """
    if not allows(by, "members.agree_to_terms", member):
        raise PermissionDenied
    member = held(Member, member.pk, "municipality")
    for kind, agrees, column in (
        (ConsentKind.PROCESSING, processing, "processing_signed_on"),
        (ConsentKind.PUBLICATION, publication, "publication_signed_on"),
    ):
        if agrees:
            give_consent(kind, by=by, about=member.matter)
            continue
        withdraw_consent(kind, by=by, about=member.matter)
        setattr(member, column, None)
    member.save(update_fields=["processing_signed_on", "publication_signed_on", "updated_at"])
    record(member, "members.member.agree", by=by, processing=processing, publication=publication)
    return member


@transaction.atomic
def link_account(member, *, by, email: str) -> Member:
    """Tie the person in the register to the account of this address, so that he sees his card in the cabinet.

    Raises PermissionDenied; Refusal when there is no such account, or either has another pair.
    """
    if not allows(by, "members.change_member", member):
        raise PermissionDenied
    member = held(Member, member.pk, "municipality")
    account = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if account is None:
        raise Refusal(_("Учётной записи с этой почтой нет. Пусть человек сначала зарегистрируется на портале."))
    if member.user_id and member.user_id != account.pk:
        raise Refusal(_("У этого члена отделения уже есть учётная запись."))
    if Member.objects.filter(user=account).exclude(pk=member.pk).exists():
        raise Refusal(_("Эта учётная запись уже принадлежит другому члену отделения."))
    if member.user_id != account.pk:
        member.user = account
        member.save(update_fields=["user", "updated_at"])
        record(member, "members.member.link_account", by=by)
    return member
