"""Around the juror's desk: one sheet, the way from sheet to sheet, his own marks side by side. Nobody else's marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import CharField, Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from contests.models import Attachment, ContestEdition, Criterion, JuryMember, Nomination, ScoreEntry, ScoreSheet
from contests.queries.given_points import GivenPoints, points_without_jury
from contests.queries.intake import AnsweredSection, answered_sections
from contests.queries.jury_desk import Marks, current_marks, in_order_of, juries_of, sheets_of
from contests.scoring import shown, total_on_full_scale
from contests.states import NOT_APPLICABLE, CriterionKind, EditionState, SheetState
from contests.workflow.conflicts import reason_to_step_aside
from foundation.errors import Refusal
from foundation.ledger import NO_ROWS, Anchor, chain_of
from foundation.prepared import prepared


@dataclass(frozen=True)
class MarkRow:
    """One application in the juror's own table: marks in the order of criteria, «na» does not apply, None is not there yet."""

    sheet: ScoreSheet
    marks: list[Decimal | str | None]
    total: Decimal | None


@dataclass(frozen=True)
class MarkTable:
    """One nomination in the juror's own table, to see whether equal work got equal marks."""

    nomination: Nomination
    criteria: list[Criterion]
    rows: list[MarkRow]


@dataclass(frozen=True)
class Neighbours:
    """The place of a sheet in its juror's own order, and the codes of the sheets before and after it."""

    order: int
    of: int
    previous: str | None
    following: str | None


@dataclass(frozen=True)
class SheetMarks:
    """The marks that stand on one sheet. `revision` changes with every save: by it two open windows notice each other."""

    points: Marks
    revision: str
    comments: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetPage:
    """The scoring screen: the application on one side, criteria and marks on the other."""

    sheet: ScoreSheet
    sections: list[AnsweredSection]
    papers: list[Attachment]
    criteria: list[Criterion]
    marks: Marks
    given: list[GivenPoints]
    around: Neighbours
    can_score: bool

    @property
    def done(self) -> int:
        """How many criteria have a mark, «does not apply» among them."""
        return len(self.marks)

    @property
    def total(self) -> Decimal:
        """The total of the marks given so far, as it is shown."""
        return total_of_marks(self.criteria, self.marks)


def juries_with_progress(user):
    """Return the juries of a person with `sheets` and `handed_in`: how many sheets he has, how many are done."""
    own = ScoreSheet.objects.visible_to(user).competing()
    return juries_of(user).annotate(sheets=_number_of(own), handed_in=_number_of(own.exclude(state=SheetState.OPEN)))


def _number_of(sheets):
    of_edition = sheets.filter(juror__edition=OuterRef("pk")).order_by().values("juror__edition")
    return Coalesce(Subquery(of_edition.annotate(number=Count("pk")).values("number")), 0)


def seat_of(user, edition: ContestEdition) -> JuryMember | None:
    """Return the seat of a person in this jury, or None."""
    return JuryMember.objects.active().filter(user=user, edition=edition).first()


def sheet_page(sheet: ScoreSheet, marks: SheetMarks | None = None) -> SheetPage:
    """Return the scoring screen of one sheet; `marks` are those that `marks_of` returned, where they are known already.

    Raises Refusal when a conflict of interest has come to light: then the juror may not even read the application.
    """
    application = sheet.application
    if reason := reason_to_step_aside(sheet.juror, application):
        raise Refusal(reason)
    points = (marks or marks_of(sheet)).points
    given = points_without_jury(application, sheet.given_criteria)
    return SheetPage(
        sheet=sheet,
        sections=answered_sections(application),
        papers=application.papers,
        criteria=sheet.criteria,
        marks=points,
        given=given,
        around=neighbours_of(sheet),
        can_score=sheet.state == SheetState.OPEN and application.edition.state == EditionState.SCORING,
    )


@prepared(user=IntegerField(), code=CharField())
def own_sheet(user, code):
    """Return the sheet of this code, one or none, if it is a person's own to score; with what its verbs need around it."""
    sheets = ScoreSheet.objects.visible_to(user).admitted().filter(code=code)
    return sheets.select_related("juror", "application__edition")


@prepared(user=IntegerField(), code=CharField())
def own_sheet_to_show(user, code):
    """Return the same sheet with all that its page shows of the application."""
    sheets = ScoreSheet.objects.visible_to(user).admitted().filter(code=code)
    named = sheets.select_related("juror", "application__edition__contest", "application__nomination")
    return named.select_related("application__applicant", "application__organization__municipality")


def marks_of(sheet: ScoreSheet) -> SheetMarks:
    """Return the marks of one sheet, of several by one criterion the last. One query, which reads its criteria as well."""
    rows = _marked_criteria(sheet=sheet.pk, nomination=sheet.application.nomination_id)
    sheet.criteria = [row for row in rows if row.is_marked]
    sheet.given_criteria = [row for row in rows if not (row.is_marked or row.is_heading)]
    return _marks(sheet, _entries(sheet.criteria))


