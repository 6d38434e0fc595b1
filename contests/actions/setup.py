"""Verbs that set a contest up: the series, its edition of a year, its nominations with criteria, questions and papers.

What was announced is a promise: afterwards only texts change, and the intake may last longer, never shorter.
"""

from collections.abc import Iterable
from copy import deepcopy

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contests.models import AttachmentSlot, Contest, ContestEdition, Criterion, Nomination, Question
from contests.states import EditionState
from contests.workflow.setup import ONLY_LATER, edition_field_is_fixed, is_draft, nomination_field_is_fixed
from foundation.audit import record
from foundation.errors import Refusal
from foundation.models import new_code
from foundation.permissions import allows

KEY_LENGTH = 6
ROWS: dict[str, type[Criterion] | type[Question] | type[AttachmentSlot]] = {
    "criteria": Criterion,
    "questions": Question,
    "slots": AttachmentSlot,
}


@transaction.atomic
def create_contest(*, by, **facts) -> Contest:
    """Write a series and return it. Raises PermissionDenied, ValidationError by field."""
    return _written(Contest(), by, "contests.add_contest", "contests.contest.create", facts)


@transaction.atomic
def revise_contest(contest, *, by, **facts) -> Contest:
    """Change the words of a series. Raises PermissionDenied, ValidationError by field."""
    contest = Contest.objects.select_for_update().get(pk=contest.pk)
    contest = _written(contest, by, "contests.change_contest", "contests.contest.revise", facts)
    for edition in contest.editions.all():
        # Its editions are found by the words of the series.
        edition.save(update_fields=["summary"])
    return contest


@transaction.atomic
def create_edition(*, by, contest, **facts) -> ContestEdition:
    """Write the contest of a year as a draft and return it. Raises PermissionDenied, ValidationError by field."""
    edition = ContestEdition(contest=contest)
    return _written(edition, by, "contests.add_contestedition", "contests.contestedition.create", facts)


@transaction.atomic
def revise_edition(edition, *, by, **facts) -> ContestEdition:
    """Change texts and dates. After the announcement only texts change and the intake only lasts longer.

    Raises PermissionDenied, ValidationError by field; Refusal that names what people already rely on.
    """
    edition = ContestEdition.objects.select_for_update().get(pk=edition.pk)
    changed = _changed(edition, facts)
    if fixed := [_label(edition, name) for name in changed if edition_field_is_fixed(edition, name)]:
        raise Refusal(_("Конкурс объявлен, это изменить уже нельзя: %(list)s.") % {"list": ", ".join(fixed)})
    if not is_draft(edition) and any(
        _is_shorter(edition, name, facts[name]) for name in ONLY_LATER.intersection(changed)
    ):
        raise Refusal(_("Объявленный срок нельзя сократить. Его можно только продлить."))
    return _written(edition, by, "contests.change_contestedition", "contests.contestedition.revise", facts)


@transaction.atomic
def create_nomination(edition, *, by, like=None, **facts) -> Nomination:
    """Add a nomination to a draft: fields of Nomination, and `criteria`, `questions`, `slots` as lists of dicts of fields.

    Lists that are not given are copied from the nomination `like`, if there is one.
    Raises PermissionDenied, ValidationError; Refusal once the contest is announced.
    """
    edition = _draft(edition)
    rows = {name: facts.pop(name, None) or _rows_like(like, name) for name in ROWS}
    nomination = Nomination(edition=edition, position=edition.nominations.count() + 1)
    nomination = _written(nomination, by, "contests.add_nomination", "contests.nomination.create", facts)
    for name in ROWS:
        _arrange(name, nomination, rows[name], edition)
    return nomination


