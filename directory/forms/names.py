"""What is asked about one more name."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm


class AliasForm(HouseForm):
    """How else people call it."""

    name = forms.CharField(
        label=_("Название"),
        max_length=300,
        help_text=_("Как называют в разговоре или в старых бумагах: «школа у парка»."),
    )


class RenameForm(HouseForm):
    """The new name, since when, and by what decision."""

    name = forms.CharField(label=_("Новое название"), max_length=200)
    since = forms.DateField(
        label=_("Действует с"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Основание"),
        required=False,
        max_length=300,
        help_text=_("Например: постановление № 118 от 12.02.2020."),
    )
