"""The organiser's desk of participants: the queue, one card with the decision, doubles, late entries, limits, exports."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.documents.spreadsheet import render_xlsx
from foundation.forms import HouseForm, ReasonForm
from foundation.importing.template import XLSX
from foundation.views import DetailPage, DownloadPage, FormPage, ListPage, MovePage
from olympiad.actions.entry import set_quota
from olympiad.actions.participant import accept_ready, enter_late, revise_participant, tell_apart
from olympiad.forms.office import STATES, QueueForm, QuotaForm
from olympiad.forms.participant import ArrangedForm, DecisionForm, LateForm, WithdrawForm
from olympiad.models import OlympiadEdition, SchoolEntry
from olympiad.office.room import OlympiadRoom, ParticipantRoom
from olympiad.queries import office
from olympiad.queries.consents import standings_of
from olympiad.queries.exports import stage_sheet
from olympiad.queries.participant import answers_of
from olympiad.workflow import ParticipantWorkflow
from privacy.actions.access import note_access
from privacy.states import AccessAct


class QueueDoor(OlympiadRoom):
    """The queue, narrowed as the address says."""

    tab = "queue"

    @property
    def answers(self) -> dict[str, Any]:
        """What was asked for; an answer that makes no sense narrows nothing."""
        self.search = QueueForm(self.request.GET)
        self.search.is_valid()
        return self.search.cleaned_data

    def rows(self):
        """Return what was found."""
        asked = self.answers
        return office.queue_of(self.stage, state=asked.get("state", ""), query=asked.get("q", ""))


class OfficeQueue(QueueDoor, ListPage):
    """Who was sent, by name, with the consents."""

    # Of the address; the rows are participants.
    model = OlympiadEdition
    template_name = "olympiad/office_queue.html"

    def get_queryset(self):
        return self.rows()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(search=QueueForm(self.request.GET), states=self.states(), **kwargs)
        context["rows"] = office.with_consents(context["object_list"])
        note_access(
            AccessAct.VIEW, by=self.request.user, about=f"olympiad.Stage:{context['stage'].code}",
            what=str(_("Список участников олимпиады")), rows=len(context["rows"]),
        )  # fmt: skip
        return context

    def states(self) -> list[dict]:
        """Return the states as tabs with their counts."""
        counts, chosen = office.states_of(self.stage), self.answers.get("state", "")
        rows = [("", _("Все"), sum(counts.values())), *((value, label, counts[value]) for value, label in STATES)]
        return [
            {"label": label, "url": f"?state={value}" if value else "?", "current": value == chosen, "count": number}
            for value, label, number in rows
            if number or not value
        ]


class OfficeQueueExport(QueueDoor, DownloadPage):
    """Everybody who was sent, for Excel."""

    permission = "olympiad.export_stage"
    needs_proof = True

    def file(self):
        """Write the workbook and who took it."""
        stage, by = self.stage, self.request.user
        sheet = stage_sheet(stage, by=by, at=timezone.now())
        what = str(_("Список участников олимпиады"))
        note_access(AccessAct.EXPORT, by=by, about=f"olympiad.Stage:{stage.code}", what=what, rows=len(sheet.rows))
        return render_xlsx(sheet), f"participants-{self.edition.slug}.xlsx", XLSX


class OfficeAcceptReady(QueueDoor, FormPage):
    """Let in everybody whom nothing stops, after a question."""

    permission = "olympiad.decide_participant"
    form_class = HouseForm
    template_name = "olympiad/office_accept.html"

    def perform(self):
        """Let them in; the page stays the olympiad's."""
        self.done = _("Допущено: %(number)d.") % {"number": accept_ready(self.stage, by=self.request.user)}
        return self.object

    def get_success_url(self):
        return reverse("office_olympiad_queue", args=[self.edition.slug, self.kwargs["stage"]])


class OfficeParticipant(ParticipantRoom, DetailPage):
    """Everything for the decision on one page."""

    workflow = ParticipantWorkflow
    template_name = "olympiad/office_participant.html"

    def get_context_data(self, **kwargs):
        who = self.object
        note_access(AccessAct.VIEW, by=self.request.user, about=who.consent_subject, what=str(who))
        return super().get_context_data(
            consents=standings_of([who])[who.code], doubles=office.doubles_of(who), **kwargs
        )


class OfficeParticipantMove(ParticipantRoom, MovePage):
    """Let in, refuse, give back, withdraw; the marks of the day."""

    workflow = ParticipantWorkflow
    forms = {
        "return": DecisionForm,
        "reject": DecisionForm,
        "withdraw": WithdrawForm,
        "interrupt": WithdrawForm,
        "reinstate": ReasonForm,
    }
    template_name = "desk_move.html"

    def get_success_url(self):
        # What was given back to the school is no longer the organiser's to see.
        if self.object.state == "draft":
            return reverse("office_olympiad_queue", args=[self.object.stage.edition.slug, self.object.stage.order])
        return reverse("office_participant", args=[self.object.code])


class OfficeParticipantEdit(ParticipantRoom, FormPage):
    """What stands about a participant, and what only the organiser says."""

    form_class = ArrangedForm
    verb = staticmethod(revise_participant)
    template_name = "olympiad/office_form.html"
    done = _("Исправления сохранены.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"grades": self.object.stage.edition.rules.grades}

    def get_initial(self):
        return answers_of(self.object)

    def get_success_url(self):
        return reverse("office_participant", args=[self.object.code])


class OfficeTellApart(ParticipantRoom, FormPage):
    """The word that two rows are not one child, after a question."""

    form_class = HouseForm
    verb = staticmethod(tell_apart)
    template_name = "olympiad/office_tell_apart.html"
    done = _("Записано: это не повтор.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(doubles=office.doubles_of(self.object), **kwargs)

    def get_success_url(self):
        return reverse("office_participant", args=[self.object.code])


class OfficeSchools(OlympiadRoom, ListPage):
    """Which schools have opened an entry, and how many they sent."""

    # Of the address; the rows are entries.
    model = OlympiadEdition
    template_name = "olympiad/office_schools.html"
    tab = "schools"

    def get_queryset(self):
        return office.entries_at(self.stage)


class SchoolRoom(OlympiadRoom):
    """One entry of the stage that the address names."""

    tab = "schools"

    @property
    def entry(self):
        """The entry that the address names. Raises Http404."""
        entries = SchoolEntry.objects.select_related("stage__edition__rules", "school")
        return get_object_or_404(entries, stage=self.stage, code=self.kwargs["entry"])

    def get_success_url(self):
        """Return to the schools of the stage."""
        return reverse("office_olympiad_schools", args=[self.edition.slug, self.kwargs["stage"]])


class OfficeQuota(SchoolRoom, FormPage):
    """The limit of one school."""

    permission = "olympiad.set_quota"
    form_class = QuotaForm
    template_name = "olympiad/office_form.html"
    done = _("Лимит школы изменён.")

    def get_initial(self):
        return {"quota": self.entry.quota}

    def perform(self, *, quota):
        """Set it; the page stays the olympiad's."""
        set_quota(self.entry, by=self.request.user, quota=quota)
        return self.object


class OfficeLateEntry(SchoolRoom, FormPage):
    """A pupil after the term: an act with its reason."""

    permission = "olympiad.enter_late"
    form_class = LateForm
    template_name = "olympiad/office_form.html"
    done = _("Ученик заявлен после срока. Причина записана.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"grades": self.edition.rules.grades}

    def perform(self, **answers):
        """Enter the pupil; the page stays the olympiad's."""
        enter_late(self.entry, by=self.request.user, **answers)
        return self.object
