"""What one juror sees: his own sheets and marks, never anybody else's."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F

from contests.models import ContestEdition, ScoreEntry, ScoreSheet
from contests.states import EditionState, SheetState

Marks = dict[int, Decimal]


@dataclass(frozen=True)
class DeskRow:
    """One line of the desk: a sheet and how much of it is filled in."""

    sheet: ScoreSheet
    done: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether every criterion has a mark, so that the sheet may be handed in."""
        return self.done == self.of


@dataclass(frozen=True)
class Desk:
    """The desk of one juror in one contest."""

    edition: ContestEdition
    rows: list[DeskRow]

    @property
    def handed_in(self) -> int:
        """How many sheets are handed in."""
        return sum(row.sheet.state == SheetState.SUBMITTED for row in self.rows)

    @property
    def next_sheet(self) -> ScoreSheet | None:
        """The first sheet that still waits, in the juror's own order."""
        return next((row.sheet for row in self.rows if row.sheet.state == SheetState.OPEN), None)


def juries_of(user):
    """Return the contests where a person sits in the jury now and scoring has begun, the newest first."""
    seats = ContestEdition.objects.filter(jury__user=user, jury__revoked_at__isnull=True)
    begun = (EditionState.SCORING, EditionState.SCORING_CLOSED, EditionState.PROTOCOL_SIGNED, EditionState.PUBLISHED)
    return seats.filter(state__in=begun).select_related("contest")


def desk(user, edition: ContestEdition) -> Desk:
    """Return the sheets of one juror in his own order; the same three queries for any number of them."""
    sheets = list(_sheets_of(user, edition).annotate(criteria_count=Count("application__nomination__criteria")))
    marks = current_marks(sheets)
    return Desk(edition, [DeskRow(sheet, len(marks.get(sheet.pk, {})), sheet.criteria_count) for sheet in sheets])


def next_open_sheet(sheet: ScoreSheet) -> ScoreSheet | None:
    """Return the next sheet of the same juror that still waits, in his order and round again; None when all are done."""
    waiting = _sheets_of(sheet.juror.user, sheet.juror.edition).filter(state=SheetState.OPEN).exclude(pk=sheet.pk)
    return waiting.filter(position__gt=sheet.position).first() or waiting.first()


def current_marks(sheets: Iterable[ScoreSheet]) -> dict[int, Marks]:
    """Return {sheet: {criterion: points}}; of several marks by one criterion the last one stands. One query."""
    marks: dict[int, Marks] = {}
    entries = ScoreEntry.objects.filter(sheet__in=[sheet.pk for sheet in sheets]).order_by("chain", "sequence")
    for sheet_id, criterion_id, points in entries.values_list("sheet_id", "criterion_id", "points"):
        marks.setdefault(sheet_id, {})[criterion_id] = points
    return marks


def _sheets_of(user, edition):
    own = ScoreSheet.objects.visible_to(user).competing().filter(juror__edition=edition)
    named = own.select_related("juror__user", "application__edition__contest", "application__nomination")
    return named.select_related("application__organization__municipality", "application__applicant").order_by(
        F("position"), "pk"
    )
