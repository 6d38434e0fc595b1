"""The secretary's register of certificates: search by number and name; a row leads to the page where a certificate ends."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.widgets.button import Button, ListingButton

from certificates.models import Certificate
from certificates.workflow import CertificateWorkflow
from foundation.office import HouseHistoryView, HouseIndexView, VerbViewSet


def page_of(certificate) -> str:
    """Return the address of the page with the facts and the moves of a certificate."""
    return reverse("certificates:certificate_detail", args=[certificate.code])


class CertificateIndexView(HouseIndexView):
    """The list with the moves of every row as buttons."""

    any_permission_required = ["view"]
    history_url_name = None

    def get_edit_url(self, instance):
        """Lead to the page where the facts stand and the moves are made."""
        return page_of(instance)

    def get_list_more_buttons(self, instance):
        """Return the moves that this person may make now, the public check and the history."""
        offers = CertificateWorkflow.offers(self.request.user, instance, base_url=page_of(instance))
        moves = [ListingButton(offer.label, url=offer.url) for offer in offers if not offer.refusal]
        history = reverse(self.history_url_name, args=[instance.pk])
        check = Button(_("Страница проверки"), url=instance.get_absolute_url(), icon_name="view")
        return [*moves, check, Button(_("История"), url=history, icon_name="history")]


class CertificateHistoryView(HouseHistoryView):
    """The history is for whoever has the list: there is no form whose right could be asked for."""

    any_permission_required = ["view"]


class CertificateViewSet(VerbViewSet):
    """What was issued; nothing is added, changed or deleted here."""

    model = Certificate
    icon = "doc-full-inverse"
    menu_label = _("Дипломы и сертификаты")
    index_view_class = CertificateIndexView
    history_view_class = CertificateHistoryView
    list_display = ["registration_number", "holder_name", "kind", "state", DateColumn("created_at", label=_("Выдан"))]
    list_filter = ["state", "kind", "year"]
    search_fields = ["registration_number", "holder_name"]
    search_backend_name = None
    list_per_page = 30
