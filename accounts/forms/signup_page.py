"""The whole form of the sign-up page: allauth's upon our NameForm."""

from allauth.account.forms import SignupForm
from django.conf import settings


class SignupPageForm(SignupForm):
    """allauth's form whose trap for robots is hidden by a class: our policy forbids styles inside of tags."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        trap = self.fields[settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD].widget
        trap.attrs = {"class": "visually-hidden", "tabindex": "-1", "autocomplete": "off", "aria-hidden": "true"}
