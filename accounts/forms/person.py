"""How a person writes his name and telephone. Labels, lengths and checks are the model's."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.forms import HouseForm
from foundation.russian.phones import normalise_phone
from foundation.russian.typography import normalise_text


def name_field(name: str, *, autocomplete: str, help_text: str = "") -> forms.CharField:
    """Return the form field of one part of the name."""
    field = User._meta.get_field(name).formfield(help_text=help_text)
    field.widget.attrs["autocomplete"] = autocomplete
    return field


class PersonForm(HouseForm):
    """Surname, name, and a patronymic for those who have one."""

    last_name = name_field("last_name", autocomplete="family-name")
    first_name = name_field("first_name", autocomplete="given-name")
    patronymic = name_field("patronymic", autocomplete="additional-name", help_text=_("Отчество, если есть."))

    def clean_last_name(self):
        """Return the surname with single spaces."""
        return normalise_text(self.cleaned_data["last_name"])

    def clean_first_name(self):
        """Return the name with single spaces."""
        return normalise_text(self.cleaned_data["first_name"])

    def clean_patronymic(self):
        """Return the patronymic with single spaces, or nothing."""
        return normalise_text(self.cleaned_data["patronymic"])


class ProfileForm(PersonForm):
    """What a person may change about himself without a password."""

    phone = forms.CharField(
        label=_("Телефон"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        help_text=_("По нему секретарь уточнит вопрос о заявке. На сайте не публикуется."),
    )

    def clean_phone(self):
        """Return the number in one form, +7 and ten digits."""
        try:
            return normalise_phone(self.cleaned_data["phone"])
        except ValueError as error:
            raise ValidationError(str(error)) from error
