"""The form of a visitor: one page, six questions at most."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm

AUTOCOMPLETE = {
    "last_name": "family-name",
    "first_name": "given-name",
    "patronymic": "additional-name",
    "email": "email",
    "phone": "tel",
    "organization": "organization",
}


class RegistrationForm(HouseForm):
    """Who comes, and where the letter with the link goes. Whoever has signed in is written to at his own address."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    last_name = forms.CharField(label=_("Фамилия"), max_length=100)
    first_name = forms.CharField(label=_("Имя"), max_length=100)
    patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    email = forms.EmailField(
        label=_("Электронная почта"), help_text=_("Туда придёт письмо со ссылкой: ею подтверждают и отменяют запись.")
    )
    phone = forms.CharField(
        label=_("Телефон"), max_length=30, required=False, help_text=_("Если мероприятие перенесут в последний момент.")
    )
    organization = forms.CharField(label=_("Организация"), max_length=200, required=False)
    agrees = forms.BooleanField(label=_("Согласен на обработку этих данных, чтобы меня записали на мероприятие"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.is_authenticated:
            del self.fields["email"]
        for name, token in AUTOCOMPLETE.items():
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = token

    def clean(self):
        """Return what the verb takes."""
        answers = super().clean()
        return {name: value for name, value in answers.items() if name != "agrees"}
