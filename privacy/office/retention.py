"""Terms of keeping and acts of destruction: the secretary sets a term, sees what it would destroy, prints the act."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn

from foundation.office import HouseIndexView, VerbViewSet
from privacy.actions.retention import change_rule
from privacy.models import DestructionAct, RetentionRule


class RuleViewSet(VerbViewSet):
    """How long what is kept, and whether the term is applied."""

    model = RetentionRule
    icon = "time"
    menu_label = _("Сроки хранения")
    change_verb = staticmethod(change_rule)
    list_display = [
        "what",
        Column("term_words", label=_("Срок")),
        "since",
        "expiry",
        BooleanColumn("is_active", label=_("Применять")),
    ]
    panels = [FieldPanel(name) for name in ("term", "unit", "since", "basis", "is_active")]
    search_fields = ["basis"]
    search_backend_name = None


class ActIndexView(HouseIndexView):
    """Acts; a row is its paper."""

    any_permission_required = ["view"]

    def get_edit_url(self, instance):
        """Lead to the PDF."""
        return reverse("privacy:destruction_act", args=[instance.code])


class ActViewSet(VerbViewSet):
    """What was destroyed and when."""

    model = DestructionAct
    icon = "bin"
    menu_label = _("Акты об уничтожении")
    index_view_class = ActIndexView
    list_display = [
        "number",
        "what",
        "expiry",
        Column("size", label=_("Записей")),
        DateColumn("done_at", label=_("Уничтожено")),
    ]
    list_filter = ["what"]
    search_fields = ["code"]
    search_backend_name = None
