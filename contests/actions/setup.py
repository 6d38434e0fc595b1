"""Verbs that set a contest up: the series, its edition of a year, its nominations with criteria, questions and papers."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contests.models import AttachmentSlot, Contest, ContestEdition, Criterion, Nomination, Question
from contests.states import EditionState
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows


@transaction.atomic
def create_contest(*, by, **facts) -> Contest:
    """Write a series and return it. Raises PermissionDenied, ValidationError by field."""
    return _written(Contest(), by, "contests.add_contest", "contests.contest.create", facts)


@transaction.atomic
def revise_contest(contest, *, by, **facts) -> Contest:
    """Change the words of a series. Raises PermissionDenied, ValidationError by field."""
    contest = Contest.objects.select_for_update().get(pk=contest.pk)
    return _written(contest, by, "contests.change_contest", "contests.contest.revise", facts)


@transaction.atomic
def create_edition(*, by, contest, **facts) -> ContestEdition:
    """Write the contest of a year as a draft and return it. Raises PermissionDenied, ValidationError by field."""
    edition = ContestEdition(contest=contest)
    return _written(edition, by, "contests.add_contestedition", "contests.contestedition.create", facts)


@transaction.atomic
def revise_edition(edition, *, by, **facts) -> ContestEdition:
    """Change texts and dates. Once announced, the end of the intake only moves later, and nothing moves after scoring began.

    Raises PermissionDenied; Refusal for a date that people already rely on; ValidationError by field.
    """
    edition = ContestEdition.objects.select_for_update().get(pk=edition.pk)
    closes = facts.get("intake_closes_at", edition.intake_closes_at)
    if edition.state not in {EditionState.DRAFT, EditionState.ANNOUNCED}:
        raise Refusal(_("Оценка уже началась: сроки и тексты конкурса не меняют."))
    if edition.state == EditionState.ANNOUNCED and closes < edition.intake_closes_at:
        raise Refusal(_("Объявленный срок приёма нельзя сократить. Его можно только продлить."))
    return _written(edition, by, "contests.change_contestedition", "contests.contestedition.revise", facts)


@transaction.atomic
def create_nomination(edition, *, by, criteria=(), questions=(), slots=(), **facts) -> Nomination:
    """Write a nomination with its criteria, questions and places for papers (dicts of fields, in their order).

    Raises PermissionDenied; Refusal once the contest is announced; ValidationError.
    """
    edition = ContestEdition.objects.select_for_update().get(pk=edition.pk)
    refuse_announced(edition)
    nomination = Nomination(edition=edition, position=edition.nominations.count() + 1)
    nomination = _written(nomination, by, "contests.add_nomination", "contests.nomination.create", facts)
    for model, rows in ((Criterion, criteria), (Question, questions), (AttachmentSlot, slots)):
        write_rows(model, nomination, rows)
    return nomination


def refuse_announced(edition) -> None:
    """Raise Refusal when nominations of this contest are already known to people."""
    if edition.state != EditionState.DRAFT:
        raise Refusal(_("Конкурс уже объявлен: номинации, критерии и вопросы больше не меняются."))


def write_rows(model, nomination, rows) -> None:
    """Write rows of one kind under a nomination, numbered in the order given. Raises ValidationError."""
    for position, facts in enumerate(rows, start=1):
        row = model(nomination=nomination, position=position, **facts)
        row.full_clean()
        row.save()


def _written(row, by, permission, act, facts):
    if not allows(by, permission, row if row.pk else None):
        raise PermissionDenied
    changed = sorted(name for name, value in facts.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, facts[name])
    row.full_clean()
    row.save()
    record(row, act, by=by, fields=changed)
    return row
