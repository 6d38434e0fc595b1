"""Verbs of an application to join: opened or taken in from paper, written, sent, decided by the Presidium."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from foundation.workflow import performs
from members import documents, letters
from members.actions.register import begin_membership
from members.models import Member, MembershipApplication
from members.queries.cards import card_facts
from members.states import Intake
from members.workflow import MembershipApplicationWorkflow
from members.workflow.application import is_no_member_yet
from privacy.actions.consent import give_consent, withdraw_consent
from privacy.states import ConsentKind

# What of an application becomes a fact of the member.
CARRIED = ("last_name", "first_name", "patronymic", "municipality", "occupation", "phone", "email", "address")
SIGNED = ("processing_signed_on", "publication_signed_on")


@transaction.atomic
def open_application(*, by) -> MembershipApplication:
    """Return the person's draft: the live one when there is one, else a new one with what his account knows.

    Raises PermissionDenied; Refusal for whoever is a member already.
    """
    if not allows(by, "members.open_membershipapplication"):
        raise PermissionDenied
    # The row of the person is the queue: of two presses of one button the second finds what the first one made.
    person = User.objects.select_for_update().get(pk=by.pk)
    if live := MembershipApplication.objects.live().filter(applicant=person).first():
        return live
    application = MembershipApplication(
        applicant=person,
        last_name=person.last_name,
        first_name=person.first_name,
        patronymic=person.patronymic,
        phone=person.phone,
        email=person.email,
    )
    if reason := is_no_member_yet(application):
        raise Refusal(reason)
    application.full_clean()
    application.save()
    record(application, "members.membershipapplication.open", by=by)
    return application


@transaction.atomic
def take_in_paper(*, by, upload=None, **facts) -> MembershipApplication:
    """Write what a paper says (fields of MembershipApplication) with its image, an inspected upload; it waits to be sent on.

    Raises PermissionDenied or ValidationError.
    """
    if not allows(by, "members.take_in_membershipapplication"):
        raise PermissionDenied
    application = MembershipApplication(intake=Intake.PAPER, **facts)
    _attach(application, upload)
    application.full_clean()
    application.save()
    record(application, "members.membershipapplication.take_in", by=by)
    return application


@transaction.atomic
def revise_application(application, *, by, upload=None, **facts) -> MembershipApplication:
    """Set these facts; for a paper also its image. Returns the fresh application.

    Raises PermissionDenied; Refusal when it may not be changed now; ValidationError.
    """
    application = _open_for(application, by, "members.change_membershipapplication")
    changed = sorted(name for name, value in facts.items() if getattr(application, name) != value)
    for name in changed:
        setattr(application, name, facts[name])
    if upload:
        _attach(application, upload)
        changed.append("scan")
    application.full_clean()
    if changed:
        application.save()
        record(application, "members.membershipapplication.revise", by=by, fields=changed)
    return application


@transaction.atomic
def agree_to_join(application, *, by, processing: bool, publication: bool) -> MembershipApplication:
    """Keep what the applicant agreed to; unticking the publication takes that consent back.

    Raises PermissionDenied; Refusal without the consent to processing or when nothing may be changed now.
    """
    application = _open_for(application, by, "members.agree_membershipapplication")
    if not processing:
        raise Refusal(_("Без согласия на обработку персональных данных заявление нельзя принять."))
    give_consent(ConsentKind.PROCESSING, by=by, about=application.matter)
    if publication:
        give_consent(ConsentKind.PUBLICATION, by=by, about=application.matter)
    else:
        withdraw_consent(ConsentKind.PUBLICATION, by=by, about=application.matter)
    return application


def _open_for(application, by, permission):
    application = held(MembershipApplication, application.pk, "applicant", "municipality")
    if not allows(by, permission, application):
        raise PermissionDenied
    if not application.is_open_for_revision:
        words = _("Заявление сейчас нельзя изменить: состояние – «%(state)s».")
        raise Refusal(words % {"state": application.get_state_display()})
    return application


def _attach(application, upload):
    if upload is None:
        return
    facts = upload.inspected
    application.scan = upload
    application.scan_name, application.scan_type, application.scan_sha256 = facts.name, facts.content_type, facts.sha256


@performs(MembershipApplicationWorkflow.submit)
def submit_application(application, *, by):
    """Let it wait for the Presidium, and tell the person. Sent again after a return, it keeps its first day."""
    if application.received_on is None:
        application.received_on = timezone.localdate()
    again, application.reason = bool(application.reason), ""
    if not again:
        _tell(application, letters.application_received)


@performs(MembershipApplicationWorkflow.return_)
def return_application(application, *, by, reason):
    """Give it back to be corrected; `reason` says what to correct."""
    application.reason = reason
    _tell(application, letters.application_returned, reason=reason)
    return {"reason": reason}


@performs(MembershipApplicationWorkflow.withdraw)
def withdraw_application(application, *, by, reason=""):
    """Take it back; nobody decides about it."""
    application.reason = reason
    return {"reason": reason} if reason else None


@performs(MembershipApplicationWorkflow.decline)
def decline_application(application, *, by, protocol_number: str, decided_on: date, reason: str):
    """Record that the Presidium did not admit the person, and tell him why."""
    _decide(application, protocol_number, decided_on)
    application.reason = reason
    _tell(application, letters.application_declined, reason=reason)
    return {"protocol": protocol_number, "decided_on": decided_on.isoformat(), "reason": reason}


@performs(MembershipApplicationWorkflow.admit)
def admit_application(application, *, by, protocol_number: str, decided_on: date, former: Member | None = None):
    """Enter the person into the register with the next card and send him the card.

    Who was a member before is found by his account; `former` names him when he had none.
    """
    _decide(application, protocol_number, decided_on)
    member = _member_of(application, former)
    membership = begin_membership(member, admitted_on=decided_on, protocol_number=protocol_number)
    application.membership = membership
    card = documents.render_card(card_facts(membership))
    name = f"bilet-{membership.card}.pdf"
    _tell(application, letters.application_admitted, membership=membership, attachments=[(name, card, documents.PDF)])
    return {"protocol": protocol_number, "decided_on": decided_on.isoformat(), "card": membership.card}


def _decide(application, protocol_number, decided_on):
    if decided_on > timezone.localdate():
        raise ValidationError({"decided_on": _("Решение не может быть датировано будущим днём.")})
    if decided_on < application.received_on:
        raise ValidationError({"decided_on": _("Решение не может быть раньше самого заявления.")})
    application.protocol_number, application.decided_on = protocol_number, decided_on


def _member_of(application, former) -> Member:
    """Return the person in the register with the facts of the application, written: the one who came back, or a new one."""
    known = Member.objects.filter(user=application.applicant).first() if application.applicant_id else None
    member = known or former or Member()
    if member.user_id and application.applicant_id and member.user_id != application.applicant_id:
        raise Refusal(_("У этого человека в реестре другая учётная запись."))
    if member.pk:
        member = Member.objects.select_for_update().get(pk=member.pk)
    for name in CARRIED:
        setattr(member, name, getattr(application, name))
    for name in SIGNED:
        setattr(member, name, getattr(application, name) or getattr(member, name))
    member.user = application.applicant or member.user
    member.full_clean()
    member.save()
    return member


def _tell(application, kind, **facts):
    """Post a letter where there is an address: one for each decision, and for each time that it was sent."""
    to = application.applicant.email if application.applicant_id else application.email
    if to:
        stamp = f"{application.code}:{application.updated_at:%Y%m%d%H%M%S%f}"
        kind.post(to=to, about=application, once=stamp, **facts)
