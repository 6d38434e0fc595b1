"""Loading a plan: paste or file, look at what was read, write it, undo. What was read lives in the database, not in the page."""

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.views import DownloadPage, FormPage, MovePage
from pages.actions.plan_import import preview_plan, revise_import
from pages.documents.plan_template import TEMPLATES
from pages.forms.plan_import import PlanPreviewForm, PlanSourceForm
from pages.models import PlanImport
from pages.queries.plan_import import loadings, preview_of
from pages.states import Audience, PlanImportState, PlanItemKind
from pages.workflow import PlanImportWorkflow
from pages.workflow.plan_import import RIGHT


def _spoken(choices) -> list[tuple[str, str]]:
    """Return values with their words, said once: a page of a thousand rows offers each of them a thousand times."""
    return [(value, str(label)) for value, label in choices.choices]


class OfficePlanSource(FormPage):
    """The first step: the text or the file; below it, what was loaded before."""

    permission = RIGHT
    form_class = PlanSourceForm
    verb = staticmethod(preview_plan)
    template_name = "pages/office/plan_source.html"
    done = _("План прочитан. На сайте пока ничего не изменилось.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(loadings=loadings(), **kwargs)


class OfficePlanImport(FormPage):
    """One loading: looked at before it is written, then with the way back."""

    permission = RIGHT
    model = PlanImport
    form_class = PlanPreviewForm
    context_object_name = "loading"
    done = ""

    def get_template_names(self):
        previewed = self.object.state == PlanImportState.PREVIEWED
        return ["pages/office/plan_preview.html" if previewed else "pages/office/plan_written.html"]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"numbers": [item.number for item in self.object.plan.items]}

    def get_initial(self):
        return {"year": self.object.year}

    def get_context_data(self, **kwargs):
        if self.object.state != PlanImportState.PREVIEWED:
            undo = PlanImportWorkflow.offers(self.request.user, self.object, base_url=self.request.path)
            return super().get_context_data(offers=undo, **kwargs)
        form = kwargs.get("form")
        chosen = getattr(form, "cleaned_data", {}).get("choices") if form else None
        shown = preview_of(self.object, chosen or self.object.chosen, at=timezone.now())
        return super().get_context_data(preview=shown, kinds=PlanItemKind.choices, audiences=Audience.choices, **kwargs)

    def perform(self, *, year, replace, choices):
        """Write the plan if it is the one that was shown; with another year, or when asked to, show it anew."""
        by = self.request.user
        if year != self.object.year or "check" in self.request.POST:
            self.done = _("Пересчитано. Проверьте сроки и отличия и запишите план.")
            return revise_import(self.object, by=by, year=year, choices=choices)
        self.done = _("План записан и опубликован.")
        return PlanImportWorkflow.write.run(self.object, by=by, replace=replace, choices=choices)

    def form_invalid(self, form, status=422):
        """Show the loading as it stands now: another window may have written it meanwhile."""
        self.object = self.find()
        return super().form_invalid(form, status=status)


class OfficePlanUndo(MovePage):
    """The question before undoing: what will happen; or why it cannot be undone any more."""

    permission = RIGHT
    model = PlanImport
    workflow = PlanImportWorkflow
    template_name = "pages/office/plan_undo.html"
    context_object_name = "loading"


class OfficePlanTemplate(DownloadPage):
    """A blank of the plan to fill in."""

    permission = RIGHT

    def file(self):
        return TEMPLATES[self.kwargs["kind"]]()
