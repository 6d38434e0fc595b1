"""The office keeps the registers of municipalities and organisations; every form of it ends in a verb."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets.button import Button, HeaderButton

from directory.actions.municipality import register_municipality, revise_municipality
from directory.actions.organization import (
    register_organization,
    register_school,
    revise_organization,
    revise_school,
)
from directory.models import Municipality, School, TosOrganization
from directory.queries import called
from foundation.collation import ru_order
from foundation.office import HouseIndexView, VerbViewSet


class NamedIndexView(HouseIndexView):
    """A list whose rows have a desk of names."""

    list_kind = "municipalities"

    def get_list_more_buttons(self, instance):
        """Add the way to the names of the row."""
        names = reverse("office_names", args=[self.list_kind, instance.code])
        return [*super().get_list_more_buttons(instance), Button(_("Названия"), url=names, icon_name="tag")]


class OrganizationIndexView(NamedIndexView):
    """A list in which any name ever borne is found, in any form: «школа 8» and «МБОУ СШ № 8» alike."""

    list_kind = "organizations"

    def search_queryset(self, queryset):
        """Keep the rows that answer the words."""
        return called(queryset, self.search_query or "")

    @cached_property
    def header_buttons(self):
        """Add the way to load a list."""
        load = reverse("office_list_source", args=[self.list_kind])
        return [*super().header_buttons, HeaderButton(_("Загрузить список"), url=load, icon_name="upload")]

    @cached_property
    def header_more_buttons(self):
        """Add the list as a workbook, narrowed by the same words."""
        export = reverse("office_list_export", args=[self.list_kind])
        query = f"?{urlencode({'q': self.search_query})}" if self.search_query else ""
        duplicates = Button(_("Повторы"), url=reverse("office_duplicates", args=[self.list_kind]), icon_name="copy")
        return [
            *super().header_more_buttons,
            duplicates,
            Button(_("Скачать XLSX"), url=export + query, icon_name="download"),
        ]


class SchoolIndexView(OrganizationIndexView):
    """The list of schools."""

    list_kind = "schools"


class MunicipalityViewSet(VerbViewSet):
    """The municipalities of the oblast."""

    model = Municipality
    index_view_class = NamedIndexView
    icon = "site"
    menu_label = _("Территории")
    add_verb = staticmethod(register_municipality)
    change_verb = staticmethod(revise_municipality)
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]
    search_backend_name = None
    ordering = ru_order("name")
    panels = [FieldPanel("name"), FieldPanel("kind")]


class OrganizationViewSet(VerbViewSet):
    """TOS, house councils, street committees and initiative groups."""

    model = TosOrganization
    icon = "group"
    menu_label = _("Организации жителей")
    add_verb = staticmethod(register_organization)
    change_verb = staticmethod(revise_organization)
    list_display = ["name", "kind", "municipality", "address"]
    list_related = ("municipality",)
    list_filter = ["kind", "municipality"]
    search_fields = ["search_stems"]
    index_view_class = OrganizationIndexView
    search_backend_name = None
    ordering = ru_order("name")
    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("municipality"),
        FieldPanel("address"),
        MultiFieldPanel(
            [FieldPanel("charter_registered_on"), FieldPanel("residents"), FieldPanel("closed_on")],
            heading=_("Сведения для конкурсов"),
        ),
    ]


class SchoolViewSet(VerbViewSet):
    """Schools of the oblast."""

    model = School
    index_view_class = SchoolIndexView
    icon = "tablet-alt"
    menu_label = _("Школы")
    add_verb = staticmethod(register_school)
    change_verb = staticmethod(revise_school)
    list_display = ["name", "number", "municipality", "address"]
    list_related = ("municipality",)
    list_filter = ["municipality"]
    search_fields = ["search_stems"]
    search_backend_name = None
    ordering = ru_order("name")
    panels = [
        FieldPanel("name"),
        FieldPanel("full_name"),
        FieldPanel("number"),
        FieldPanel("municipality"),
        FieldPanel("address"),
        FieldPanel("closed_on"),
    ]