@prepared(sheet=IntegerField(), nomination=IntegerField())
def _marked_criteria(sheet, nomination):
    entries = ScoreEntry.objects.filter(sheet=sheet, criterion=OuterRef("pk")).order_by("-sequence")
    points, sequence = Subquery(entries.values("points")[:1]), Subquery(entries.values("sequence")[:1])
    return Criterion.objects.filter(nomination=nomination).annotate(
        points=points, sequence=sequence, comment=Subquery(entries.values("comment")[:1])
    )


def marks_and_anchor(sheet: ScoreSheet) -> tuple[SheetMarks, Anchor]:
    """Return the marks of one sheet, and where the chain of marks of its contest ends. One query."""
    rows = _marks_and_tail(chain=chain_of(sheet.juror.edition), sheet=sheet.pk)
    anchor = Anchor(rows[-1][1], rows[-1][-1]) if rows else NO_ROWS
    return _marks(sheet, [row[1:5] for row in rows if row[0] == sheet.pk]), anchor


@prepared(chain=CharField(), sheet=IntegerField())
def _marks_and_tail(chain, sheet):
    entries = ScoreEntry.objects.filter(chain=chain)
    tail = Subquery(entries.order_by("-sequence").values("sequence")[:1])
    asked = entries.filter(Q(sheet=sheet) | Q(sequence=tail)).order_by("sequence")
    return asked.values_list("sheet_id", "sequence", "criterion_id", "points", "comment", "hash")


def _entries(criteria):
    entered = [row for row in criteria if row.sequence is not None]
    return [(row.sequence, row.pk, row.points, row.comment) for row in sorted(entered, key=lambda row: row.sequence)]


def _marks(sheet, entries):
    last = entries[-1][0] if entries else 0
    points = {criterion: points for _sequence, criterion, points, _comment in entries}
    comments = {criterion: comment or "" for _sequence, criterion, _points, comment in entries}
    return SheetMarks(points, f"{last}-{sheet.updated_at.timestamp()}", comments)


def total_of_marks(criteria: Sequence[Criterion], marks: Marks) -> Decimal:
    """Return the total of one sheet as it is shown; what is not marked yet adds nothing, what does not apply is left out."""
    rows = ((marks.get(row.pk, Decimal(0)), row.weight, row.maximum) for row in criteria)
    return shown(total_on_full_scale(rows))


def neighbours_of(sheet: ScoreSheet) -> Neighbours:
    """Return where a sheet stands in its juror's own order; one query."""
    codes = _codes_in_order(juror=sheet.juror_id)
    place = codes.index(sheet.code) if sheet.code in codes else -1
    return Neighbours(
        order=place + 1,
        of=len(codes),
        previous=codes[place - 1] if place > 0 else None,
        following=codes[place + 1] if place + 1 < len(codes) else None,
    )


@prepared(juror=IntegerField())
def _codes_in_order(juror):
    return in_order_of(juror).values_list("code", flat=True)


def marked_sheets_of(user, edition: ContestEdition) -> QuerySet[ScoreSheet]:
    """Return the sheets of a juror as his table of marks has them: by nominations, then by numbers of applications."""
    nomination = "application__nomination"
    return sheets_of(user, edition).order_by(f"{nomination}__position", nomination, "application__sequence", "pk")


def mark_tables(sheets: Sequence[ScoreSheet]) -> list[MarkTable]:
    """Return a juror's marks by nominations, applications in the order of their numbers. Two queries.

    `sheets` are all of one juror, their applications and nominations already read.
    """
    marks = current_marks(sheets)
    nominations = {sheet.application.nomination for sheet in sheets}
    criteria: dict[int, list[Criterion]] = {}
    for criterion in Criterion.objects.filter(nomination__in=nominations, kind=CriterionKind.JURY):
        criteria.setdefault(criterion.nomination_id, []).append(criterion)
    by_number = sorted(sheets, key=lambda sheet: sheet.application.sequence or 0)
    return [
        MarkTable(
            nomination,
            criteria.get(nomination.pk, []),
            [
                _row(sheet, criteria.get(nomination.pk, []), marks.get(sheet.pk, {}))
                for sheet in by_number
                if sheet.application.nomination_id == nomination.pk
            ],
        )
        for nomination in sorted(nominations, key=lambda row: (row.position, row.pk))
    ]


def _row(sheet, criteria, marks):
    total = total_of_marks(criteria, marks) if marks else None
    told = [NOT_APPLICABLE if row.pk in marks and marks[row.pk] is None else marks.get(row.pk) for row in criteria]
    return MarkRow(sheet, told, total)
