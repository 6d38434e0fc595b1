"""Doors of a signed-in person: his application to join, then his card, contacts, consents, and the way out."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from foundation.views import DetailPage, DownloadPage, FormPage, MovePage, PlainPage, first_or_404
from members import documents
from members.actions.candidacy import agree_to_be_listed
from members.actions.member import agree_as_member, revise_contacts
from members.actions.membership_application import agree_to_join, open_application, revise_application
from members.forms.application import FACTS, ConsentForm, FactsForm, WithdrawalForm
from members.forms.body import ListedForm
from members.forms.fields import ContactsForm
from members.forms.member import CONTACTS, AskToLeaveForm, MemberConsentForm
from members.models import Candidacy, Member, Membership, MembershipApplication
from members.queries.applications import applications_of, live_application_of, tasks_of, timeline_of
from members.queries.cards import card_facts, member_card
from members.queries.register import member_of
from members.workflow import MembershipApplicationWorkflow, MembershipWorkflow
from privacy.queries import current_text
from privacy.states import ConsentKind

HOME = reverse_lazy("members:my_membership")


def texts() -> dict:
    """Return the texts of both consents as they stand today."""
    return {kind.value: current_text(kind) for kind in ConsentKind}


class MyMembership(PlainPage):
    """A member's card; before that the application; before that the way in."""

    permission = "members.open_own_membership"
    template_name = "members/my_membership.html"

    def get_context_data(self, **kwargs):
        person = self.request.user
        member = member_of(person)
        card = member_card(member) if member else None
        offers = []
        if card and card.current:
            home = f"{self.request.path}{card.current.code}/"
            offers = MembershipWorkflow.offers(person, card.current, base_url=home)
            offers = [offer for offer in offers if offer.name in {"ask_to_leave", "stay"}]
        known = {"card": card, "offers": offers, "live": live_application_of(person)}
        return super().get_context_data(**known, applications=applications_of(person), **kwargs)


class ApplicationOpen(FormPage):
    """Begin an application, or return to the one that was begun."""

    permission = "members.open_membershipapplication"
    form_class = HouseForm
    verb = staticmethod(open_application)
    template_name = "members/application_open.html"
    done = _("Заявление начато. Заполнять можно в любом порядке, всё сохраняется.")


class OwnApplication:
    """What all pages of one's own application share."""

    model = MembershipApplication
    context_object_name: str | None = "application"

    def visible(self):
        """Return the person's own; the secretary has his desk in the office."""
        return applications_of(self.request.user).select_related("municipality", "applicant")

    def get_success_url(self):
        """Return to the list of what is done and what is missing."""
        return self.object.get_absolute_url()


class ApplicationDetail(OwnApplication, DetailPage):
    """A draft is a list of tasks; a sent application is a timeline."""

    permission = "members.view_membershipapplication"
    workflow = MembershipApplicationWorkflow
    template_name = "members/application_detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(tasks=tasks_of(self.object), timeline=timeline_of(self.object), **kwargs)


class ApplicationFacts(OwnApplication, FormPage):
    """What the person writes about himself."""

    permission = "members.change_membershipapplication"
    form_class = FactsForm
    verb = staticmethod(revise_application)
    template_name = "members/application_facts.html"
    done = _("Сведения сохранены.")

    def get_initial(self):
        return {name: getattr(self.object, name) for name in FACTS}


class ApplicationConsent(OwnApplication, FormPage):
    """The two consents, with their texts."""

    permission = "members.agree_membershipapplication"
    form_class = ConsentForm
    verb = staticmethod(agree_to_join)
    template_name = "members/application_consent.html"
    done = _("Согласие записано.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(texts=texts(), **kwargs)


class ApplicationMove(OwnApplication, MovePage):
    """Send, take back."""

    permission = "members.view_membershipapplication"
    workflow = MembershipApplicationWorkflow
    forms = {"withdraw": WithdrawalForm}


class MembershipMove(MovePage):
    """Ask to leave, or stay."""

    model = Membership
    permission = "members.ask_to_leave"
    workflow = MembershipWorkflow
    forms = {"ask_to_leave": AskToLeaveForm}
    template_name = "members/membership_move.html"

    def get_success_url(self):
        return str(HOME)


class CardDownload(DownloadPage):
    """The card as a sheet to print."""

    model = Membership
    permission = "members.download_card"

    def file(self):
        """Draw the card."""
        return documents.render_card(card_facts(self.object)), f"bilet-{self.object.card}.pdf", documents.PDF


class OwnMember(FormPage):
    """A form of a member about himself."""

    model = Member
    address = ""
    success_url = HOME

    def find(self):
        """Return the member who asks. Raises Http404 for whoever is none: there is nothing of his to change."""
        member = member_of(self.request.user)
        return first_or_404([member] if member else [])


class MyContacts(OwnMember):
    """How to reach me."""

    permission = "members.change_contacts"
    form_class = ContactsForm
    verb = staticmethod(revise_contacts)
    template_name = "members/my_contacts.html"
    done = _("Контакты сохранены.")

    def get_initial(self):
        return {name: getattr(self.object, name, "") for name in CONTACTS}


class MyConsents(OwnMember):
    """What the branch may do with my data; unticked means withdrawn."""

    permission = "members.agree_to_terms"
    form_class = MemberConsentForm
    verb = staticmethod(agree_as_member)
    template_name = "members/my_consents.html"
    done = _("Ваше решение записано и уже действует.")

    def get_initial(self):
        return {kind.value: kind in self.object.agreed() for kind in ConsentKind}

    def get_context_data(self, **kwargs):
        return super().get_context_data(texts=texts(), **kwargs)


class MyListing(FormPage):
    """Whether my name stands in the public list of candidates."""

    model = Candidacy
    permission = "members.agree_candidacy"
    form_class = ListedForm
    verb = staticmethod(agree_to_be_listed)
    template_name = "members/my_listing.html"
    success_url = HOME
    done = _("Ваше решение записано и уже действует.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(texts=texts(), **kwargs)
