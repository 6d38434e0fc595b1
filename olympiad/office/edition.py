"""The cockpit of one olympiad, its moves, its rules, its stages."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.forms import ReasonForm
from foundation.views import DetailPage, FormPage, MovePage
from olympiad.actions.setup import create_stage, revise_rules, revise_stage
from olympiad.forms.office import RulesForm, StageForm
from olympiad.office.room import OlympiadRoom
from olympiad.queries.office import glances_of
from olympiad.queries.public import way_of
from olympiad.workflow import EditionWorkflow


class OfficeOlympiad(OlympiadRoom, DetailPage):
    """State, stages with their numbers and terms, and the moves with the reasons why not."""

    workflow = EditionWorkflow
    template_name = "olympiad/office_edition.html"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        glances = [(glance, way_of(glance.stage, at=now)) for glance in glances_of(self.object)]
        return super().get_context_data(glances=glances, **kwargs)


class OfficeOlympiadMove(OlympiadRoom, MovePage):
    """A move of the olympiad, after its question."""

    workflow = EditionWorkflow
    forms = dict.fromkeys(("cancel", "reopen_registration", "return_to_day", "return_to_marking"), ReasonForm)
    template_name = "desk_move.html"

    def get_success_url(self):
        return reverse("office_olympiad", args=[self.object.slug])


class OfficeRules(OlympiadRoom, FormPage):
    """What the regulation decides."""

    permission = "olympiad.change_rules"
    form_class = RulesForm
    template_name = "olympiad/office_form.html"
    tab = "rules"
    done = _("Правила сохранены.")

    def get_initial(self):
        rules = self.object.rules
        return {field.name: getattr(rules, field.name) for field in rules._meta.concrete_fields}

    def perform(self, **answers):
        """Change the rules; the page stays the olympiad's."""
        revise_rules(self.object, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return reverse("office_olympiad", args=[self.object.slug])


class OfficeStageAdd(OlympiadRoom, FormPage):
    """One stage more."""

    permission = "olympiad.change_stage"
    form_class = StageForm
    template_name = "olympiad/office_form.html"
    done = _("Этап сохранён.")

    def get_initial(self):
        return {"order": self.object.stages.count() + 1, "kind": "city", "mode": "paper", "duration_minutes": 120}

    def perform(self, **answers):
        """Write the stage; the page stays the olympiad's."""
        create_stage(self.object, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return reverse("office_olympiad", args=[self.object.slug])


class OfficeStage(OfficeStageAdd):
    """The terms of a stage."""

    def get_initial(self):
        stage = self.stage
        return {field.name: getattr(stage, field.name) for field in stage._meta.concrete_fields}

    def perform(self, **answers):
        """Change the stage; the page stays the olympiad's."""
        revise_stage(self.stage, by=self.request.user, **answers)
        return self.object
