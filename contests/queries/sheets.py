"""Around the juror's desk: his juries, his own marks side by side, his way from sheet to sheet. Nobody else's marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from contests.models import ContestEdition, Criterion, JuryMember, Nomination, ScoreSheet
from contests.queries.jury_desk import current_marks, juries_of
from contests.scoring import sheet_total, shown
from contests.states import SheetState


@dataclass(frozen=True)
class MarkRow:
    """One application in the juror's own table: marks in the order of criteria, None where there is none yet."""

    sheet: ScoreSheet
    marks: list[Decimal | None]
    total: Decimal | None


@dataclass(frozen=True)
class MarkTable:
    """One nomination in the juror's own table, to see whether equal work got equal marks."""

    nomination: Nomination
    criteria: list[Criterion]
    rows: list[MarkRow]


@dataclass(frozen=True)
class Neighbours:
    """The sheets before and after, in the juror's own order."""

    previous: ScoreSheet | None
    following: ScoreSheet | None


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


def revision_of(sheet: ScoreSheet) -> str:
    """Return what changes with every save of a sheet: by it two open windows notice each other."""
    return f"{sheet.entries.count()}-{sheet.updated_at.timestamp()}"


def neighbours_of(sheet: ScoreSheet) -> Neighbours:
    """Return the sheets around this one in its juror's own order; one query."""
    own = ScoreSheet.objects.visible_to(sheet.juror.user).competing().filter(juror=sheet.juror)
    row = list(own.select_related(None).order_by("position", "pk"))
    place = row.index(sheet) if sheet in row else 0
    return Neighbours(
        previous=row[place - 1] if place else None, following=row[place + 1] if place + 1 < len(row) else None
    )


def mark_tables(sheets: Sequence[ScoreSheet]) -> list[MarkTable]:
    """Return a juror's marks by nominations, applications in the order of their numbers. Two queries.

    `sheets` are all of one juror, their applications and nominations already read.
    """
    marks = current_marks(sheets)
    nominations = {sheet.application.nomination for sheet in sheets}
    criteria: dict[int, list[Criterion]] = {}
    for criterion in Criterion.objects.filter(nomination__in=nominations):
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
    given = [(marks[row.pk], row.weight) for row in criteria if row.pk in marks]
    total = shown(sheet_total(given)) if given else None
    return MarkRow(sheet, [marks.get(row.pk) for row in criteria], total)
