"""Verbs of criteria that no juror marks: the rule is set in a draft, the secretary writes down what he verified."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.actions.result import mark_results_stale
from contests.criteria import points
from contests.criteria_text import value_of
from contests.models import Application, ContestEdition, Criterion, VerifiedValue
from contests.states import CriterionKind, EditionState
from contests.workflow.setup import is_draft
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows

VERIFIED_IN = (EditionState.ANNOUNCED, EditionState.SCORING)


@transaction.atomic
def define_criterion(criterion, *, by, **facts) -> Criterion:
    """Set who makes the points of a criterion and by which rule; the contest must still be a draft.

    Raises PermissionDenied, ValidationError; Refusal once the contest is announced.
    """
    edition = ContestEdition.objects.select_for_update().get(nominations__criteria=criterion)
    if not allows(by, "contests.change_nomination", criterion.nomination):
        raise PermissionDenied
    if not is_draft(edition):
        raise Refusal(_("Конкурс объявлен: критерии больше не меняются."))
    criterion = Criterion.objects.select_for_update().select_related("nomination").get(pk=criterion.pk)
    for name, value in facts.items():
        setattr(criterion, name, value)
    criterion.full_clean()
    criterion.save()
    record(criterion.nomination, "contests.nomination.define", by=by, criterion=criterion.title, fields=sorted(facts))
    return criterion


@transaction.atomic
def verify_values(application, *, by, values: Mapping[int, str], notes: Mapping[int, str] | None = None) -> Application:
    """Write down what the secretary found out ({criterion: what was typed}); nothing typed takes the value back.

    Raises PermissionDenied; Refusal after the scoring was closed, or that names every value that makes no points.
    """
    edition = ContestEdition.objects.select_for_update(no_key=True).get(pk=application.edition_id)
    if not allows(by, "contests.verify_value", application):
        raise PermissionDenied
    if edition.state not in VERIFIED_IN:
        raise Refusal(_("Проверенные значения меняются только до завершения оценки."))
    criteria = Criterion.objects.filter(nomination=application.nomination_id, kind=CriterionKind.VERIFIED)
    made, faults = {}, []
    for row in criteria:
        try:
            if text := values.get(row.pk, "").strip():
                made[row] = (text, points(row.rule, row.spec, value_of(row.rule, row.spec, text)))
        except ValueError as error:
            faults.append(f"«{row}»: {error}")
    if faults:
        raise Refusal(*faults)
    VerifiedValue.objects.filter(application=application).exclude(criterion__in=made).delete()
    for row, (text, given) in made.items():
        facts = {"value": text, "points": given, "note": (notes or {}).get(row.pk, ""), "by": by, "at": timezone.now()}
        VerifiedValue.objects.update_or_create(application=application, criterion=row, defaults=facts)
    mark_results_stale(edition)
    told = {row.title: str(given) for row, (_text, given) in made.items()}
    record(application, "contests.application.verify", by=by, points=told)
    return application
