"""How a person writes his name and telephone. Labels, lengths and checks are the model's."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.user import is_name
from foundation.forms import HouseForm
from foundation.russian.phones import normalise_phone
from foundation.russian.typography import normalise_text


class NameField(forms.CharField):
    """Letters with single spaces between words, as the model wants them."""

    default_validators = [is_name]

    def to_python(self, value):
        """Return what was typed without stray spaces."""
        try:
            return normalise_text(super().to_python(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error


def name_field(name: str, *, autocomplete: str, help_text: str = "") -> NameField:
    """Return the form field of one part of the name."""
    field = User._meta.get_field(name).formfield(form_class=NameField, help_text=help_text)
    field.widget.attrs["autocomplete"] = autocomplete
    return field


class PersonForm(HouseForm):
    """Surname, name, and a patronymic for those who have one."""

    last_name = name_field("last_name", autocomplete="family-name")
    first_name = name_field("first_name", autocomplete="given-name")
    patronymic = name_field("patronymic", autocomplete="additional-name", help_text=_("Отчество, если есть."))


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
