"""The day of the olympiad: codes, who came, what happened."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from foundation.russian.dates import date_words
from foundation.views import DetailPage, DownloadPage, FormPage, first_or_404
from olympiad import documents
from olympiad.actions.attendance import issue_codes, record_incident, replace_code
from olympiad.forms.office import CodeForm, IncidentForm
from olympiad.office.room import OlympiadRoom, ParticipantRoom
from olympiad.queries.day import awaited_by_school, coded, day_of
from privacy.actions.access import note_access
from privacy.states import AccessAct


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


class PaperDoor(OlympiadRoom):
    """Papers of the day in one file; whoever takes them is written down, for they hold names."""

    permission = "olympiad.print_papers"
    needs_proof = True
    tab = "day"
    what: str | Promise = ""

    def note(self, rows: int) -> None:
        """Write who took them."""
        about = f"olympiad.Stage:{self.stage.code}"
        note_access(AccessAct.EXPORT, by=self.request.user, about=about, what=str(self.what), rows=rows)

    def words(self) -> dict[str, str]:
        """Return what stands on every sheet."""
        stage = self.stage
        return {"olympiad": str(stage.edition), "day": date_words(timezone.localtime(stage.starts_at))}


class OfficeTitleSheets(PaperDoor, DownloadPage):
    """The title sheets with their tear-off parts: the one paper on which a code stands beside a name."""

    what = _("Титульные листы с кодами")

    def file(self):
        """Draw a page for each valid code."""
        words, stage = self.words(), self.stage
        sheets = [documents.title_sheet(row, stage=stage.code, **words) for row in coded(stage)]
        first_or_404(sheets)
        self.note(len(sheets))
        return documents.render_title_sheets(sheets), f"title-sheets-{self.edition.slug}.pdf", "application/pdf"


class OfficeAttendance(PaperDoor, DownloadPage):
    """Who is awaited, school by school, to be marked at the door."""

    what = _("Ведомости явки")

    def file(self):
        """Draw the sheets of every school."""
        words = self.words()
        sheets = [documents.attendance_sheet(school, rows, **words) for school, rows in awaited_by_school(self.stage)]
        first_or_404(sheets)
        self.note(sum(len(sheet.rows) for sheet in sheets))
        return documents.render_attendance(sheets), f"attendance-{self.edition.slug}.pdf", "application/pdf"
