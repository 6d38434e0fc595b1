"""Doors for everybody: the events, one event, its file for a calendar, the registration."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import documents
from events.actions.registration import register
from events.forms.registration import AUTOCOMPLETE, RegistrationForm
from events.models import Event
from events.queries.public import calendar_entry, coming_events, places_of
from events.queries.register import position_of, registration_by_key
from foundation.errors import Refusal
from foundation.kept_pages import make_personal
from foundation.limits import visitor_address, within_limit
from foundation.views import DetailPage, FormPage, ListPage, PublicFile
from privacy.queries import current_text
from privacy.states import ConsentKind

# A class registers from one school, behind one address.
MOST_SENDINGS, IN_SECONDS = 60, 600


class EventList(ListPage):
    """What comes, the nearest first; then what is over."""

    public = True
    template_name = "events/event_list.html"

    def get_queryset(self):
        return coming_events(timezone.localdate())


class EventDoor:
    """What is read of one public event, the same for everybody."""

    public = True
    model = Event
    address = "slug"
    context_object_name: str | None = "event"

    def visible(self):
        """Only what is public, whoever asks: the page may be kept by a cache."""
        return Event.objects.public()


class EventPage(EventDoor, DetailPage):
    """When, where, for whom, places left. The link for those who connect never stands here."""

    template_name = "events/event.html"

    def get_context_data(self, **kwargs):
        is_open = self.object.registration_is_open()
        return super().get_context_data(places=places_of(self.object), is_open=is_open, **kwargs)


class EventCalendar(EventDoor, PublicFile):
    """The event for a calendar; a cancelled one stays there as cancelled."""

    def file(self):
        """Return the file."""
        entry = calendar_entry(self.object, base_url=settings.BASE_URL.rstrip("/"))
        return documents.render_event(entry), f"{self.object.slug}.ics", documents.ICS


class Register(EventDoor, FormPage):
    """One page and one sending: a guest needs no account, only an address that he can read."""

    form_class = RegistrationForm
    template_name = "events/register.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_initial(self):
        user = self.request.user
        return {name: getattr(user, name, "") for name in AUTOCOMPLETE} if user.is_authenticated else {}

    def get_context_data(self, **kwargs):
        facts = {"places": places_of(self.event), "is_open": self.event.registration_is_open()}
        return super().get_context_data(event=self.event, text=current_text(ConsentKind.PROCESSING), **facts, **kwargs)

    @property
    def event(self):
        """The event of the address, also when the form has given a registration."""
        return self.find()

    def perform(self, **answers):
        """Register once for one sending, however often it comes. Raises Refusal."""
        if not within_limit(f"register:{visitor_address(self.request)}", MOST_SENDINGS, IN_SECONDS):
            raise Refusal(
                _("Слишком много записей с этого адреса. Попробуйте через 10 минут: всё, что вы ввели, осталось.")
            )
        return register(self.event, by=self.request.user, **answers)

    def get_success_url(self):
        if self.request.user.is_authenticated and self.object.person_id == self.request.user.pk:
            return self.object.get_absolute_url()
        # Whoever is registered already is told nothing else than a newcomer: what he sent leads nowhere.
        return reverse("events:registered", args=[self.kwargs["slug"], UUID(self.request.POST["key"])])


class Registered(EventDoor, DetailPage):
    """What happens next. The key of the sending opens it, so it says only what its sender may know."""

    template_name = "events/registered.html"

    def get_context_data(self, **kwargs):
        make_personal(self.request)
        registration = registration_by_key(self.object, self.kwargs["key"])
        position = position_of(registration) if registration and registration.state == "waiting" else 0
        return super().get_context_data(registration=registration, position=position, **kwargs)
