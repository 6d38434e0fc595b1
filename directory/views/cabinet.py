"""Doors of a signed-in person: his organisations, the search for one more, the answer to a neighbour's request."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from directory import queries
from directory.actions.representative import ask_to_represent
from directory.forms.organization import OrganizationSearchForm
from directory.forms.representative import ConfirmForm, EndForm, RepresentativeAskForm
from directory.models import Representative, TosOrganization
from directory.workflow import RepresentativeWorkflow
from foundation.forms import ReasonForm
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


class OrganizationSearch(ListPage):
    """The list of organisations, narrowed by words and by territory; from here one asks to act for one."""

    model = TosOrganization
    permission = "directory.view_tosorganization"
    template_name = "directory/organization_search.html"

    def get_queryset(self):
        """Return what was found; an answer that makes no sense narrows nothing."""
        self.form = OrganizationSearchForm(self.request.GET)
        self.form.is_valid()
        words, municipality = map(self.form.cleaned_data.get, ("q", "municipality"))
        return queries.organizations_found(self.request.user, query=words or "", municipality=municipality)

    def get_context_data(self, **kwargs):
        return super().get_context_data(search=self.form, **kwargs)


class RepresentativeAsk(FormPage):
    """The request to act for one organisation."""

    model = TosOrganization
    permission = "directory.ask_to_represent"
    form_class = RepresentativeAskForm
    verb = staticmethod(ask_to_represent)
    template_name = "directory/representative_ask.html"
    success_url = reverse_lazy("directory:my_organizations")
    done = _("Запрос отправлен. Ответ придёт на вашу электронную почту.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(organization=self.object, **kwargs)


class RepresentativeDetail(DetailPage):
    """One representation: its facts and what may be done with it."""

    model = Representative
    permission = "directory.view_representative"
    workflow = RepresentativeWorkflow
    template_name = "directory/representative_detail.html"


class RepresentativeMove(MovePage):
    """A move of a representation, after its question."""

    model = Representative
    permission = "directory.view_representative"
    workflow = RepresentativeWorkflow
    forms = {"confirm": ConfirmForm, "decline": ReasonForm, "end": EndForm}
    template_name = "directory/representative_move.html"
