"""The desk "Who represents": requests that wait on top; an answer is a move on the page of the representation."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button, ListingButton

from directory.models import Representative
from directory.workflow import RepresentativeWorkflow
from foundation.office import HouseIndexView, VerbViewSet


class RepresentativeIndexView(HouseIndexView):
    """The list with the moves of every row as buttons."""

    history_url_name = None

    def get_edit_url(self, instance):
        """Lead to the page where the facts stand and the moves are made."""
        return instance.get_absolute_url()

    def get_list_more_buttons(self, instance):
        """Return the moves that this person may make now, and the history."""
        offers = RepresentativeWorkflow.offers(self.request.user, instance, base_url=instance.get_absolute_url())
        possible = [offer for offer in offers if not offer.refusal]
        # Wagtail sorts buttons by priority; ours keep the order of the table of moves.
        moves = [ListingButton(offer.label, url=offer.url, priority=place) for place, offer in enumerate(possible)]
        history = reverse(self.history_url_name, args=[instance.pk])
        return [*moves, Button(_("История"), url=history, icon_name="history")]


class RepresentativeViewSet(VerbViewSet):
    """Who acts for which organisation."""

    model = Representative
    icon = "user"
    menu_label = _("Кто представляет")
    index_view_class = RepresentativeIndexView
    list_display = [
        "user",
        "position",
        Column("subject", label=_("Организация или школа")),
        "state",
        DateColumn("created_at", label=_("Запрос")),
    ]
    list_related = ("user", "organization__municipality", "school__municipality")
    list_filter = ["state", "position", "organization__municipality"]
    search_fields = ["user__last_name", "user__email", "organization__name", "school__name"]
    search_backend_name = None
    # The word "asked" comes first in the alphabet of states, so those who wait stand on top.
    ordering = ["state", "-created_at"]
