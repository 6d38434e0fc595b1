"""What follows in the events when somebody takes a consent back: a seat that is still ahead goes to whoever is next."""

from django.utils.translation import gettext as _

from events.actions.registration import cancel_registration
from events.models import Registration
from events.workflow import RegistrationWorkflow
from privacy.effects import Effect, Withdrawn
from privacy.states import ConsentKind

PREFIX = "events.Registration:"


def unregister_visitor(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Cancel the registration that the consent was given for; None when the matter is none."""
    if not withdrawn.about.startswith(PREFIX) or withdrawn.kind != ConsentKind.PROCESSING:
        return None
    found = Registration.objects.select_related("event").filter(code=withdrawn.about.removeprefix(PREFIX))
    registration = found.first()
    if registration is None:
        return None
    place, left = str(registration.event), (_("Имя и адрес в списке участников: сотрите по просьбе человека."),)
    if not registration.is_live or RegistrationWorkflow.cancel.reasons(registration):
        return Effect(place, (), left)
    cancel_registration(registration)
    return Effect(place, (_("Запись на мероприятие отменена, место отдано следующему."),), left)
