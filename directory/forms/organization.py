"""How a person looks for his organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Municipality
from foundation.forms import HouseForm


class OrganizationSearchForm(HouseForm):
    """Words and a territory; both may be left out, and a territory that does not exist is the same as none."""

    q = forms.CharField(
        label=_("Название или адрес"),
        required=False,
        max_length=100,
        help_text=_("Хватит одного слова, например: Южный или Попова."),
    )
    municipality = forms.ModelChoiceField(
        label=_("Муниципальное образование"),
        queryset=Municipality.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Все"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Municipality.objects.by_name()
