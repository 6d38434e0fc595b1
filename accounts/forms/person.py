"""How a person writes his name and telephone. Lengths and checks are the model's."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models.user import NAME_LENGTH, is_name
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


def name_field(label, *, autocomplete: str, **options) -> NameField:
    """Return the form field of one part of the name."""
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return NameField(label=label, max_length=NAME_LENGTH, widget=widget, **options)


class PersonForm(HouseForm):
    """Surname, name, and a patronymic for those who have one."""

    last_name = name_field(_("Фамилия"), autocomplete="family-name")
    first_name = name_field(_("Имя"), autocomplete="given-name")
    patronymic = name_field(
        _("Отчество"), autocomplete="additional-name", required=False, help_text=_("Отчество, если есть.")
    )


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
