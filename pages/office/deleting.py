"""Deleting pages: a plan for which something was recorded stays, whatever door leads to its deletion."""

from collections.abc import Iterable

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.models import PlanItem, WorkPlanPage
from pages.models.attachments import attachments_of, by_row, named

SHOWN = 5


def refuse_used_plans(request, pages: Iterable[Page]):
    """Return the way back with an explanation when one of `pages`, or a page under it, is a plan that is in use."""
    pages = list(pages)
    plans = [plan for page in pages for plan in WorkPlanPage.objects.descendant_of(page, inclusive=True)]
    rows = PlanItem.objects.filter(section__plan__in=plans).order_by("section__plan__year", "number")
    used = by_row(attachments_of(rows)) if plans else {}
    if not used:
        return None
    held = [f"{row.number} ({named(used[row.pk])})" for row in rows if row.pk in used]
    listed = "; ".join(held[:SHOWN]) + ("…" if len(held) > SHOWN else "")
    words = _(
        "План нельзя удалить: с его пунктами связаны записи – %(rows)s. "
        "Снимите страницу с публикации, а пункты, от которых отказались, отметьте как отменённые."
    )
    messages.error(request, words % {"rows": listed})
    parent = pages[0].get_parent()
    return redirect("wagtailadmin_explore", parent.pk)
