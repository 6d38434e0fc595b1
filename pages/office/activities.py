"""The activities of a row: planned, corrected, held, cancelled."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contests.queries.intake import counts_by_state
from contests.states import ApplicationState
from foundation.views import FormPage, MovePage
from pages.actions.execution import add_activity, change_activity
from pages.forms.execution import ActivityForm, CancelForm, HeldActivityForm, HoldForm
from pages.models import PlanActivity
from pages.office.plan import PlanItemRoom
from pages.states import ActivityState
from pages.workflow import RIGHT, PlanActivityWorkflow


class OfficeActivityAdd(PlanItemRoom, FormPage):
    """Plan something to be done for the row."""

    form_class = ActivityForm
    template_name = "pages/office/activity_add.html"
    done = _("Мероприятие добавлено.")

    def perform(self, **facts):
        """Add the activity; the page stays the plan's."""
        add_activity(self.row.item, by=self.request.user, **facts)
        return self.object


class ActivityRoom:
    """The pages of one activity, of a draft plan too."""

    permission = RIGHT
    model = PlanActivity
    context_object_name: str | None = "activity"

    def visible(self):
        """Return activities with their row, plan and contest."""
        return PlanActivity.objects.select_related("item__section__plan", "contest_edition__contest")

    def get_success_url(self):
        """Return to the card of the row."""
        item = self.object.item
        return reverse("office_plan_item", args=[item.section.plan.year, item.number])


class OfficeActivity(ActivityRoom, FormPage):
    """Correct what is known of an activity; what came of it, once it was held."""

    verb = staticmethod(change_activity)
    template_name = "pages/office/activity.html"
    done = _("Мероприятие исправлено.")

    def get_form_class(self):
        """Return the form with the outcome for what was held."""
        return HeldActivityForm if self.object.state == ActivityState.HELD else ActivityForm

    def get_initial(self):
        return {name: getattr(self.object, name) for name in self.get_form_class().base_fields}


class OfficeActivityMove(ActivityRoom, MovePage):
    """Hold, cancel, bring back, after a question."""

    workflow = PlanActivityWorkflow
    forms = {"hold": HoldForm, "cancel": CancelForm}
    template_name = "pages/office/activity_move.html"

    def get_initial(self):
        """Fill in what is known: the days, and how many applied when it is a contest of the portal."""
        if self.move.name != "hold":
            return {}
        activity = self.object
        days = {"starts_on": activity.starts_on, "ends_on": activity.ends_on, "outcome": activity.outcome}
        return days | {"participants_count": activity.participants_count or _applied(activity.contest_edition)}


def _applied(edition) -> int | None:
    if edition is None:
        return None
    counts = counts_by_state(edition)
    return sum(number for state, number in counts.items() if state != ApplicationState.DRAFT)
