"""The desks of elections: which there are, who of the members stands and how it ended."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.views import DetailPage, ListPage
from members.actions.candidacy import enter_candidacy, revise_candidacy
from members.forms.body import CandidacyForm, NewCandidacyForm
from members.models import Candidacy, Election, Member
from members.office.room import BranchForm, BranchRoom
from members.queries.candidates import candidacies_in, elections

FACTS = ("district", "nominated_by", "result", "publication_signed_on")


class OfficeElections(BranchRoom, ListPage):
    """All elections, the latest first."""

    permission = "members.enter_candidacy"
    template_name = "members/office_elections.html"
    tab = "elections"

    def get_queryset(self):
        return elections()


class ElectionDoor(BranchRoom):
    """One election."""

    model = Election
    permission = "members.enter_candidacy"
    tab = "elections"


class OfficeElection(ElectionDoor, DetailPage):
    """Who stands in it."""

    template_name = "members/office_election.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(listed=candidacies_in(self.object), **kwargs)


class OfficeCandidacyEntry(ElectionDoor, BranchForm):
    """A member of today who stands."""

    form_class = NewCandidacyForm
    verb = staticmethod(enter_candidacy)
    title = _("Внести кандидата")
    done = _("Кандидат внесён.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"members": Member.objects.on(timezone.localdate()).by_name()}


class OfficeCandidacy(BranchForm):
    """What came of it."""

    model = Candidacy
    permission = "members.change_candidacy"
    form_class = CandidacyForm
    verb = staticmethod(revise_candidacy)
    fields = FACTS
    title = _("Кандидат")
    done = _("Сведения сохранены.")
    tab = "elections"

    def visible(self):
        """Return the candidacies with what the page names."""
        return Candidacy.objects.visible_to(self.request.user).select_related("member", "election")
