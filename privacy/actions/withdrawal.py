"""The one verb by which a consent ceases to hold everywhere. What "everywhere" is, the roof tells: `portal/withdrawal.py`."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.workflow import performs
from privacy import letters
from privacy.actions.consent import take_back
from privacy.actions.paper import withdraw_paper
from privacy.effects import Act, Withdrawn
from privacy.models import Consent, ConsentWithdrawal
from privacy.rules import is_the_consenting
from privacy.states import ConsentKind, PaperState, WithdrawalState
from privacy.workflow import WithdrawalWorkflow

SATURDAY = 5


@transaction.atomic
def withdraw_everywhere(consent: Consent, *, by, effects: Iterable[Act], basis: str = "") -> ConsentWithdrawal:
    """Take a consent back, undo at once what followed from it, and return the report.

    Every other version and paper of the same kind about the same matter goes with it; without the consent to processing none
    holds. Each of `effects` is called as `effect(withdrawn, by=by)` and answers what it did. Whoever is not the giver, the
    secretary, names the letter by which he acts (`basis`). All or nothing: an effect that fails undoes the whole.
    Raises PermissionDenied, Refusal.
    """
    consent = (
        Consent.objects.select_for_update(of=("self",)).select_related("text", "paper", "person").get(pk=consent.pk)
    )
    if not allows(by, "privacy.withdraw_given_consent", consent):
        raise PermissionDenied
    if consent.withdrawn_at:
        raise Refusal(_("Это согласие уже отозвано."))
    if not is_the_consenting(by, consent) and not basis.strip():
        raise Refusal(_("Укажите, по какому обращению вы отзываете согласие: чьё оно, дата и номер."))
    gone = _take_back_all(consent, by=by)
    withdrawal = ConsentWithdrawal(
        kind=consent.text.kind,
        about=consent.about,
        matter=consent.paper.matter if consent.paper else "",
        person=consent.person or (consent.paper.holder if consent.paper else None),
        asked_by=by,
        basis=basis,
        due_on=add_working_days(timezone.localdate(), settings.PERSONAL_DATA_TERMS["unpublish_working_days"]),
    )
    name = consent.signer_name
    facts = [Withdrawn(kind, consent.about, name) for kind in gone]
    found = [effect(fact, by=by) for fact in facts for effect in effects]
    withdrawal.report = [effect.as_json() for effect in found if effect]
    if not any(effect.by_hand for effect in withdrawal.effects):
        withdrawal.state, withdrawal.finished_at = WithdrawalState.DONE, timezone.now()
    withdrawal.full_clean()
    withdrawal.save()
    record(withdrawal, "privacy.consentwithdrawal.withdraw", by=by, kinds=gone, about=consent.about)
    _tell(withdrawal)
    return withdrawal


def _take_back_all(consent, *, by) -> list[str]:
    """Take back all that falls with the consent and return the kinds that hold no more, its own first."""
    kinds = list(ConsentKind) if consent.text.kind == ConsentKind.PROCESSING else [consent.text.kind]
    active = Consent.objects.active().filter(about=consent.about, text__kind__in=kinds)
    rows = list(active.select_for_update(of=("self",)).select_related("text", "paper"))
    for row in rows:
        take_back(row, by=by)
        if row.paper and row.paper.state == PaperState.VERIFIED:
            # The right was asked of the consent; a paper follows it.
            withdraw_paper(row.paper, by=None)
    return [str(kind) for kind in kinds if any(row.text.kind == kind for row in rows)]


def _tell(withdrawal):
    if withdrawal.person:
        letters.consent_withdrawn.post(
            to=withdrawal.person.email, about=withdrawal, once=f"privacy.consent_withdrawn:{withdrawal.code}"
        )


@performs(WithdrawalWorkflow.finish)
def finish_withdrawal(withdrawal, *, by):
    """Write that nothing is left to do by hand."""
    withdrawal.finished_at = timezone.now()


def add_working_days(day: date, number: int) -> date:
    """Return the day `number` working days after `day`: Saturdays and Sundays do not count, holidays are not known here."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
