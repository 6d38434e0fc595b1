"""Verbs of the secretary before a contest begins: the series, its year, nominations with criteria, questions and slots.

What was announced is a promise: afterwards only texts change, and the intake may last longer, never shorter.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contests.models import AttachmentSlot, Contest, ContestEdition, Criterion, Nomination, Question
from contests.states import EditionState
from foundation.audit import record
from foundation.errors import Refusal
from foundation.models import new_code
from foundation.permissions import allows

KEY_LENGTH = 6
LATER = ("intake_closes_at", "grace_minutes")
ANNOUNCED_FIELDS = frozenset({"summary", "results_due_on", *LATER})
# What may be changed in each state besides the draft, where everything may.
CHANGEABLE = {
    EditionState.ANNOUNCED: ANNOUNCED_FIELDS,
    EditionState.SCORING: frozenset({"summary", "results_due_on"}),
    EditionState.SCORING_CLOSED: frozenset({"summary", "results_due_on"}),
}
# The words of an announced nomination that promise nothing.
TEXTS = {
    Nomination: frozenset({"hint"}),
    Criterion: frozenset({"description"}),
    Question: frozenset({"help_text"}),
    AttachmentSlot: frozenset({"help_text"}),
}
ROWS = {"criteria": Criterion, "questions": Question, "slots": AttachmentSlot}
COPIED = {
    "criteria": ("title", "description", "minimum", "maximum", "step", "weight", "anchors"),
    "questions": ("key", "kind", "label", "help_text", "section", "is_required", "max_length"),
    "slots": ("key", "label", "help_text", "is_required", "max_files"),
}


def is_fixed(edition: ContestEdition, field: str) -> bool:
    """Tell whether a field of the edition may not be changed any more."""
    return edition.state != EditionState.DRAFT and field not in CHANGEABLE.get(edition.state, ())


@transaction.atomic
def create_contest(*, by, **facts) -> Contest:
    """Write a series of contests (fields of Contest). Raises PermissionDenied or ValidationError."""
    _require(by, "contests.add_contest")
    return _written(Contest(**facts), "contests.contest.create", by=by)


@transaction.atomic
def revise_contest(contest, *, by, **facts) -> Contest:
    """Correct the facts of a series. Raises PermissionDenied or ValidationError."""
    _require(by, "contests.change_contest", contest)
    contest = Contest.objects.select_for_update().get(pk=contest.pk)
    return _revised(contest, facts, "contests.contest.revise", by=by)


@transaction.atomic
def create_edition(*, by, **facts) -> ContestEdition:
    """Write the contest of one year (fields of ContestEdition) as a draft. Raises PermissionDenied or ValidationError."""
    _require(by, "contests.add_contestedition")
    return _written(ContestEdition(**facts), "contests.contestedition.create", by=by)


@transaction.atomic
def revise_edition(edition, *, by, **facts) -> ContestEdition:
    """Set these facts. After the announcement only texts change and the intake only lasts longer.

    Raises PermissionDenied, ValidationError; Refusal that names what may not be changed.
    """
    _require(by, "contests.change_contestedition", edition)
    edition = ContestEdition.objects.select_for_update().get(pk=edition.pk)
    changed = _changed(edition, facts)
    if fixed := [_label(edition, name) for name in changed if is_fixed(edition, name)]:
        raise Refusal(_("Конкурс объявлен, это изменить уже нельзя: %(list)s.") % {"list": ", ".join(fixed)})
    if edition.state != EditionState.DRAFT and any(facts[name] < getattr(edition, name) for name in changed if name in LATER):
        raise Refusal(_("Срок приёма объявлен: его можно только продлить."))
    return _revised(edition, facts, "contests.contestedition.revise", by=by)


@transaction.atomic
def create_nomination(edition, *, by, like=None, **facts) -> Nomination:
    """Add a nomination to a draft: fields of Nomination, and `criteria`, `questions`, `slots` as lists of dicts of fields.

    Rows that are not given are copied from the nomination `like`, if there is one.
    Raises PermissionDenied, ValidationError; Refusal once the contest is announced.
    """
    edition = _draft(edition, by=by, permission="contests.add_nomination")
    rows = {name: facts.pop(name, None) or _rows_like(like, name) for name in ROWS}
    facts = {"position": edition.nominations.count() + 1} | facts
    nomination = _written(Nomination(edition=edition, **facts), "contests.nomination.create", by=by)
    for name, model in ROWS.items():
        _arrange(model, nomination, rows[name])
    return nomination


@transaction.atomic
def revise_nomination(nomination, *, by, **facts) -> Nomination:
    """Set fields, and lists of rows (`criteria`, `questions`, `slots`) where they are given.

    A list is whole: a row with `pk` is changed, one without is new, one left out is deleted.

    Raises PermissionDenied, ValidationError; Refusal for more than texts once the contest is announced.
    """
    _require(by, "contests.change_nomination", nomination)
    edition = ContestEdition.objects.select_for_update().get(pk=nomination.edition_id)
    nomination = Nomination.objects.select_for_update().get(pk=nomination.pk)
    is_draft = edition.state == EditionState.DRAFT
    if not is_draft and edition.state != EditionState.ANNOUNCED:
        raise Refusal(_("Оценка уже началась: номинации и критерии не меняются."))
    for name in [name for name in ROWS if name in facts]:
        rows = facts.pop(name)
        if _arrange(ROWS[name], nomination, rows, is_draft=is_draft):
            record(nomination, "contests.nomination.arrange", by=by, rows=name, count=len(rows))
    _check_texts(nomination, facts, is_draft=is_draft)
    return _revised(nomination, facts, "contests.nomination.revise", by=by)


@transaction.atomic
def remove_nomination(nomination, *, by) -> ContestEdition:
    """Take a nomination out of a draft and return the draft. Raises PermissionDenied; Refusal once it is announced."""
    edition = _draft(nomination.edition, by=by, permission="contests.change_nomination")
    record(edition, "contests.nomination.remove", by=by, nomination=nomination.title)
    nomination.delete()
    return edition


def _require(by, permission, subject=None):
    if not allows(by, permission, subject):
        raise PermissionDenied


def _draft(edition, *, by, permission):
    _require(by, permission)
    edition = ContestEdition.objects.select_for_update().get(pk=edition.pk)
    if edition.state != EditionState.DRAFT:
        raise Refusal(_("Конкурс объявлен: номинации изменить уже нельзя."))
    return edition


def _written(row, action, *, by):
    row.full_clean()
    row.save()
    record(row, action, by=by)
    return row


def _changed(row, facts) -> list[str]:
    return sorted(name for name, value in facts.items() if getattr(row, name) != value)


def _revised(row, facts, action, *, by):
    changed = _changed(row, facts)
    for name in changed:
        setattr(row, name, facts[name])
    row.full_clean()
    if changed:
        row.save()
        record(row, action, by=by, fields=changed)
    return row


def _label(row, name) -> str:
    return str(row._meta.get_field(name).verbose_name).lower()


def _rows_like(nomination, name) -> list[dict]:
    if nomination is None:
        return []
    return [{field: getattr(row, field) for field in COPIED[name]} for row in getattr(nomination, name).all()]


def _check_texts(row, facts, *, is_draft):
    if is_draft:
        return
    if fixed := [_label(row, name) for name in _changed(row, facts) if name not in TEXTS[type(row)]]:
        words = _("Конкурс объявлен. «%(row)s»: изменить нельзя – %(list)s.")
        raise Refusal(words % {"row": row, "list": ", ".join(fixed)})


def _arrange(model, nomination, rows, *, is_draft=True) -> bool:
    """Make the rows of a nomination those of the list, and tell whether anything changed."""
    kept = {row.pk: row for row in model.objects.select_for_update().filter(nomination=nomination)}
    left_out = set(kept) - {row.get("pk") for row in rows}
    if not is_draft and (left_out or any(row.get("pk") not in kept for row in rows)):
        raise Refusal(_("Конкурс объявлен: добавлять и убирать критерии, вопросы и документы нельзя."))
    model.objects.filter(pk__in=left_out).delete()
    changes = bool(left_out)
    for position, facts in enumerate(rows, start=1):
        changes |= _place(kept.get(facts.get("pk")) or model(nomination=nomination), facts, position, is_draft=is_draft)
    return changes


def _place(row, facts, position, *, is_draft) -> bool:
    values = {"position": position} | {name: value for name, value in facts.items() if name != "pk"}
    if row.pk:
        _check_texts(row, values, is_draft=is_draft)
    elif hasattr(row, "key"):
        values = {"key": new_code(KEY_LENGTH).lower()} | values
    changed = row.pk is None or bool(_changed(row, values))
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return changed
