"""How far the jury has come: sheets counted, names named, never a mark."""

from collections import defaultdict
from dataclasses import dataclass, field

from contests.models import Conflict, ContestEdition, JuryMember, ScoreSheet
from contests.states import SheetState


@dataclass(frozen=True)
class JurorProgress:
    """One juror: how many sheets he has and what became of them; `waiting` are the sheets that keep the scoring open."""

    juror: JuryMember
    counts: dict[str, int]
    waiting: list[ScoreSheet] = field(default_factory=list)
    explained: list[ScoreSheet] = field(default_factory=list)
    conflicts: int = 0

    @property
    def of(self) -> int:
        """How many sheets he has, those aside that he left because of a conflict."""
        return sum(number for state, number in self.counts.items() if state != SheetState.RECUSED)

    @property
    def submitted(self) -> int:
        """How many of them are handed in."""
        return self.counts.get(SheetState.SUBMITTED, 0)

    @property
    def is_done(self) -> bool:
        """Whether nothing is waited for."""
        return not self.waiting


@dataclass(frozen=True)
class Progress:
    """The whole jury."""

    jurors: list[JurorProgress]

    @property
    def of(self) -> int:
        """All sheets."""
        return sum(row.of for row in self.jurors)

    @property
    def submitted(self) -> int:
        """Sheets handed in."""
        return sum(row.submitted for row in self.jurors)

    @property
    def waiting(self) -> int:
        """Sheets that are neither handed in nor explained."""
        return sum(len(row.waiting) for row in self.jurors)


def progress_of(edition: ContestEdition) -> Progress:
    """Return how far each juror has come; four queries for any number of jurors and sheets. Withdrawn ones do not count."""
    jury = edition.jury.select_related("user")
    # Thousands of sheets, hundreds of applications, one contest: each is read once.
    applications = edition.applications.competing().select_related("organization").in_bulk()
    sheets: dict[int, list[ScoreSheet]] = defaultdict(list)
    for sheet in ScoreSheet.objects.filter(juror__edition=edition, application__in=applications):
        sheet.application = applications[sheet.application_id]
        sheet.application.edition = edition
        sheets[sheet.juror_id].append(sheet)
    conflicts: dict[int, int] = defaultdict(int)
    for juror_id in Conflict.objects.filter(juror__edition=edition).values_list("juror_id", flat=True):
        conflicts[juror_id] += 1
    rows = [_row(juror, sheets[juror.pk], conflicts[juror.pk]) for juror in jury]
    return Progress([row for row in rows if row.juror.revoked_at is None or row.of])


def _row(juror, sheets, conflicts):
    counts: dict[str, int] = defaultdict(int)
    for sheet in sheets:
        counts[sheet.state] += 1
    return JurorProgress(
        juror=juror,
        counts=dict(counts),
        waiting=[sheet for sheet in sheets if sheet.state == SheetState.OPEN],
        explained=[sheet for sheet in sheets if sheet.state == SheetState.EXCUSED],
        conflicts=conflicts,
    )
