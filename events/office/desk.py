"""The desk of one event: figures, moves, seats, participants and their list for Excel."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import documents
from events.actions.event import set_seats
from events.forms.office import ParticipantSearch, SeatsForm
from events.models import Event
from events.queries.desk import figures_of, participant_lines, participants
from events.workflow import EventWorkflow
from foundation.forms import ReasonForm
from foundation.views import DetailPage, FormPage, ListPage, MovePage
from privacy.actions.access import note_access
from privacy.states import AccessAct
from privacy.views.export import ExportPage, Taken

CHUNK = 500


class EventRoom:
    """The pages of one event."""

    model: Any = Event
    address = "slug"
    tab = "event"

    @property
    def event(self):
        """The event whose room this is."""
        return self.object

    def get_context_data(self, **kwargs):
        tabs = [
            {"label": label, "url": reverse(name, args=[self.event.slug]), "current": tab == self.tab}
            for tab, label, name in (
                ("event", _("Обзор"), "office_event"),
                ("participants", _("Участники"), "office_participants"),
                ("seats", _("Места"), "office_seats"),
            )
        ]
        return super().get_context_data(event=self.event, tabs=tabs, **kwargs)


class OfficeEvent(EventRoom, DetailPage):
    """Where it stands, how many seats are taken, what can be done."""

    permission = "events.view_event"
    workflow = EventWorkflow
    template_name = "events/office_event.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(figures=figures_of(self.object), **kwargs)


class OfficeEventMove(EventRoom, MovePage):
    """A move of the event, after its question."""

    permission = "events.view_event"
    workflow = EventWorkflow
    forms = {"cancel": ReasonForm}
    template_name = "desk_move.html"

    def get_success_url(self):
        return reverse("office_event", args=[self.object.slug])


class OfficeSeats(EventRoom, FormPage):
    """How many seats there are: more go to the line at once, fewer take a seat from nobody."""

    permission = "events.change_seats"
    form_class = SeatsForm
    template_name = "events/office_seats.html"
    tab = "seats"
    done = _("Число мест изменено.")
    verb = staticmethod(set_seats)

    def get_context_data(self, **kwargs):
        return super().get_context_data(figures=figures_of(self.object), **kwargs)

    def get_success_url(self):
        return reverse("office_event", args=[self.object.slug])


class ParticipantsDoor(EventRoom):
    """The participants, narrowed as the address says."""

    permission = "events.view_registrations"
    tab = "participants"

    @property
    def search(self):
        """The form of the search, read from the address."""
        form = ParticipantSearch(self.request.GET)
        form.is_valid()
        return form

    def rows(self):
        """Return what was found; an answer that makes no sense narrows nothing."""
        found = self.search.cleaned_data
        return participants(self.event, state=found.get("state", ""), query=found.get("q", ""))


class OfficeParticipants(ParticipantsDoor, ListPage):
    """Who is registered: searched, filtered by state, paged."""

    template_name = "events/office_participants.html"

    def get_queryset(self):
        return self.rows()

    def get_context_data(self, **kwargs):
        note_access(AccessAct.VIEW, by=self.request.user, about=about_of(self.event), what=str(self.event))
        return super().get_context_data(search=self.search, states=self.states(), **kwargs)

    def states(self) -> list[dict]:
        """Return the states as tabs with their counts."""
        rows, chosen = figures_of(self.event).counts, self.search.cleaned_data.get("state", "")
        every = ("", _("Все"), sum(number for _state, _label, number in rows))
        return [
            {"label": label, "url": f"?state={state}" if state else "?", "current": state == chosen, "count": number}
            for state, label, number in (every, *rows)
        ]


class OfficeParticipantsDownload(ParticipantsDoor, ExportPage):
    """The same rows for Excel."""

    title = _("Список участников для Excel")

    def size(self):
        return self.rows().count()

    def back_url(self):
        return f"{reverse('office_participants', args=[self.event.slug])}?{self.request.GET.urlencode()}"

    def taken(self):
        """Write the workbook of what the page shows."""
        lines = participant_lines(self.rows().iterator(chunk_size=CHUNK))
        content = documents.render_participants(str(self.event), lines, made_at=timezone.now())
        what = _("Участники: %(event)s") % {"event": self.event}
        name = f"participants-{self.event.slug}.xlsx"
        return Taken(content, name, documents.XLSX, about=about_of(self.event), what=what, rows=self.size())


def about_of(event) -> str:
    """Return the value by which the journal of access names an event."""
    return f"events.Event:{event.slug}"
