"""The archive of letters in the office: what went to whom and when, why it did not, and once more if a person asks."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from foundation.views import MovePage
from outbox.models import Letter
from outbox.workflow import LetterWorkflow


class LetterMove(MovePage):
    """Resending; the page asks first."""

    model = Letter
    address = "pk"
    permission = "outbox.view_letter"
    workflow = LetterWorkflow
    template_name = "outbox/office/letter_move.html"


class LetterViewSet(ModelViewSet):
    """A list to read, filtered by state; nobody adds, changes or deletes a letter, so there are no pages for it."""

    model = Letter
    icon = "mail"
    menu_label = _("Письма")
    menu_name = "letters"
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [
        "to",
        "state",
        "created_at",
        "sent_at",
        "attempts",
        "due_at",
        "last_error",
        "kind",
        "subject_ref",
    ]
    inspect_template_name = "outbox/office/letter_inspect.html"
    list_display = [
        "subject",
        "to",
        "state",
        DateColumn("created_at", label=_("Создано"), sort_key="created_at"),
        DateColumn("sent_at", label=_("Отправлено"), sort_key="sent_at"),
    ]
    list_filter = ["state"]
    list_per_page = 30
    search_fields = ["to", "subject"]
    search_backend_name = None
    ordering = ["-created_at", "-pk"]

    def get_index_view_kwargs(self, **kwargs):
        """Read no words of letters for a list of subjects."""
        return super().get_index_view_kwargs(queryset=Letter.objects.defer("text", "html", "last_error"), **kwargs)

    def get_urlpatterns(self):
        """Return the pages that there are: to read and to resend."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("inspect/<int:pk>/<slug:move>/", LetterMove.as_view(), name="move"),
        ]
