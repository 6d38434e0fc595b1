"""One criterion with its rule and a live preview; and what the secretary verified for one application."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from contests.actions.criterion import VERIFIED_IN, define_criterion, verify_values
from contests.forms.criterion import CriterionForm, VerificationForm
from contests.models import Application, Criterion
from contests.office.nominations import NominationRoom
from contests.queries.screening import verified_criteria, verified_values
from contests.workflow.setup import is_draft
from foundation.views import FormPage


class OfficeCriterion(NominationRoom, FormPage):
    """Who makes the points of a criterion, and by which table. «Показать» and the script answer with the same page, unsaved."""

    form_class = CriterionForm
    template_name = "contests/office_criterion.html"
    done = _("Критерий сохранён.")

    @cached_property
    def criterion(self):
        """The criterion that the address names. Raises Http404."""
        own = Criterion.objects.select_related("nomination").filter(nomination=self.kwargs["nomination"])
        return get_object_or_404(own, nomination__edition=self.object, pk=self.kwargs["criterion"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"criterion": self.criterion, "is_open": is_draft(self.object)}

    def get_initial(self):
        return CriterionForm.initial_of(self.criterion)

    def form_valid(self, form):
        """Save, unless only a look was asked for."""
        return self.shown(form) if "preview" in self.request.POST else super().form_valid(form)

    def form_invalid(self, form, status=422):
        """A look shows faults as findings."""
        return self.shown(form) if "preview" in self.request.POST else super().form_invalid(form, status)

    def shown(self, form):
        """Return the page with what was typed; nothing is written."""
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(criterion=self.criterion, is_draft=is_draft(self.object), **kwargs)
        return context | {"preview": context["form"].preview()}

    def perform(self, **facts):
        """Write the rule; the page stays the contest's."""
        define_criterion(self.criterion, by=self.request.user, **facts)
        return self.object

    def get_success_url(self):
        return self.request.path


class OfficeVerification(FormPage):
    """What the secretary verified for one application, with the points it makes."""

    model = Application
    permission = "contests.verify_value"
    context_object_name = "application"
    form_class = VerificationForm
    template_name = "contests/office_verification.html"
    done = _("Проверенные значения сохранены.")

    def visible(self):
        """Registered applications, with their contests."""
        return Application.objects.submitted().select_related("edition__contest", "nomination")

    @cached_property
    def criteria(self):
        """What is verified in this nomination. Raises Http404 where nothing is."""
        return verified_criteria(self.object.nomination) or self.nothing()

    def nothing(self):
        """Raise Http404."""
        raise Http404

    def get_form_kwargs(self):
        is_open = self.object.edition.state in VERIFIED_IN
        return super().get_form_kwargs() | {"criteria": self.criteria, "is_open": is_open}

    def get_initial(self):
        kept = verified_values(self.object)
        values = {f"value-{row.criterion_id}": row.value for row in kept}
        return values | {f"note-{row.criterion_id}": row.note for row in kept}

    def perform(self, **given):
        """Write the values down."""
        return verify_values(self.object, by=self.request.user, **given)

    def get_context_data(self, **kwargs):
        return super().get_context_data(edition=self.object.edition, kept=verified_values(self.object), **kwargs)

    def get_success_url(self):
        return reverse("office_application", args=[self.object.code])
