"""The acts on activities of the plan: planned, changed, held, cancelled. None of them touches the page of the plan."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.permissions import allows
from foundation.workflow import performs
from pages.models import PlanActivity, PlanItem
from pages.states import ActivityState
from pages.workflow import RIGHT, PlanActivityWorkflow

FACTS = ("title", "contest_edition", "starts_on", "ends_on", "place")
# What is known only afterwards.
OUTCOME = ("participants_count", "outcome")


@transaction.atomic
def add_activity(item: PlanItem, *, by, **facts) -> PlanActivity:
    """Plan something to be done for a row and return it; `facts` are the fields of PlanActivity.

    `by=None` is the console. Raises PermissionDenied, and ValidationError at the field that is wrong.
    """
    if by is not None and not allows(by, RIGHT):
        raise PermissionDenied
    item = PlanItem.objects.select_for_update().get(pk=item.pk)
    activity = PlanActivity(item=item, **facts)
    activity.full_clean()
    activity.save()
    record(activity, "pages.plan_activity.add", by=by, number=item.number, title=str(activity))
    return activity


@transaction.atomic
def change_activity(activity: PlanActivity, *, by, **facts) -> PlanActivity:
    """Correct the facts that are given (FACTS and OUTCOME) and return the fresh activity; its state stays.

    Raises PermissionDenied, and ValidationError at the field that is wrong.
    """
    if by is not None and not allows(by, RIGHT):
        raise PermissionDenied
    activity = PlanActivity.objects.select_for_update().get(pk=activity.pk)
    changed = [name for name, value in facts.items() if getattr(activity, name) != value]
    if not changed:
        return activity
    for name in changed:
        if name not in {*FACTS, *OUTCOME}:
            raise TypeError(f"{name} is not changed here")
        setattr(activity, name, facts[name])
    if activity.state == ActivityState.HELD:
        _refuse_day_to_come(activity)
    activity.full_clean()
    activity.save(update_fields=[*changed, "updated_at"])
    record(activity, "pages.plan_activity.change", by=by, fields=changed)
    return activity


@performs(PlanActivityWorkflow.hold)
def hold_activity(activity, *, by, starts_on: date | None, ends_on: date | None = None, **outcome):
    """Say on which days it was, and by OUTCOME how many took part and what came of it.

    Raises ValidationError for a day to come.
    """
    activity.starts_on, activity.ends_on = starts_on, ends_on
    activity.participants_count = outcome.get("participants_count")
    activity.outcome = outcome.get("outcome", "")
    _refuse_day_to_come(activity)
    return {"starts_on": f"{starts_on}", "participants": activity.participants_count}


@performs(PlanActivityWorkflow.cancel)
def cancel_activity(activity, *, by, reason: str):
    """Say why it will not be. Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError({"reason": _("Напишите, почему отменено.")})
    activity.outcome = reason
    return {"reason": reason}


@performs(PlanActivityWorkflow.reopen)
def reopen_activity(activity, *, by):
    """Take the mark back; what was written stays for the next one."""


def _refuse_day_to_come(activity: PlanActivity) -> None:
    refuse_future(activity.last_day, "ends_on" if activity.ends_on else "starts_on")


def refuse_future(day: date | None, field: str) -> None:
    """Raise ValidationError at `field` for a day that has not come yet."""
    if day and day > timezone.localdate():
        raise ValidationError({field: _("Этот день ещё не наступил.")})
