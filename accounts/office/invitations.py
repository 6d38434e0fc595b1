"""Invitations in the office: whom the secretary invited, who came, and the withdrawal of a letter sent by mistake."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import ListingButton

from accounts.actions.invitation import send_invitation
from accounts.models import Invitation
from accounts.workflow import InvitationWorkflow
from foundation.office import HouseIndexView, VerbCreateView, VerbViewSet
from foundation.views import MovePage


class InvitationMove(MovePage):
    """Withdraw an invitation, after a question."""

    model = Invitation
    permission = "accounts.withdraw_invitation"
    workflow = InvitationWorkflow
    needs_proof = True

    def get_success_url(self):
        """Return to the list: an invitation has no page in the office."""
        return "../../../"


class InvitationIndexView(HouseIndexView):
    """The list, with the withdrawal where it is possible."""

    def get_list_more_buttons(self, instance):
        """Return the moves that this person may make now."""
        offers = InvitationWorkflow.offers(self.request.user, instance, base_url=f"move/{instance.code}/")
        return [ListingButton(offer.label, url=offer.url) for offer in offers]


class InvitationCreateView(VerbCreateView):
    """To give a role away is to give away keys: who invites shows that it is he."""

    @classmethod
    def asks_for_proof(cls, **_kwargs) -> bool:
        """Tell that the page always asks."""
        return True

    def get_success_buttons(self):
        """Offer no button to a form of changes: there is none."""
        return []


class InvitationViewSet(VerbViewSet):
    """Who was invited to work on the portal."""

    model = Invitation
    icon = "mail"
    menu_label = _("Приглашения")
    menu_order = 610
    add_to_settings_menu = True
    index_view_class = InvitationIndexView
    add_view_class = InvitationCreateView
    panels = [FieldPanel("email"), FieldPanel("role")]
    add_verb = staticmethod(send_invitation)
    list_display = [
        "email",
        Column("get_role_display", label=_("Роль")),
        Column("get_state_display", label=_("Состояние")),
        DateColumn("expires_at", label=_("Действует до")),
        "invited_by",
    ]
    list_related = ("invited_by",)
    list_filter = ["role", "state"]
    search_fields = ["email"]
    search_backend_name = None

    def get_urlpatterns(self):
        """Return the list, the form and the moves."""
        moves = path("move/<slug:code>/<slug:move>/", InvitationMove.as_view(), name="move")
        return [*super().get_urlpatterns(), moves]
