"""One person in the office: the card, the facts, the contacts, the account, how a membership ends."""

from django.utils.translation import gettext_lazy as _

from foundation.views import DetailPage, MovePage
from members.actions.member import enter_member, link_account, revise_contacts, revise_member
from members.forms.fields import ContactsForm
from members.forms.member import (
    CONTACTS,
    MEMBER_FACTS,
    AccountForm,
    DeathForm,
    EntryForm,
    ExclusionForm,
    LeavingForm,
    MemberForm,
)
from members.models import Member, Membership
from members.office.room import BranchForm, BranchRoom
from members.queries.cards import member_card
from members.workflow import MembershipWorkflow
from privacy.actions.access import note_access
from privacy.states import AccessAct, ConsentKind


class OfficeMember(BranchRoom, DetailPage):
    """Everything about one person; contacts only with his consent."""

    model = Member
    permission = "members.change_member"
    template_name = "members/office_member.html"

    def get_context_data(self, **kwargs):
        card = member_card(self.object)
        about, what = f"members.Member:{self.object.code}", str(_("Карточка члена отделения"))
        note_access(AccessAct.VIEW, by=self.request.user, about=about, what=what, subject=self.object.user)
        offers = []
        if card.current:
            home = card.current.get_moves_url()
            offers = MembershipWorkflow.offers(self.request.user, card.current, base_url=home)
        may_contact = ConsentKind.PROCESSING in card.agreed
        may_name = ConsentKind.PUBLICATION in card.agreed
        return super().get_context_data(card=card, offers=offers, may_contact=may_contact, may_name=may_name, **kwargs)


class OfficeMemberEntry(BranchForm):
    """A member who was admitted before the portal."""

    model = Member
    permission = "members.add_member"
    form_class = EntryForm
    verb = staticmethod(enter_member)
    title = _("Внести члена отделения")
    done = _("Член отделения внесён в реестр.")


class OfficeMemberFacts(BranchForm):
    """Facts of the register."""

    model = Member
    permission = "members.change_member"
    form_class = MemberForm
    verb = staticmethod(revise_member)
    fields = MEMBER_FACTS
    title = _("Изменить сведения")
    done = _("Сведения сохранены.")


class OfficeMemberContacts(BranchForm):
    """Contacts; without a consent the form begins empty, and what is written waits for it."""

    model = Member
    permission = "members.change_contacts"
    form_class = ContactsForm
    verb = staticmethod(revise_contacts)
    fields = CONTACTS
    title = _("Изменить контакты")
    done = _("Контакты сохранены.")

    def get_initial(self):
        """Fill in only what the branch may use; otherwise the form begins empty."""
        return super().get_initial() if ConsentKind.PROCESSING in self.object.agreed() else {}


class OfficeMemberAccount(BranchForm):
    """The account of the person."""

    model = Member
    permission = "members.change_member"
    form_class = AccountForm
    verb = staticmethod(link_account)
    title = _("Привязать учётную запись")
    done = _("Учётная запись привязана.")


class OfficeMembershipMove(BranchRoom, MovePage):
    """Leaving, exclusion, death."""

    model = Membership
    permission = "members.record_leaving"
    workflow = MembershipWorkflow
    forms = {"record_leaving": LeavingForm, "exclude": ExclusionForm, "record_death": DeathForm}
    template_name = "members/office_move.html"

    def get_initial(self):
        """A statement on the site has its day already."""
        asked = self.object.leaving_asked_on
        return super().get_initial() | ({"asked_on": asked} if asked else {})

    def get_success_url(self):
        return self.object.get_absolute_url()
