"""Doors of a person to his own data: what is kept, and the consents that he takes back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from foundation.views import DownloadPage, FormPage, PlainPage
from portal.my_data import consents_to_show, sections_of
from portal.my_data_export import archive_of
from portal.withdrawal import EFFECTS
from privacy.actions.withdrawal import withdraw_everywhere
from privacy.models import Consent
from privacy.queries import accesses_to, papers_of, requests_of, withdrawals_of

SHOWN = 30


class MyData(PlainPage):
    """Everything that the portal keeps about whoever looks, and what he may do about it."""

    permission = "accounts.open_cabinet"
    template_name = "my_data.html"

    def get_context_data(self, **kwargs):
        person = self.request.user
        return super().get_context_data(
            sections=sections_of(person),
            consents=consents_to_show(person),
            papers=papers_of(person),
            withdrawals=withdrawals_of(person),
            requests=requests_of(person),
            accesses=accesses_to(person)[:SHOWN],
            **kwargs,
        )


class WithdrawForm(HouseForm):
    """What the secretary must name when he acts for somebody."""

    basis = forms.CharField(
        label=_("Основание"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Нужно, если вы отзываете чужое согласие. Например: письмо Азбукиной А. А. от 12.05.2026"),
    )


class ConsentWithdraw(FormPage):
    """Take one consent back, everywhere at once."""

    model = Consent
    permission = "privacy.withdraw_given_consent"
    form_class = WithdrawForm
    template_name = "consent_withdraw.html"
    context_object_name = "consent"
    done = _("Согласие отозвано. Ниже – что уже сделано.")

    def visible(self):
        """Return the consents that this person may know of, with what the page names."""
        return Consent.objects.visible_to(self.request.user).select_related("text", "paper", "person")

    def perform(self, **answers):
        """Take it back in every place that the roof knows."""
        return withdraw_everywhere(self.object, by=self.request.user, effects=EFFECTS, **answers)


class MyDataExport(DownloadPage):
    """Everything about whoever asks, in one archive."""

    permission = "accounts.open_cabinet"
    # Whoever found a cabinet open must not carry it away.
    needs_proof = True

    def file(self):
        """Make the archive."""
        return archive_of(self.request.user), "мои данные.zip", "application/zip"
