"""Taking a plan over to another year: what would change is shown first, and each change can be left out."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from foundation.views import FormPage
from pages.actions.plan_copy import copy_plan
from pages.forms.plan_copy import CopyForm, YearForm
from pages.office.plan import PlanRoom
from pages.plan_shift import Shift
from pages.queries.plan_copy import shift_of_plan
from pages.queries.plan_desk import has_plan


class OfficePlanCopy(PlanRoom, FormPage):
    """The preview, and its confirmation."""

    permission = "pages.copy_plan"
    form_class = CopyForm
    template_name = "pages/office/plan_copy.html"
    done = _("Черновик плана создан. Проверьте его и опубликуйте.")
    request: HttpRequest

    @cached_property
    def shift(self) -> Shift:
        """What would change on the way to the year that was asked for; the next one unless told."""
        asked = YearForm(self.request.POST if self.request.method == "POST" else self.request.GET)
        year = asked.cleaned_data["year"] if asked.is_valid() else self.object.year + 1
        return shift_of_plan(self.object, to=year)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"shift": self.shift}

    def get_context_data(self, **kwargs):
        asked = YearForm(initial={"year": self.shift.to})
        return super().get_context_data(shift=self.shift, asked=asked, is_taken=has_plan(self.shift.to), **kwargs)

    def perform(self, year, changes):
        """Copy the plan; the page stays that of the old one until the draft opens."""
        unchanged = {change.key for change in self.shift.changes} - set(changes)
        return copy_plan(self.object, by=self.request.user, year=year, unchanged=unchanged)

    def get_success_url(self):
        """Open the draft where it is edited."""
        return reverse("wagtailadmin_pages:edit", args=[self.object.pk])
