"""The acts that tell what becomes of the rows of a plan. None of them touches the page of the plan or its drafts."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from foundation.audit import record
from foundation.permissions import allows
from pages.models import PlanActivity, PlanItem


@transaction.atomic
def add_activity(item: PlanItem, *, by, **facts) -> PlanActivity:
    """Plan something to be done for a row and return it; `facts` are the fields of PlanActivity.

    `by=None` is the console. Raises PermissionDenied, and ValidationError at the field that is wrong.
    """
    if by is not None and not allows(by, "pages.record_execution"):
        raise PermissionDenied
    item = PlanItem.objects.select_for_update().get(pk=item.pk)
    activity = PlanActivity(item=item, **facts)
    activity.full_clean()
    activity.save()
    record(activity, "pages.plan_activity.add", by=by, number=item.number, title=str(activity))
    return activity