@transaction.atomic
def revise_nomination(nomination, *, by, **facts) -> Nomination:
    """Set fields, and lists of rows (`criteria`, `questions`, `slots`) where they are given.

    A list is whole: a row with `pk` is changed, one without is new, one left out is deleted.
    Raises PermissionDenied, ValidationError; Refusal for more than texts once the contest is announced.
    """
    edition = ContestEdition.objects.select_for_update().get(pk=nomination.edition_id)
    nomination = Nomination.objects.select_for_update().get(pk=nomination.pk)
    if not is_draft(edition) and edition.state != EditionState.ANNOUNCED:
        raise Refusal(_("Оценка уже началась: номинации и критерии не меняются."))
    tables = {name: facts.pop(name) for name in ROWS if name in facts}
    _check_texts(nomination, facts, edition)
    nomination = _written(nomination, by, "contests.change_nomination", "contests.nomination.revise", facts)
    for name, rows in tables.items():
        if _arrange(name, nomination, rows, edition):
            record(nomination, "contests.nomination.arrange", by=by, rows=name, count=len(rows))
    return nomination


@transaction.atomic
def remove_nomination(nomination, *, by) -> ContestEdition:
    """Take a nomination out of a draft and return the draft. Raises PermissionDenied; Refusal once it is announced."""
    edition = _draft(nomination.edition)
    if not allows(by, "contests.change_nomination", nomination):
        raise PermissionDenied
    record(edition, "contests.nomination.remove", by=by, nomination=nomination.title)
    nomination.delete()
    return edition


def _is_shorter(edition, name, value) -> bool:
    before = getattr(edition, name)
    return before is not None and (value is None or value < before)


def _draft(edition) -> ContestEdition:
    edition = ContestEdition.objects.select_for_update().get(pk=edition.pk)
    if not is_draft(edition):
        raise Refusal(_("Конкурс уже объявлен: номинации, критерии и вопросы больше не меняются."))
    return edition


def _written(row, by, permission, act, facts):
    if not allows(by, permission, row if row.pk else None):
        raise PermissionDenied
    is_new, changed = row.pk is None, _changed(row, facts)
    for name in changed:
        setattr(row, name, facts[name])
    row.full_clean()
    if is_new or changed:
        row.save()
        record(row, act, by=by, fields=changed)
    return row


def _changed(row, facts) -> list[str]:
    return sorted(name for name, value in facts.items() if getattr(row, name, None) != value)


def _label(row, name) -> str:
    return str(row._meta.get_field(name).verbose_name).lower()


def facts_of(row, *, but: Iterable[str] = ()) -> dict:
    """Return what a copy of a row repeats: its own columns, keys and the place in a list left out, and those named in `but`."""
    left_out = {"position", *but}
    fields = [field for field in row._meta.concrete_fields if not (field.primary_key or field.is_relation)]
    return {field.name: deepcopy(getattr(row, field.name)) for field in fields if field.name not in left_out}


def _rows_like(nomination, name) -> list[dict]:
    return [] if nomination is None else [facts_of(row) for row in getattr(nomination, name).all()]


def _check_texts(row, facts, edition):
    fixed = [name for name in _changed(row, facts) if nomination_field_is_fixed(edition, type(row), name)]
    if fixed:
        names = ", ".join(_label(row, name) for name in fixed)
        raise Refusal(_("Конкурс объявлен. «%(row)s»: изменить нельзя – %(list)s.") % {"row": row, "list": names})


def _arrange(name, nomination, rows, edition) -> bool:
    """Make the rows of a nomination those of the list, and tell whether anything changed. Raises as the verbs do."""
    model = ROWS[name]
    kept = {row.pk: row for row in model.objects.select_for_update().filter(nomination=nomination)}
    left_out = set(kept) - {row.get("pk") for row in rows}
    if not is_draft(edition) and (left_out or any(row.get("pk") not in kept for row in rows)):
        raise Refusal(_("Конкурс объявлен: добавлять и убирать критерии, вопросы и документы нельзя."))
    model.objects.filter(pk__in=left_out).delete()
    changes = bool(left_out)
    for position, facts in enumerate(rows, start=1):
        row = kept.get(facts.get("pk")) or model(nomination=nomination)
        changes |= _place(row, facts, position, edition)
    return changes


def _place(row, facts, position, edition) -> bool:
    values = {name: value for name, value in facts.items() if name != "pk"}
    if row.pk:
        _check_texts(row, values, edition)
    elif hasattr(row, "key"):
        values = {"key": new_code(KEY_LENGTH).lower()} | values
    if is_draft(edition):
        values["position"] = position
    changed = row.pk is None or bool(_changed(row, values))
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    if changed:
        row.save()
    return changed
