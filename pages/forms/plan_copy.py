"""The form that takes a plan over to another year: which year, and which of the changes are wanted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm

FIRST, LAST = 2000, 2100


class YearForm(HouseForm):
    """Which year the preview is for."""

    year = forms.IntegerField(label=_("На какой год"), min_value=FIRST, max_value=LAST)


class CopyForm(HouseForm):
    """The changes that are wanted: all but the doubtful ones, until somebody says otherwise."""

    year = forms.IntegerField(min_value=FIRST, max_value=LAST, widget=forms.HiddenInput)
    changes = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, shift, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["changes"].choices = [(change.key, change.name) for change in shift.changes]
        self.fields["changes"].initial = [change.key for change in shift.changes if change.is_sure]
        self.fields["year"].initial = shift.to

    def chosen(self) -> set[str]:
        """Return the keys that are ticked now."""
        return set(self["changes"].value() or ())
