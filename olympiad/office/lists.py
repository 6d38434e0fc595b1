"""Wagtail's lists and forms over our verbs: the series of olympiads, and the olympiads by years."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.widgets.button import Button

from foundation.office import HouseIndexView, VerbViewSet
from olympiad.actions.setup import create_edition, create_olympiad, revise_edition, revise_olympiad
from olympiad.models import Olympiad, OlympiadEdition


class OlympiadEditionIndexView(HouseIndexView):
    """The list leads to the cockpit of each olympiad."""

    history_url_name = None

    def get_base_queryset(self):
        """Return the olympiads with their series."""
        return super().get_base_queryset().select_related("olympiad")

    def get_edit_url(self, instance):
        """Lead to the cockpit; texts are changed from there."""
        return reverse("office_olympiad", args=[instance.slug])

    def get_list_more_buttons(self, instance):
        """Return the form and the history of a row."""
        change, history = (reverse(name, args=[instance.pk]) for name in (self.edit_url_name, self.history_url_name))
        return [
            Button(_("Тексты"), url=change, icon_name="edit"),
            Button(_("История"), url=history, icon_name="history"),
        ]


class OlympiadEditionViewSet(VerbViewSet):
    """Olympiads by years."""

    model = OlympiadEdition
    icon = "calendar-alt"
    menu_label = _("Олимпиады по годам")
    index_view_class = OlympiadEditionIndexView
    add_verb = staticmethod(create_edition)
    change_verb = staticmethod(revise_edition)
    list_display = ["__str__", "state"]
    list_filter = ["year", "state"]
    search_fields = ["olympiad__title", "olympiad__short_title"]
    search_backend_name = None
    panels = [
        FieldPanel("olympiad"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("slug")]),
        FieldPanel("summary"),
        FieldPanel("contact"),
        FieldRowPanel([FieldPanel("regulation_title"), FieldPanel("retention_until")]),
    ]


class OlympiadViewSet(VerbViewSet):
    """The series: what stays the same from year to year."""

    model = Olympiad
    # The bare name of the model is that of the olympiad's own addresses.
    name = url_namespace = url_prefix = "olympiad_series"
    icon = "clipboard-list"
    menu_label = _("Названия и организаторы олимпиад")
    add_verb = staticmethod(create_olympiad)
    change_verb = staticmethod(revise_olympiad)
    list_display = ["short_title", "subject", "organizers"]
    search_fields = ["title", "short_title"]
    search_backend_name = None
    panels = [
        FieldPanel("title"),
        FieldPanel("short_title"),
        FieldPanel("subject"),
        FieldPanel("organizers"),
        FieldPanel("legal_basis"),
    ]
