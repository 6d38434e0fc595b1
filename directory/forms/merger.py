"""Of which row another one is a duplicate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm


class MergerForm(HouseForm):
    """The row that is kept: one of the same territory."""

    kept: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Какая запись остаётся"), queryset=None, empty_label=_("Выберите запись")
    )

    def __init__(self, *args, duplicate, **kwargs):
        super().__init__(*args, **kwargs)
        rows = type(duplicate).objects.distinct_ones().filter(municipality=duplicate.municipality_id)
        self.fields["kept"].queryset = rows.exclude(pk=duplicate.pk).by_name()
