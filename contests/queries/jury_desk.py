"""What one juror sees: his own sheets and marks, never anybody else's."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from contests.models import ContestEdition, Criterion, JuryMember, ScoreEntry, ScoreSheet
from contests.states import CriterionKind, EditionState, SheetState

# A criterion that is in it has a mark; None is the mark «does not apply».
Marks = dict[int, Decimal | None]


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
    """How far one juror is in one contest: his sheets by states, and the first that still waits in his own order."""

    counts: dict[str, int]
    next_sheet: ScoreSheet | None

    @property
    def of(self) -> int:
        """How many sheets there are."""
        return sum(self.counts.values())

    @property
    def handed_in(self) -> int:
        """How many sheets are handed in."""
        return self.counts.get(SheetState.SUBMITTED, 0)


def juries_of(user):
    """Return the contests where a person sits in the jury now and scoring has begun, the newest first."""
    seats = ContestEdition.objects.filter(jury__user=user, jury__revoked_at__isnull=True)
    begun = (EditionState.SCORING, EditionState.SCORING_CLOSED, EditionState.PROTOCOL_SIGNED, EditionState.PUBLISHED)
    return seats.filter(state__in=begun).select_related("contest")


def desk(user, edition: ContestEdition) -> Desk:
    """Return how far a juror is; two queries for any number of sheets."""
    own = sheets_of(user, edition).select_related(None).only("code")
    counts = own.order_by().values_list("state").annotate(Count("pk"))
    return Desk(dict(counts), own.filter(state=SheetState.OPEN).first())


def desk_rows(sheets: QuerySet[ScoreSheet]) -> list[DeskRow]:
    """Return lines of the desk for some of `sheets_of`, a page of them; two queries."""
    criteria = (
        Criterion.objects.filter(kind=CriterionKind.JURY, nomination=OuterRef("application__nomination"))
        .order_by()
        .values("nomination")
    )
    number = Subquery(criteria.annotate(number=Count("pk")).values("number"))
    rows = list(sheets.annotate(criteria_count=Coalesce(number, 0)))
    marks = current_marks(rows)
    return [DeskRow(sheet, len(marks.get(sheet.pk, {})), sheet.criteria_count) for sheet in rows]


def sheets_of(user, edition: ContestEdition) -> QuerySet[ScoreSheet]:
    """Return the sheets of a juror in his own order, with all that a line about one shows."""
    own = ScoreSheet.objects.visible_to(user).competing().filter(juror__edition=edition)
    named = own.select_related("juror", "application__edition__contest", "application__nomination")
    people = named.select_related("application__organization__municipality", "application__applicant")
    return people.order_by("position", "pk")


def next_open_sheet(sheet: ScoreSheet) -> ScoreSheet | None:
    """Return the next sheet of the same juror that still waits, in his order and round again; None when all are done."""
    waiting = in_order_of(sheet.juror).filter(state=SheetState.OPEN).exclude(pk=sheet.pk)
    return waiting.filter(position__gt=sheet.position).first() or waiting.first()


def in_order_of(juror: JuryMember | int) -> QuerySet[ScoreSheet]:
    """Return the sheets of a seat in its own order, and nothing around them."""
    return ScoreSheet.objects.competing().filter(juror=juror).order_by("position", "pk")


def current_marks(sheets: Iterable[ScoreSheet]) -> dict[int, Marks]:
    """Return {sheet: {criterion: points}}; of several marks by one criterion the last one stands. One query."""
    marks: dict[int, Marks] = {}
    entries = ScoreEntry.objects.filter(sheet__in=[sheet.pk for sheet in sheets]).order_by("chain", "sequence")
    for sheet_id, criterion_id, points in entries.values_list("sheet_id", "criterion_id", "points"):
        marks.setdefault(sheet_id, {})[criterion_id] = points
    return marks
