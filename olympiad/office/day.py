"""The day of the olympiad: codes, who came, what happened."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from foundation.views import DetailPage, FormPage
from olympiad.actions.attendance import issue_codes, record_incident, replace_code
from olympiad.forms.office import CodeForm, IncidentForm
from olympiad.office.room import OlympiadRoom, ParticipantRoom
from olympiad.queries.day import day_of


class OfficeDay(OlympiadRoom, DetailPage):
    """How many have codes, came, finished; what happened."""

    template_name = "olympiad/office_day.html"
    tab = "day"

    def get_context_data(self, **kwargs):
        return super().get_context_data(day=day_of(self.stage), **kwargs)


class OfficeCodes(OlympiadRoom, FormPage):
    """Codes for everybody who has none, after a question."""

    permission = "olympiad.issue_codes"
    needs_proof = True
    form_class = HouseForm
    template_name = "olympiad/office_codes.html"
    tab = "day"

    def get_context_data(self, **kwargs):
        return super().get_context_data(day=day_of(self.stage), **kwargs)

    def perform(self):
        """Draw the codes; the page stays the olympiad's."""
        self.done = _("Выдано кодов: %(number)d.") % {"number": issue_codes(self.stage, by=self.request.user)}
        return self.object

    def get_success_url(self):
        return reverse("office_olympiad_day", args=[self.edition.slug, self.kwargs["stage"]])


class OfficeCodeReplace(ParticipantRoom, FormPage):
    """Another code for a spoilt sheet."""

    permission = "olympiad.issue_codes"
    form_class = CodeForm
    template_name = "olympiad/office_form.html"
    done = _("Прежний код аннулирован, выдан новый.")

    def perform(self, *, reason):
        """Replace the code; the page stays the participant's."""
        replace_code(self.object, by=self.request.user, reason=reason)
        return self.object

    def get_success_url(self):
        return reverse("office_participant", args=[self.object.code])


class OfficeIncident(ParticipantRoom, FormPage):
    """What happened to a participant; a removal takes him out at once."""

    permission = "olympiad.record_incident"
    form_class = IncidentForm
    template_name = "olympiad/office_form.html"
    done = _("Записано.")

    def get_initial(self):
        return {"at": timezone.localtime(), "kind": "other", "extra_minutes": 0}

    def perform(self, **answers):
        """Write it; the page stays the participant's."""
        record_incident(self.object.stage, by=self.request.user, participant=self.object, **answers)
        return self.object

    def get_success_url(self):
        return reverse("office_participant", args=[self.object.code])
