"""Registration: the events in the office, and words of the history for acts that are no moves."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from events.models import Event
from events.office import urls
from events.office.lists import EventViewSet
from foundation.audit import vocabulary
from foundation.permissions import RulesPolicy

register_permission_policy(Event, RulesPolicy(Event))

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "events.event.create": _("Мероприятие внесено"),
            "events.event.revise": _("Текст или даты изменены"),
            "events.event.seats": _("Число мест изменено"),
            "events.registration.register": _("Посетитель записался"),
        }
    ),
)


@hooks.register("register_admin_viewset")
def register_events():
    return EventViewSet()


@hooks.register("register_admin_urls")
def register_desks():
    return urls.urlpatterns
