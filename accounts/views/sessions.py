"""A person's own sessions."""

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.sessions import end_session
from accounts.forms.sessions import EndSessionForm
from accounts.queries import sessions_of
from foundation.views import FormPage


class OwnSessions(FormPage):
    """Where somebody is signed in, and the end of it."""

    permission = "accounts.end_session"
    form_class = EndSessionForm
    template_name = "accounts/own_sessions.html"
    success_url = reverse_lazy("accounts:own_sessions")
    done = _("Готово: там больше не войти без пароля.")

    def find(self):
        """Return the visitor: the address names nobody."""
        return self.request.user

    def get_context_data(self, **kwargs):
        key = self.request.session.session_key
        rows = sessions_of(self.request.user, key=key, at=timezone.now())
        return super().get_context_data(sessions=rows, **kwargs)

    def perform(self, **answers):
        """End the one that was chosen, or all but this one."""
        return end_session(self.object, by=self.request.user, keep=self.request.session.session_key, **answers)
