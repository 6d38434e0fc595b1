"""A person's own facts."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from accounts.actions.profile import change_profile
from accounts.forms.person import ProfileForm
from foundation.views import FormPage


class Profile(FormPage):
    """Name and telephone of whoever looks."""

    permission = "accounts.change_profile"
    form_class = ProfileForm
    verb = staticmethod(change_profile)
    template_name = "accounts/profile.html"
    success_url = reverse_lazy("accounts:profile")
    done = _("Изменения сохранены.")

    def find(self):
        """Return the visitor: the address names nobody."""
        return self.request.user

    def get_initial(self):
        """Return the facts as they are kept."""
        return {name: getattr(self.object, name) for name in ProfileForm.base_fields}
