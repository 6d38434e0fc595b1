"""Consents on paper, consents that were taken back: lists whose rows lead to the page where the moves are made."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button, HeaderButton, ListingButton

from foundation.office import HouseIndexView, VerbViewSet
from foundation.workflow import Workflow
from privacy.models import AccessRecord, Consent, ConsentPaper, ConsentWithdrawal, SubjectRequest
from privacy.workflow import PaperWorkflow, RequestWorkflow, WithdrawalWorkflow


class MovesIndexView(HouseIndexView):
    """A list with the moves of every row as buttons."""

    any_permission_required = ["view"]
    history_url_name = None
    workflow: type[Workflow]

    def get_edit_url(self, instance):
        """Lead to the page where the facts stand and the moves are made."""
        return instance.get_absolute_url()

    def get_list_more_buttons(self, instance):
        """Return the moves that this person may make now, and the history."""
        offers = self.workflow.offers(self.request.user, instance, base_url=instance.get_absolute_url())
        possible = [offer for offer in offers if not offer.refusal]
        moves = [ListingButton(offer.label, url=offer.url, priority=place) for place, offer in enumerate(possible)]
        history = reverse(self.history_url_name, args=[instance.pk])
        return [*moves, Button(_("История"), url=history, icon_name="history")]


class PaperIndexView(MovesIndexView):
    """Papers; new blanks are prepared on a page of the site."""

    workflow = PaperWorkflow

    @property
    def header_buttons(self):
        """Return the way to new blanks."""
        return [HeaderButton(_("Подготовить бланки"), url=reverse("privacy:paper_prepare"), icon_name="plus")]


class PaperViewSet(VerbViewSet):
    """Consents on paper: what came last stands first."""

    model = ConsentPaper
    icon = "doc-full"
    menu_label = _("Согласия на бумаге")
    index_view_class = PaperIndexView
    list_display = ["subject_name", "text", "matter", "state", DateColumn("uploaded_at", label=_("Приложен"))]
    list_related = ("text", "holder", "prepared_by")
    list_filter = ["state", "text__kind"]
    search_fields = ["subject_name", "representative_name", "code", "matter"]
    search_backend_name = None

    ordering = ["-uploaded_at", "-created_at"]


class ConsentIndexView(HouseIndexView):
    """Consents; a row leads to where it is taken back by a letter."""

    any_permission_required = ["view"]

    def get_edit_url(self, instance):
        """Lead to the question; a consent that was taken back leads nowhere."""
        return None if instance.withdrawn_at else instance.get_absolute_url()


class ConsentViewSet(VerbViewSet):
    """Who agreed to what about which matter, on the site or on paper."""

    model = Consent
    icon = "check"
    menu_label = _("Согласия")
    index_view_class = ConsentIndexView
    list_display = ["text", "person", Column("matter_code", label=_("Код дела")), "channel", "given_at", "withdrawn_at"]
    list_related = ("text", "person", "paper")
    list_filter = ["text__kind", "channel", "given_at"]
    search_fields = ["code", "about", "person__last_name", "person__email", "paper__subject_name"]
    search_backend_name = None


class WithdrawalIndexView(MovesIndexView):
    """Withdrawals with what is left of them."""

    workflow = WithdrawalWorkflow


class WithdrawalViewSet(VerbViewSet):
    """Consents that were taken back; what waits for a hand stands first."""

    model = ConsentWithdrawal
    icon = "undo"
    menu_label = _("Отзывы согласий")
    index_view_class = WithdrawalIndexView
    list_display = ["code", "kind", "person", "state", DateColumn("due_on", label=_("Исполнить до"))]
    list_related = ("person",)
    list_filter = ["state", "kind"]
    search_fields = ["code", "person__last_name", "person__email"]
    search_backend_name = None
    ordering = ["-state", "due_on"]


class RequestIndexView(MovesIndexView):
    """Requests with the answers that are possible."""

    workflow = RequestWorkflow


class RequestViewSet(VerbViewSet):
    """What people ask about their data; the most urgent first."""

    model = SubjectRequest
    icon = "help"
    menu_label = _("Обращения о данных")
    index_view_class = RequestIndexView
    list_display = ["person", "kind", "state", DateColumn("due_on", label=_("Ответить до"))]
    list_related = ("person",)
    list_filter = ["state", "kind"]
    search_fields = ["code", "person__last_name", "person__email"]
    search_backend_name = None
    ordering = ["answered_at", "due_on"]


class AccessIndexView(HouseIndexView):
    """The journal only shows."""

    any_permission_required = ["view"]
    edit_url_name = None


class AccessViewSet(VerbViewSet):
    """Who of the branch saw, downloaded or exported whose data."""

    model = AccessRecord
    icon = "view"
    menu_label = _("Кто смотрел данные")
    index_view_class = AccessIndexView
    list_display = ["at", "by", "role", "act", "what", "rows", "reason"]
    list_related = ("by",)
    list_filter = ["act", "at", "role"]
    search_fields = ["by__last_name", "subject__last_name", "about", "what"]
    search_backend_name = None
