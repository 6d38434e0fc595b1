"""Verbs of the result: counted and kept with its digest, marked stale when what went into it changes."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from contests.models import ContestEdition, StoredResult, StoredResultRow
from contests.queries.standings import standings_of
from foundation.audit import record
from foundation.permissions import allows


@transaction.atomic
def count_result(edition, *, by) -> StoredResult:
    """Count the contest and keep the result; counted again from the same inputs, the same row is returned.

    Raises PermissionDenied; Refusal while the scoring goes on, or where the sheets do not bear the rules.
    """
    edition = ContestEdition.objects.select_for_update(no_key=True).select_related("contest").get(pk=edition.pk)
    if not allows(by, "contests.count_result", edition):
        raise PermissionDenied
    return keep_result(edition, by=by)


def keep_result(edition, *, by) -> StoredResult:
    """Keep the result of an edition whose row the caller holds. Raises Refusal."""
    standings = standings_of(edition)
    current = edition.results.current().first()
    if current and current.digest == standings.digest:
        return current
    mark_results_stale(edition)
    result = StoredResult.objects.create(
        edition=edition,
        digest=standings.digest,
        document=standings.document,
        counted_at=timezone.now(),
        counted_by=by,
    )
    rows = [_row(result, row) for table in standings.nominations for row in table.rows]
    StoredResultRow.objects.bulk_create(rows)
    record(edition, "contests.contestedition.count", by=by, digest=result.digest, rows=len(rows))
    return result


def _row(result, row):
    standing = row.standing
    return StoredResultRow(
        result=result,
        application=row.application,
        group=row.group,
        numerator=str(standing.total.numerator),
        denominator=str(standing.total.denominator),
        shown=row.shown,
        sheets=standing.sheets,
        place=standing.place,
        place_to=standing.place_to,
        award=row.award,
        tie_rule=standing.tie_rule,
    )


def mark_results_stale(edition) -> int:
    """Note that a mark, a conflict or an application has changed since the contest was counted; return how many results."""
    return edition.results.current().update(stale_since=timezone.now())
