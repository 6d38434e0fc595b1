"""What of a contest may still be changed: everything in a draft; afterwards texts, and terms that only grow longer."""

from django.db.models import Model

from contests.models import AttachmentSlot, ContestEdition, Criterion, Nomination, Question
from contests.states import EditionState

# A term that was announced is a promise: it may only be extended. The end of the intake has an act of its own, with a reason.
ONLY_LATER = frozenset({"corrections_due_at", "grace_minutes"})
AHEAD = frozenset({"summary", "results_due_on", "scoring_due_at", "meeting_at"})
CHANGEABLE: dict[str, frozenset[str]] = {
    EditionState.ANNOUNCED: AHEAD | ONLY_LATER,
    EditionState.SCORING: AHEAD,
    EditionState.SCORING_CLOSED: AHEAD - {"scoring_due_at"},
}
# The words of an announced nomination that promise nothing.
TEXTS: dict[type[Model], frozenset[str]] = {
    Nomination: frozenset({"hint"}),
    Criterion: frozenset({"description"}),
    Question: frozenset({"help_text"}),
    AttachmentSlot: frozenset({"help_text"}),
}


def is_draft(edition: ContestEdition) -> bool:
    """Whether nobody was promised anything yet."""
    return edition.state == EditionState.DRAFT


def edition_field_is_fixed(edition: ContestEdition, field: str) -> bool:
    """Tell whether a field of the contest may not be changed any more."""
    return not is_draft(edition) and field not in CHANGEABLE.get(edition.state, frozenset())


def nomination_field_is_fixed(edition: ContestEdition, model: type[Model], field: str) -> bool:
    """Tell whether a field of a nomination, or of a row of it, may not be changed any more."""
    if is_draft(edition):
        return False
    return edition.state != EditionState.ANNOUNCED or field not in TEXTS[model]
