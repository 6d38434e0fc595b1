"""The desks of governing bodies: who sits in each on a day, elections to a seat, terms that end."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.views import DetailPage, PlainPage
from members.actions.governing_body import elect_to_body, revise_seat
from members.forms.body import ElectForm, SeatForm
from members.models import BodyMembership, GoverningBody, Member
from members.office.room import BranchForm, BranchRoom
from members.queries.bodies import past_seats, roster_on, rosters_on

TERM = ("position", "since", "until", "protocol_number", "ending")


class OfficeBodies(BranchRoom, PlainPage):
    """All working bodies with their numbers of today."""

    permission = "members.seat_members"
    template_name = "members/office_bodies.html"
    tab = "bodies"

    def get_context_data(self, **kwargs):
        return super().get_context_data(rosters=rosters_on(timezone.localdate()), **kwargs)


class BodyDoor(BranchRoom):
    """One body."""

    model = GoverningBody
    permission = "members.seat_members"
    tab = "bodies"


class OfficeBody(BodyDoor, DetailPage):
    """Its rules, its people of today and those before them."""

    template_name = "members/office_body.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        seats = {"roster": roster_on(self.object, today), "past": past_seats(self.object, today)}
        return super().get_context_data(**seats, **kwargs)


class OfficeElect(BodyDoor, BranchForm):
    """A seat for a member of today."""

    form_class = ElectForm
    verb = staticmethod(elect_to_body)
    title = _("Записать избрание")
    done = _("Избрание записано.")

    def get_form_kwargs(self):
        members = Member.objects.on(timezone.localdate()).by_name()
        return super().get_form_kwargs() | {"members": members}


class OfficeSeat(BranchForm):
    """A term corrected or ended."""

    model = BodyMembership
    permission = "members.seat_members"
    form_class = SeatForm
    verb = staticmethod(revise_seat)
    fields = TERM
    title = _("Срок и должность")
    done = _("Срок записан.")
    tab = "bodies"

    def visible(self):
        """Return the seats with their people and bodies."""
        return BodyMembership.objects.visible_to(self.request.user).select_related("member", "body")

    def get_success_url(self):
        return reverse("office_body", args=[self.object.body.code])
