"""Wagtail's forms and histories over our verbs: bodies with their rules, elections; of the rest only the histories."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from foundation.office import HouseIndexView, VerbViewSet
from members.actions.candidacy import enter_election, revise_election
from members.actions.governing_body import found_body, revise_body
from members.models import Election, GoverningBody, Member, MembershipApplication


class GoverningBodyViewSet(VerbViewSet):
    """The bodies and their rules."""

    model = GoverningBody
    icon = "group"
    menu_label = _("Руководящие органы")
    add_verb = staticmethod(found_body)
    change_verb = staticmethod(revise_body)
    list_display = ["name", "kind", "seats"]
    search_fields = ["name"]
    search_backend_name = None
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("seats"), FieldPanel("position")]),
        FieldPanel("task"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("quorum_share"), FieldPanel("quorum_base")]),
                FieldRowPanel([FieldPanel("majority_share"), FieldPanel("majority_base")]),
                FieldPanel("chair_decides_ties"),
            ],
            heading=_("Правила заседаний"),
        ),
        FieldPanel("dissolved_on"),
    ]


class ElectionViewSet(VerbViewSet):
    """The elections in which members stand."""

    model = Election
    icon = "calendar-alt"
    menu_label = _("Выборы")
    add_verb = staticmethod(enter_election)
    change_verb = staticmethod(revise_election)
    list_display = ["title", "voting_day"]
    search_fields = ["title"]
    search_backend_name = None
    panels = [FieldPanel("title"), FieldPanel("voting_day")]


class ReadingIndexView(HouseIndexView):
    """A list that only shows; a row leads to its desk."""

    any_permission_required = ["view"]

    def get_edit_url(self, instance):
        """Lead to the desk of the row."""
        return instance.get_absolute_url()


class MemberViewSet(VerbViewSet):
    """People of the register, for the sake of their histories."""

    model = Member
    icon = "user"
    menu_label = _("Члены отделения")
    index_view_class = ReadingIndexView
    list_display = ["__str__", "municipality"]
    list_related = ("municipality",)
    search_fields = ["last_name", "first_name"]
    search_backend_name = None


class MembershipApplicationViewSet(VerbViewSet):
    """Applications, for the sake of their histories."""

    model = MembershipApplication
    icon = "form"
    menu_label = _("Заявления о вступлении")
    index_view_class = ReadingIndexView
    list_display = ["__str__", "received_on", "state"]
    search_fields = ["last_name"]
    search_backend_name = None


SCREENS = (GoverningBodyViewSet, ElectionViewSet, MemberViewSet, MembershipApplicationViewSet)
