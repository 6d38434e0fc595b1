"""Doors of a signed-in person: his organisations, the search for one more, the answer to a neighbour's request."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from directory import queries
from directory.actions.representative import ask_to_represent, hand_over
from directory.forms.organization import OrganizationSearchForm, SchoolSearchForm
from directory.forms.representative import ConfirmForm, EndForm, HandOverForm, RepresentativeAskForm
from directory.models import Representative, School, TosOrganization
from directory.states import RepresentativeState
from directory.workflow import RepresentativeWorkflow
from foundation.forms import ReasonForm
from foundation.permissions import allows
from foundation.views import DetailPage, FormPage, ListPage, MovePage


class MyOrganizations(ListPage):
    """Everything that this person ever asked for, and the requests of others that he may answer."""

    model = Representative
    permission = "directory.list_own_representatives"
    template_name = "directory/my_organizations.html"

    def get_queryset(self):
        """Return his representations, the newest first."""
        return queries.representations_of(self.request.user)

    def get_context_data(self, **kwargs):
        awaiting = queries.representatives_to_vouch_for(self.request.user)
        return super().get_context_data(awaiting=awaiting, **kwargs)


class SubjectSearch(ListPage):
    """A list narrowed by a form in the address; from here one asks to act for one of its rows."""

    template_name = "directory/organization_search.html"
    search_form = SchoolSearchForm

    def get_queryset(self):
        """Return what was found; an answer that makes no sense narrows nothing."""
        self.form = self.search_form(self.request.GET)
        self.form.is_valid()
        answers = self.form.cleaned_data
        return self.found(query=answers.pop("q", ""), **answers)

    def found(self, **answers):
        """Return the rows by what was asked. Each list says how."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(search=self.form, for_schools=self.model is School, **kwargs)


class OrganizationSearch(SubjectSearch):
    """TOS, house councils, street committees, initiative groups."""

    model = TosOrganization
    permission = "directory.view_tosorganization"
    search_form = OrganizationSearchForm

    def found(self, **answers):
        return queries.organizations_found(self.request.user, **answers)


class SchoolSearch(SubjectSearch):
    """Schools, for those who enter pupils."""

    model = School
    permission = "directory.view_school"

    def found(self, **answers):
        return queries.schools_found(self.request.user, **answers)


class RepresentativeAsk(FormPage):
    """The request to act for one organisation."""

    model: Any = TosOrganization
    permission = "directory.ask_to_represent"
    form_class = RepresentativeAskForm
    verb = staticmethod(ask_to_represent)
    template_name = "directory/representative_ask.html"
    success_url = reverse_lazy("directory:my_organizations")
    done = _("Запрос отправлен. Ответ придёт на вашу электронную почту.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"positions": self.object.positions}

    def get_context_data(self, **kwargs):
        return super().get_context_data(organization=self.object, for_schools=self.model is School, **kwargs)


class SchoolAsk(RepresentativeAsk):
    """The request to be the coordinator of one school."""

    model = School


class RepresentativeDetail(DetailPage):
    """One representation: its facts and what may be done with it."""

    model = Representative
    permission = "directory.view_representative"
    workflow = RepresentativeWorkflow
    template_name = "directory/representative_detail.html"

    def get_context_data(self, **kwargs):
        by = self.request.user
        waits = self.object.state == RepresentativeState.ASKED and allows(by, HandOver.permission, self.object)
        may_follow = waits and queries.predecessors_of(self.object, by=by).exists()
        return super().get_context_data(may_follow=may_follow, **kwargs)


class HandOver(FormPage):
    """The request of a successor answered together with the end of his predecessor's powers."""

    model = Representative
    permission = "directory.confirm_representative"
    form_class = HandOverForm
    verb = staticmethod(hand_over)
    template_name = "directory/representative_hand_over.html"
    done = _("Полномочия переданы. Обоим отправлены письма.")

    def get_form_kwargs(self):
        predecessors = queries.predecessors_of(self.object, by=self.request.user)
        return super().get_form_kwargs() | {"predecessors": predecessors}


class RepresentativeMove(MovePage):
    """A move of a representation, after its question."""

    model = Representative
    permission = "directory.view_representative"
    workflow = RepresentativeWorkflow
    forms = {"confirm": ConfirmForm, "decline": ReasonForm, "end": EndForm}
    template_name = "directory/representative_move.html"
