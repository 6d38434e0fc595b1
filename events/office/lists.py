"""Wagtail's list and form of the events; the list leads to the desk of each."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.widgets.button import Button

from events.actions.event import create_event, revise_event
from events.models import Event
from foundation.office import HouseIndexView, VerbCreateView, VerbEditView, VerbViewSet


class EventIndexView(HouseIndexView):
    """The list leads to the desk of each event."""

    history_url_name = None

    def get_edit_url(self, instance):
        """Lead to the desk; texts and dates are changed from there."""
        return reverse("office_event", args=[instance.slug])

    def get_list_more_buttons(self, instance):
        """Return the form and the history of a row."""
        change = reverse(self.edit_url_name, args=[instance.pk])
        history = reverse(self.history_url_name, args=[instance.pk])
        return [
            Button(_("Текст и даты"), url=change, icon_name="edit"),
            Button(_("История"), url=history, icon_name="history"),
        ]


class EventCreateView(VerbCreateView):
    """A new event; its desk asks for the seats next."""

    def get_success_url(self):
        """Go to the desk."""
        return reverse("office_event", args=[self.object.slug])


class EventEditView(VerbEditView):
    """Texts and dates."""

    def get_success_url(self):
        """Return to the desk."""
        return reverse("office_event", args=[self.object.slug])


class EventViewSet(VerbViewSet):
    """Events of the plan and beside it."""

    model = Event
    icon = "date"
    menu_label = _("Мероприятия")
    menu_order = 310
    add_to_admin_menu = True
    index_view_class = EventIndexView
    add_view_class = EventCreateView
    edit_view_class = EventEditView
    add_verb = staticmethod(create_event)
    change_verb = staticmethod(revise_event)
    list_display = ["title", "when", "state"]
    list_filter = ["kind", "state"]
    search_fields = ["title", "place"]
    search_backend_name = None
    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("format")]),
        FieldPanel("summary"),
        FieldPanel("audience"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("expected_on"), FieldPanel("term_words")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("registration_closes_at"),
            ],
            heading=_("Когда"),
        ),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("online_link")], heading=_("Где")),
        FieldPanel("programme"),
        FieldRowPanel([FieldPanel("organizers"), FieldPanel("plan_reference")]),
        FieldPanel("slug"),
    ]
