"""Fields that several forms of the branch ask for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Municipality
from foundation.forms import HouseForm
from foundation.russian.phones import normalise_phone
from members.models.member import PROTOCOL_LENGTH
from members.models.person import TEXT_LENGTH

PROTOCOL_OF_PRESIDIUM = _("Номер протокола президиума")


def day_field(label, **options) -> forms.DateField:
    """Return a field for one day."""
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **options)


def today_field(label, **options) -> forms.DateField:
    """Return a field for one day that is filled with today."""
    return day_field(label, initial=timezone.localdate, **options)


def protocol_field(label=PROTOCOL_OF_PRESIDIUM) -> forms.CharField:
    """Return the field for the number of a protocol."""
    return forms.CharField(label=label, max_length=PROTOCOL_LENGTH, help_text=_("Например: 7"))


def short_reason(label, help_text="", **options) -> forms.CharField:
    """Return a field for a few words that nobody must give."""
    widget = forms.Textarea({"rows": 3})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=2000, widget=widget, **options)


class PhoneField(forms.CharField):
    """A telephone number in any writing; cleaned, it is +7 and ten digits."""

    def __init__(self, **options):
        widget = forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"})
        super().__init__(max_length=30, widget=widget, **options)

    def clean(self, value):
        """Return the number in one form."""
        try:
            return normalise_phone(super().clean(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error


class ContactsForm(HouseForm):
    """How to reach a person."""

    phone = PhoneField(label=_("Телефон"), required=False)
    email = forms.EmailField(label=_("Электронная почта"), required=False)
    address = forms.CharField(
        label=_("Почтовый адрес"),
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.TextInput({"autocomplete": "street-address"}),
        help_text=_("Если хотите получать бумажные письма."),
    )


class MunicipalityField(forms.ModelChoiceField):
    """A municipality of the directory, in Russian order, addressed by its code."""

    def __init__(self, **options):
        options.setdefault("empty_label", _("Выберите из списка"))
        super().__init__(queryset=Municipality.objects.by_name(), to_field_name="code", **options)

    def prepare_value(self, value):
        """Return the code of the object or of the key that a form was filled with."""
        return value.code if isinstance(value, Municipality) else value


def occupation_field() -> forms.CharField:
    """Return the field for work and position."""
    return forms.CharField(
        label=_("Место работы и должность"),
        required=False,
        max_length=TEXT_LENGTH,
        help_text=_("Например: администрация района, главный специалист. Пенсионеру и учащемуся так и писать."),
    )
