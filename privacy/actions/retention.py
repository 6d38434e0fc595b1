"""Verbs of terms: rules are installed and changed, and what has outlived its term is destroyed by an act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from foundation.audit import record
from foundation.permissions import allows
from privacy.models import DestructionAct, RetentionRule
from privacy.states import Retained

# One act, one transaction: a night with more rows than this makes several acts.
BATCH = 500


@dataclass(frozen=True)
class Keeper:
    """How one kind of thing is found and ended: `expired(before)` gives its rows, `destroy(row)` answers with its number."""

    what: Retained
    expired: Callable[[datetime], QuerySet]
    destroy: Callable[..., str]


@transaction.atomic
def install_retention_rules() -> list[RetentionRule]:
    """Write the rules that the settings name and the base lacks; none is applied before somebody says so."""
    known = set(RetentionRule.objects.values_list("what", flat=True))
    made = []
    for what, facts in settings.RETENTION_RULES.items():
        if what not in known:
            rule = RetentionRule(what=what, **facts)
            rule.full_clean()
            rule.save()
            record(rule, "privacy.retentionrule.install", by=None, term=rule.term, unit=rule.unit)
            made.append(rule)
    return made


@transaction.atomic
def change_rule(rule, *, by, **facts) -> RetentionRule:
    """Write another term, and whether it is applied. Raises PermissionDenied, ValidationError."""
    rule = RetentionRule.objects.select_for_update().get(pk=rule.pk)
    if not allows(by, "privacy.change_retentionrule", rule):
        raise PermissionDenied
    for name, value in facts.items():
        setattr(rule, name, value)
    rule.full_clean()
    rule.save(update_fields=list(facts))
    record(rule, "privacy.retentionrule.change", by=by, term=rule.term, unit=rule.unit, applied=rule.is_active)
    return rule


def destroy_expired(keeper: Keeper, *, at: datetime | None = None) -> list[DestructionAct]:
    """Destroy everything of one kind that has outlived its term at `at`, now unless told; return the acts.

    Nothing happens while the rule is not applied. A row that cannot be destroyed undoes its act, and nothing of it is lost.
    """
    rule = RetentionRule.objects.filter(what=keeper.what, is_active=True).first()
    acts: list[DestructionAct] = []
    while rule and (act := _destroy_batch(keeper, rule, at or timezone.now())):
        acts.append(act)
    return acts


@transaction.atomic
def _destroy_batch(keeper, rule, at) -> DestructionAct | None:
    rows = list(islice(keeper.expired(rule.expired_before(at)), BATCH))
    if not rows:
        return None
    records = [
        {"model": row._meta.label, "id": row.pk, "number": keeper.destroy(row), "at": timezone.now().isoformat()}
        for row in rows
    ]
    top = DestructionAct.objects.aggregate(top=Max("number"))["top"] or 0
    act = DestructionAct(
        number=top + 1,
        what=rule.what,
        expiry=rule.expiry,
        term_words=f"{rule.term_words} {rule.since}",
        basis=rule.basis,
        records=records,
        committee=list(settings.DESTRUCTION_COMMITTEE),
        done_at=timezone.now(),
    )
    act.full_clean()
    act.save()
    record(act, "privacy.destructionact.make", by=None, number=act.number, what=act.what, size=act.size)
    return act
