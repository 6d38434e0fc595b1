"""The acts that record a person's word about a row of the plan. A mark is never changed: the next one is written after it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.russian.dates import date_range
from pages.actions.execution import refuse_future
from pages.models import CompletionMark, PlanItem
from pages.periods import parse_period
from pages.states import PlanItemStatus
from pages.workflow import RIGHT

# Who marks is said by `by`, so nobody fills it in.
UNASKED = {"marked_by"}


@transaction.atomic
def mark_completion(item: PlanItem, *, by, **facts) -> CompletionMark:
    """Record what became of a row and return the mark, which counts from now on; `by=None` is the console.

    `facts` are status, decided_on, note, postponed_to, replaced_by. Raises PermissionDenied; Refusal for the mark that
    stands already; ValidationError at the field that is wrong.
    """
    item = _locked(item, by)
    mark = CompletionMark(item=item, marked_by=by, **facts)
    mark.note, mark.postponed_to = mark.note.strip(), mark.postponed_to.strip()
    refuse_future(mark.decided_on, "decided_on")
    mark.full_clean(exclude=UNASKED)
    _refuse_past_term(mark, year=item.section.plan.year)
    latest = item.marks.first()
    if latest and latest.said == mark.said:
        raise Refusal(_("Такая отметка уже стоит."))
    return _written(mark, by=by)


@transaction.atomic
def take_back_mark(item: PlanItem, *, by) -> CompletionMark:
    """Let the calendar speak of the row again. Raises PermissionDenied, and Refusal when no mark stands."""
    item = _locked(item, by)
    latest = item.marks.first()
    if latest is None or latest.status == PlanItemStatus.PLANNED:
        raise Refusal(_("У пункта нет отметки, снимать нечего."))
    mark = CompletionMark(item=item, status=PlanItemStatus.PLANNED, decided_on=timezone.localdate(), marked_by=by)
    mark.full_clean(exclude=UNASKED)
    return _written(mark, by=by)


def _locked(item: PlanItem, by) -> PlanItem:
    if by is not None and not allows(by, RIGHT):
        raise PermissionDenied
    return PlanItem.objects.select_for_update(of=("self",)).select_related("section__plan").get(pk=item.pk)


def _refuse_past_term(mark: CompletionMark, *, year: int) -> None:
    """«Перенесено на март», said in November, names a March that is over: ask for the year instead of guessing it."""
    ranges = parse_period(mark.postponed_to, year=year).ranges
    if ranges and ranges[-1].end < mark.decided_on:
        words = _("Этот срок (%(days)s) раньше дня решения. Допишите год, например: март 2021 г.")
        days = date_range(ranges[-1].start, ranges[-1].end)
        raise ValidationError({"postponed_to": words % {"days": days}})


def _written(mark: CompletionMark, *, by) -> CompletionMark:
    mark.save()
    facts = {"status": mark.status, "decided_on": f"{mark.decided_on}", "note": mark.note}
    record(mark.item, "pages.plan_item.mark", by=by, number=mark.item.number, postponed_to=mark.postponed_to, **facts)
    return mark
