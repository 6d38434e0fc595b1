"""Doors of one registration, opened by the link of a letter without a password; and the list of a person's own ones."""

from django.utils.translation import gettext_lazy as _

from events.actions.registration import cancel_registration, confirm_registration
from events.models import Registration
from events.queries.register import position_of, registration_by_link, registrations_of
from events.workflow import RegistrationWorkflow
from foundation.forms import HouseForm
from foundation.kept_pages import make_personal
from foundation.views import DetailPage, FormPage, ListPage, first_or_404


class RegistrationDoor:
    """The secret of the address is the key; without it there is nothing here."""

    public = True
    model = Registration
    context_object_name: str | None = "registration"

    def find(self):
        """Return the registration of the link. Raises Http404."""
        make_personal(self.request)
        return first_or_404(registration_by_link(self.kwargs["code"], self.kwargs["token"]))


class RegistrationPage(RegistrationDoor, DetailPage):
    """What became of it, what to do now; reading changes nothing, for programs of mail read links too."""

    template_name = "events/registration.html"

    def get_context_data(self, **kwargs):
        state, confirm = self.object.state, RegistrationWorkflow.confirm
        return super().get_context_data(
            event=self.object.event,
            position=position_of(self.object) if state == "waiting" else 0,
            reasons=confirm.reasons(self.object) if state in confirm.sources else [],
            may_confirm=state in confirm.sources,
            may_cancel=self.object.is_live and not RegistrationWorkflow.cancel.reasons(self.object),
            **kwargs,
        )


class RegistrationConfirm(RegistrationDoor, FormPage):
    """Take the seat."""

    form_class = HouseForm
    template_name = "events/registration_confirm.html"
    done = _("Место за вами. Подробности – ниже и в письме.")

    def perform(self):
        """Confirm. Raises Refusal when the term has passed."""
        return confirm_registration(self.object, by=None)


class RegistrationCancel(RegistrationDoor, FormPage):
    """Give the seat back, after a question."""

    form_class = HouseForm
    template_name = "events/registration_cancel.html"
    done = _("Запись отменена. Спасибо, что предупредили: место получит следующий.")

    def perform(self):
        """Cancel. Raises Refusal when the event has begun."""
        return cancel_registration(self.object)


class MyRegistrations(ListPage):
    """The events that somebody with an account goes to."""

    permission = "events.view_own_registrations"
    template_name = "events/my_registrations.html"

    def get_queryset(self):
        return registrations_of(self.request.user)
