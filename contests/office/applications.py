"""The journal of applications and the screening card of one of them."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests import documents
from contests.forms.office import REGISTERED, JournalForm, RejectForm, ReturnForm
from contests.models import Application, ContestEdition
from contests.office.room import EditionRoom, tabs_of
from contests.queries.intake import counts_by_state, journal
from contests.queries.screening import journal_lines, overdue_words, screening_card
from contests.states import ApplicationState
from contests.workflow import ApplicationWorkflow
from foundation.forms import ReasonForm
from foundation.views import DetailPage, ListPage, MovePage
from privacy.actions.access import note_access
from privacy.states import AccessAct
from privacy.views.export import ExportPage, Taken

# Rows that are held at once while a workbook is written.
CHUNK = 500


class JournalDoor(EditionRoom):
    """The journal, narrowed as the address says."""

    permission = "contests.view_edition"
    tab = "journal"

    @property
    def search(self):
        """The form of the search, read from the address."""
        form = JournalForm(self.request.GET)
        form.is_valid()
        return form

    def rows(self):
        """Return what was found; an answer that makes no sense narrows nothing."""
        found = self.search.cleaned_data
        return journal(self.edition, state=found.get("state", ""), query=found.get("q", ""))


class OfficeJournal(JournalDoor, ListPage):
    """Registered applications by number: filtered, searched, paged, printed."""

    # Of the address; the rows are applications.
    model = ContestEdition
    template_name = "contests/office_journal.html"

    def get_queryset(self):
        return self.rows()

    def get_context_data(self, **kwargs):
        return super().get_context_data(search=self.search, states=self.states(), **kwargs)

    def states(self) -> list[dict]:
        """Return the states as tabs with their counts; drafts have no number and are not shown."""
        counts = counts_by_state(self.edition)
        chosen = self.search.cleaned_data.get("state", "")
        every = sum(number for state, number in counts.items() if state != ApplicationState.DRAFT)
        rows = [("", _("Все"), every), *((value, label, counts[value]) for value, label in REGISTERED)]
        return [
            {"label": label, "url": f"?state={value}" if value else "?", "current": value == chosen, "count": number}
            for value, label, number in rows
            if number or not value
        ]


class OfficeJournalDownload(JournalDoor, ExportPage):
    """The same rows for Excel."""

    title = _("Журнал заявок для Excel")

    def size(self):
        return self.rows().count()

    def back_url(self):
        return f"{reverse('office_journal', args=[self.edition.slug])}?{self.request.GET.urlencode()}"

    def taken(self):
        """Write the workbook of what the page shows."""
        name = f"journal-{self.edition.slug}.xlsx"
        content = documents.render_journal(
            str(self.edition), journal_lines(self.rows().iterator(chunk_size=CHUNK)), made_at=timezone.now()
        )
        about = f"contests.ContestEdition:{self.edition.slug}"
        what = _("Журнал заявок: %(contest)s") % {"contest": self.edition}
        return Taken(content, name, documents.XLSX, about=about, what=what, rows=self.size())


class ScreeningDoor:
    """An application that was sent; a draft is its owner's alone."""

    model = Application
    context_object_name: str | None = "application"

    def visible(self):
        """Return registered applications with everybody whom the card names."""
        related = ("edition__contest", "nomination", "applicant", "organization__municipality", "nominee_consent")
        return Application.objects.visible_to(self.request.user).submitted().select_related(*related)


class OfficeApplication(ScreeningDoor, DetailPage):
    """Everything for the decision on one page, the decision included."""

    permission = "contests.admit_application"
    workflow = ApplicationWorkflow
    template_name = "contests/office_application.html"

    def get_context_data(self, **kwargs):
        edition, subject = self.object.edition, self.object.applicant
        about, what = self.object.consent_subject, str(self.object)
        note_access(AccessAct.VIEW, by=self.request.user, about=about, what=what, subject=subject)
        return super().get_context_data(
            card=screening_card(self.object),
            edition=edition,
            tabs=tabs_of(edition, "journal"),
            frame="contests/office_room.html",
            **kwargs,
        )


class OfficeApplicationMove(ScreeningDoor, MovePage):
    """Admit, return, reject, withdraw."""

    permission = "contests.admit_application"
    workflow = ApplicationWorkflow
    forms = {"return": ReturnForm, "reject": RejectForm, "withdraw": ReasonForm}
    template_name = "desk_move.html"

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if self.move.name == "return":
            kwargs["application"] = self.object
        return kwargs

    def get_initial(self):
        overdue = self.move.name == "reject" and self.object.correction and self.object.correction.is_overdue()
        return {"reason": overdue_words(self.object.correction)} if overdue else {}

    def get_success_url(self):
        return reverse("office_application", args=[self.object.code])
