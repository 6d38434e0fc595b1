"""The part of the sign-up form that is ours. allauth builds its own form upon it, so allauth is not imported here."""

from accounts.forms.person import PersonForm


class NameForm(PersonForm):
    """The name of whoever signs up."""

    field_order = ["last_name", "first_name", "patronymic", "email", "password1"]

    def signup(self, request, user):
        """Do nothing more: the adapter has written the name together with the person."""
