"""What the chair needs besides the progress: the sheets that are handed in, to give one back. No marks."""

from collections import defaultdict

from contests.models import ContestEdition, ScoreSheet
from contests.states import SheetState


def handed_in_sheets(edition: ContestEdition) -> dict[int, list[ScoreSheet]]:
    """Return {juror id: his sheets that are handed in}, by the numbers of applications; one query."""
    sheets = ScoreSheet.objects.competing().filter(juror__edition=edition, state=SheetState.SUBMITTED)
    by_juror: dict[int, list[ScoreSheet]] = defaultdict(list)
    for sheet in sheets.select_related("application__edition").order_by("application__sequence"):
        by_juror[sheet.juror_id].append(sheet)
    return dict(by_juror)
