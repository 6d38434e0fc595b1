"""What the register is narrowed to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from members.forms.fields import MunicipalityField, day_field
from members.models import GoverningBody


class RegisterForm(HouseForm):
    """Day, words, territory, body, and whether those who left are asked for."""

    q = forms.CharField(
        label=_("Имя, работа или номер билета"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search"}),
    )
    on = day_field(_("На какой день"), required=False)
    municipality = MunicipalityField(label=_("Муниципальное образование"), required=False, empty_label=_("Все"))
    body = forms.ModelChoiceField(
        label=_("Орган"),
        queryset=GoverningBody.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Все члены"),
    )
    left = forms.BooleanField(label=_("Показать выбывших к этому дню"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Nobody expects a filter to be demanded, so no field says that it is optional.
            field.is_needed = True
        self.fields["body"].queryset = GoverningBody.objects.order_by("position", "pk")
