"""The list of those who sign."""

from django.utils.translation import gettext_lazy as _

from certificates.actions.signatory import add_signatory, change_signatory
from certificates.forms.signatory import SignatoryForm
from certificates.models import Signatory
from foundation.office import VerbViewSet


class SignatoryViewSet(VerbViewSet):
    """Who signs, since when and until when."""

    model = Signatory
    icon = "edit"
    menu_label = _("Подписанты")
    add_verb = staticmethod(add_signatory)
    change_verb = staticmethod(change_signatory)
    list_display = ["name", "position", "since", "until"]
    ordering = ["order", "pk"]

    def get_form_class(self, for_update=False):
        """Return the form that inspects a facsimile."""
        return SignatoryForm
