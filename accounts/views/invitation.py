"""The page that an invitation's letter leads to."""

from http import HTTPStatus

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.invitation import accept_invitation, join_by_invitation
from accounts.forms.invitation import AcceptForm, JoinForm
from accounts.models import Invitation
from accounts.queries import has_account
from foundation.errors import Refusal
from foundation.views import FormPage, first_or_404


class InvitationPage(FormPage):
    """Whoever has the letter joins, or agrees as whom he is signed in; an old letter says that it is old."""

    public = True
    context_object_name = "invitation"
    template_name = "accounts/invitation.html"
    done = _("Добро пожаловать. Роль получена.")

    def find(self):
        """Return the invitation of the key in the address. Raises Http404 for a key that is none."""
        return first_or_404(Invitation.objects.of_key(self.kwargs["key"]))

    @property
    def is_addressee(self):
        """Whether the person signed in is the one whom the letter was sent to."""
        return self.request.user.is_authenticated and self.request.user.email == self.object.email

    def get_form_class(self):
        """Return the form: a stranger gives his name, a person with an account only agrees."""
        return AcceptForm if self.is_addressee else JoinForm

    def get_context_data(self, **kwargs):
        facts = {
            "is_open": self.object.is_open(timezone.now()),
            "is_addressee": self.is_addressee,
            "has_account": has_account(self.object.email),
        }
        return super().get_context_data(**facts, **kwargs)

    def perform(self, **answers):
        """Join, or accept as the person who is signed in."""
        if self.is_addressee:
            accept_invitation(self.object, by=self.request.user)
            return self.request.user
        if self.request.user.is_authenticated:
            raise Refusal(_("Вы вошли как другой человек. Выйдите и откройте ссылку из письма ещё раз."))
        return join_by_invitation(self.object, **answers)

    def form_valid(self, form):
        """Sign in whoever has just joined: the letter has proved his address, and he knows the password that he has chosen."""
        response = super().form_valid(form)
        if response.status_code != HTTPStatus.FOUND or self.request.user.is_authenticated:
            return response
        record_authentication(self.request, self.object, "password")
        return perform_login(self.request, Login(user=self.object, redirect_url=response.url))

    def get_success_url(self):
        """Return where to go next: what waits for the new role."""
        return reverse("cabinet")
