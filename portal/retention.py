"""What is kept how long: which rows a rule means and how they end. The only file that knows them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from accounts.actions.erasure import erase_account
from accounts.models import User
from certificates.actions.name import erase_holder
from certificates.queries import named_certificates
from contests.actions.erasure import erase_application
from contests.queries.retention import expired_applications, expired_drafts
from directory.actions.erasure import erase_representations
from outbox.actions.erasure import erase_letter
from outbox.queries import letters_before
from privacy import queries as privacy
from privacy.actions import erasure
from privacy.actions.retention import Keeper, destroy_expired
from privacy.models import DestructionAct, RetentionRule
from privacy.states import Retained


def idle_accounts(before: datetime) -> QuerySet:
    """Return the accounts that nobody uses and that neither an application nor the register of members needs any more."""
    needless = {"contest_applications": None, "membership_applications": None, "branch_member": None}
    return User.objects.unused_since(before).filter(**needless)


def forget_person(person, *, by=None) -> str:
    """End an account with what only stood by it; return what it is called now."""
    erase_representations(person, by=by)
    return erase_account(person, by=by)


# In this order: an application takes its letters and the end of its consents with it.
KEEPERS = (
    Keeper(Retained.DRAFT, expired_drafts, erase_application),
    Keeper(Retained.APPLICATION, expired_applications, erase_application),
    Keeper(Retained.CERTIFICATE, named_certificates, erase_holder),
    Keeper(Retained.PAPER, privacy.papers_abandoned, erasure.erase_paper),
    Keeper(Retained.CONSENT, privacy.consents_ended, erasure.erase_consent),
    Keeper(Retained.REQUEST, privacy.requests_closed, erasure.erase_request),
    Keeper(Retained.ACCESS, privacy.accesses_before, erasure.erase_access),
    Keeper(Retained.LETTER, letters_before, erase_letter),
    Keeper(Retained.ACCOUNT, idle_accounts, forget_person),
)


@dataclass(frozen=True)
class Expired:
    """How many rows of one rule have outlived their term."""

    rule: RetentionRule
    number: int


def expired(at: datetime) -> list[Expired]:
    """Count what every rule would destroy at `at`, applied or not; nothing is changed."""
    rules = {rule.what: rule for rule in RetentionRule.objects.all()}
    return [
        Expired(rules[keeper.what], keeper.expired(rules[keeper.what].expired_before(at)).count())
        for keeper in KEEPERS
        if keeper.what in rules
    ]


def destroy_all_expired(at: datetime) -> Iterator[DestructionAct]:
    """Destroy what every applied rule means and yield the acts."""
    for keeper in KEEPERS:
        yield from destroy_expired(keeper, at=at)
