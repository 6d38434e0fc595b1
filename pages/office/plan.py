"""The desk of the plan: all rows of a year with what waits, and the card of one row where it is marked."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from foundation.permissions import allows
from foundation.views import DetailPage, FormPage, PlainPage
from pages.actions.completion import mark_completion, take_back_mark
from pages.forms.execution import WAITS, DeskForm, MarkForm
from pages.models import CoverageIndexPage, PlanActivity, WorkPlanPage
from pages.queries.news import news_about
from pages.queries.plan_desk import Choice, all_plans, coverage_about, desk_of, desk_parts, marks_of
from pages.workflow import RIGHT, PlanActivityWorkflow


class OfficePlans(PlainPage):
    """The plans of all years."""

    permission = RIGHT
    template_name = "pages/office/plans.html"

    def get_context_data(self, **kwargs):
        may_load = allows(self.request.user, "pages.import_plan")
        return super().get_context_data(plans=list(all_plans()), may_load=may_load, **kwargs)


class PlanRoom:
    """The desks of one plan; a draft has them too."""

    permission = RIGHT
    model = WorkPlanPage
    address = "year"
    context_object_name: str | None = "plan"
    object: Any

    def visible(self):
        """Return the plans of all years."""
        return WorkPlanPage.objects.all()


class OfficePlan(PlanRoom, DetailPage):
    """All rows by section, narrowed as the address says."""

    template_name = "pages/office/plan.html"

    @cached_property
    def choice(self) -> Choice:
        """What the address asks for; an answer that makes no sense narrows nothing."""
        form = DeskForm(self.request.GET)
        form.is_valid()
        found = form.cleaned_data
        return Choice(found.get("waits", ""), found.get("quarter"), found.get("kind", ""))

    def get_context_data(self, **kwargs):
        desk = desk_of(self.object, at=timezone.now(), choice=self.choice)
        search = DeskForm(initial=vars(self.choice))
        return super().get_context_data(
            desk=desk,
            search=search,
            tabs=self.tabs(desk),
            may_copy=allows(self.request.user, "pages.copy_plan"),
            **kwargs,
        )

    def tabs(self, desk) -> list[dict[str, Any]]:
        """Return what waits, with counts; the quarter and the kind stay as they are."""
        counts = {"": desk.every, "outcome": desk.outcome, "coverage": desk.coverage}
        address = self.request.GET.copy()
        tabs = []
        for waits, label in WAITS:
            address["waits"] = waits
            current = waits == self.choice.waits
            tabs.append({"label": label, "url": f"?{address.urlencode()}", "current": current, "count": counts[waits]})
        return tabs


class PlanItemRoom(PlanRoom):
    """The pages of one row. The whole plan comes in three queries, so its neighbours are known as well."""

    @cached_property
    def rows(self) -> list:
        """All rows of the plan in its order."""
        return [row for part in desk_parts(self.object, at=timezone.now()) for row in part.rows]

    @cached_property
    def row(self):
        """The row that the address names. Raises Http404."""
        for row in self.rows:
            if row.item.number == self.kwargs["number"]:
                return row
        raise Http404

    def get_context_data(self, **kwargs):
        return super().get_context_data(row=self.row, item=self.row.item, **kwargs)

    def get_success_url(self):
        """Return to the card of the row."""
        return reverse("office_plan_item", args=[self.object.year, self.row.item.number])


def offers_of(user, activity: PlanActivity) -> list:
    """Return the buttons of an activity."""
    return PlanActivityWorkflow.offers(user, activity, base_url=reverse("office_activity", args=[activity.code]))


class OfficePlanItem(PlanItemRoom, FormPage):
    """The card of a row: what was said and done, and the form of the next mark."""

    form_class = MarkForm
    template_name = "pages/office/plan_item.html"
    done = _("Отметка записана.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"item": self.row.item}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            activities=self.activities(),
            history=marks_of(self.row.item),
            news=news_about(self.row.item),
            coverage=coverage_about(self.row.item),
            coverage_index=CoverageIndexPage.objects.first(),
            **self.neighbours(),
            **kwargs,
        )

    def activities(self) -> list[tuple]:
        """Return the activities of the row with their buttons."""
        return [(activity, offers_of(self.request.user, activity)) for activity in self.row.row.activities]

    def neighbours(self) -> dict:
        """Return the rows before and after this one, and the next one that waits for its outcome."""
        place = self.rows.index(self.row)
        waiting = [row for row in self.rows[place + 1 :] + self.rows[:place] if row.waits_for_outcome]
        return {
            "before": self.rows[place - 1] if place else None,
            "after": self.rows[place + 1] if place + 1 < len(self.rows) else None,
            "next_waiting": waiting[0] if waiting else None,
        }

    def perform(self, **answers):
        """Record the mark; the page stays the plan's."""
        mark_completion(self.row.item, by=self.request.user, **answers)
        return self.object


class OfficeMarkTakeBack(PlanItemRoom, FormPage):
    """Let the calendar speak again, after a question."""

    form_class = HouseForm
    template_name = "pages/office/mark_take_back.html"
    done = _("Отметка снята.")

    def perform(self):
        """Take the mark back; the page stays the plan's."""
        take_back_mark(self.row.item, by=self.request.user)
        return self.object
