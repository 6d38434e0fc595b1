"""Points of one application that no juror gives: computed from its own numbers, or verified by the secretary."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from contests.models import Application, Criterion, VerifiedValue
from contests.queries.result_inputs import computed_points
from contests.states import CriterionKind


@dataclass(frozen=True)
class GivenPoints:
    """One criterion with its points; None where they cannot be made yet, and `words` say why."""

    criterion: Criterion
    points: Decimal | None
    words: str = ""


def points_without_jury(application: Application, criteria: Sequence[Criterion]) -> list[GivenPoints]:
    """Return the points by these criteria in their order; one query where the secretary verifies something, else none."""
    verified: dict[int, Decimal] = {}
    if any(row.kind == CriterionKind.VERIFIED for row in criteria):
        rows = VerifiedValue.objects.filter(application=application)
        verified = dict(rows.values_list("criterion_id", "points"))
    return [_given(application, row, verified) for row in criteria]


def _given(application, row, verified):
    if row.kind == CriterionKind.VERIFIED:
        return GivenPoints(row, verified.get(row.pk))
    try:
        return GivenPoints(row, computed_points(row, application.answers))
    except ValueError as error:
        return GivenPoints(row, None, str(error))
