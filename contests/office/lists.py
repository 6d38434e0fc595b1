"""Wagtail's lists and forms over our verbs: the series of contests, and the contests by years."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.widgets.button import Button

from contests.actions.setup import create_contest, create_edition, revise_contest, revise_edition
from contests.models import Contest, ContestEdition
from contests.workflow.setup import edition_field_is_fixed
from foundation.office import HouseIndexView, VerbEditView, VerbViewSet


class EditionIndexView(HouseIndexView):
    """The list leads to the cockpit of each contest."""

    history_url_name = None

    def get_base_queryset(self):
        """Return the contests with their series."""
        return super().get_base_queryset().select_related("contest")

    def get_edit_url(self, instance):
        """Lead to the cockpit; texts and dates are changed from there."""
        return reverse("office_edition", args=[instance.slug])

    def get_list_more_buttons(self, instance):
        """Return the forms and the history of a row."""
        change = reverse(self.edit_url_name, args=[instance.pk])
        history = reverse(self.history_url_name, args=[instance.pk])
        return [
            Button(_("Тексты и сроки"), url=change, icon_name="edit"),
            Button(_("История"), url=history, icon_name="history"),
        ]


class EditionEditView(VerbEditView):
    """Texts and dates; what was promised by the announcement is shown, not changed."""

    def get_form(self, *args, **kwargs):
        """Return the form with the fixed fields closed."""
        form = super().get_form(*args, **kwargs)
        for name, field in form.fields.items():
            field.disabled = edition_field_is_fixed(self.object, name)
        return form

    def get_success_url(self):
        """Return to the cockpit."""
        return reverse("office_edition", args=[self.object.slug])


class EditionViewSet(VerbViewSet):
    """Contests by years."""

    model = ContestEdition
    icon = "calendar-alt"
    menu_label = _("Конкурсы по годам")
    index_view_class = EditionIndexView
    edit_view_class = EditionEditView
    add_verb = staticmethod(create_edition)
    change_verb = staticmethod(revise_edition)
    list_display = ["__str__", "state", "intake_closes_at", "results_due_on"]
    list_filter = ["year", "state"]
    search_fields = ["contest__title", "contest__short_title"]
    search_backend_name = None
    panels = [
        FieldPanel("contest"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("contest_year")]),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("number_prefix")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("intake_opens_at"), FieldPanel("intake_closes_at")]),
                FieldRowPanel([FieldPanel("corrections_due_at"), FieldPanel("scoring_due_at")]),
                FieldRowPanel([FieldPanel("meeting_at"), FieldPanel("results_due_on")]),
                FieldPanel("grace_minutes"),
                FieldPanel("tie_rule"),
            ],
            heading=_("Сроки и правила"),
        ),
    ]


class ContestViewSet(VerbViewSet):
    """The series: what stays the same from year to year."""

    model = Contest
    icon = "clipboard-list"
    menu_label = _("Названия и организаторы")
    add_verb = staticmethod(create_contest)
    change_verb = staticmethod(revise_contest)
    list_display = ["short_title", "organizers"]
    search_fields = ["title", "short_title"]
    search_backend_name = None
    panels = [
        FieldPanel("title"),
        FieldPanel("short_title"),
        FieldPanel("organizers"),
        FieldPanel("legal_basis"),
    ]
