"""Whom the secretary invites, and what whoever comes tells of himself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.person import PersonForm
from foundation.forms import HouseForm


class JoinForm(PersonForm):
    """The name and a password of somebody who was invited."""

    password = forms.CharField(
        label=_("Пароль"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Не короче десяти знаков и не из тех, что легко угадать. Можно несколько слов через дефис."),
    )


class AcceptForm(HouseForm):
    """Nothing to fill in: who has an account only agrees."""
