"""Which session is to end."""

from django import forms

from foundation.forms import HouseForm


class EndSessionForm(HouseForm):
    """The buttons of the list: the handle of one session, or nothing for all the others."""

    which = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
