"""The desk of applications to join: what waits for the Presidium, one application with its decision, a paper taken in."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from foundation.views import DetailPage, DownloadPage, FormPage, ListPage, MovePage
from members.actions.membership_application import revise_application, take_in_paper
from members.forms.application import PAPER_FACTS, AdmitForm, DeclineForm, PaperForm, ReturnForm, WithdrawalForm
from members.models import MembershipApplication
from members.office.room import BranchRoom
from members.queries.applications import applications_desk, counts_by_state
from members.states import ApplicationState
from members.workflow import MembershipApplicationWorkflow
from privacy.actions.access import note_access
from privacy.states import AccessAct, ConsentKind


class OfficeApplications(BranchRoom, ListPage):
    """Applications by state; what waits for a decision is shown first."""

    permission = "members.decide_membershipapplication"
    template_name = "members/office_applications.html"
    tab = "applications"

    @property
    def state(self) -> str:
        """The state that the address asks for: those that wait, unless told otherwise."""
        asked = self.request.GET.get("state", ApplicationState.SUBMITTED)
        return asked if asked in ApplicationState.values else ""

    def get_queryset(self):
        return applications_desk(self.request.user, state=self.state)

    def get_context_data(self, **kwargs):
        return super().get_context_data(states=self.states(), **kwargs)

    def states(self) -> list[dict]:
        """Return the states as tabs with their counts."""
        counts = counts_by_state(self.request.user)
        rows = [*((state.value, state.label, counts[state.value]) for state in ApplicationState), ("all", _("Все"), 0)]
        return [
            {"label": label, "url": f"?state={value}", "current": value == (self.state or "all"), "count": number}
            for value, label, number in rows
            if number or value in {ApplicationState.SUBMITTED, "all"}
        ]


def note(act: AccessAct, application, *, by) -> None:
    """Write into the journal who looked at an application."""
    what, subject = str(_("Заявление о вступлении")), application.applicant
    note_access(act, by=by, about=f"members.MembershipApplication:{application.code}", what=what, subject=subject)


class ApplicationDoor(BranchRoom):
    """One application that the secretary may see."""

    model = MembershipApplication
    context_object_name: str | None = "application"
    tab = "applications"

    def visible(self):
        """Return the applications with everybody whom the page names."""
        rows = MembershipApplication.objects.visible_to(self.request.user)
        return rows.select_related("applicant", "municipality", "membership__member")


class OfficeApplication(ApplicationDoor, DetailPage):
    """Everything for the decision on one page."""

    permission = "members.decide_membershipapplication"
    workflow = MembershipApplicationWorkflow
    template_name = "members/office_application.html"

    def get_context_data(self, **kwargs):
        note(AccessAct.VIEW, self.object, by=self.request.user)
        agreed = self.object.agreed()
        consents = [(kind.label, kind in agreed) for kind in (ConsentKind.PROCESSING, ConsentKind.PUBLICATION)]
        return super().get_context_data(consents=consents, **kwargs)


class OfficeApplicationMove(ApplicationDoor, MovePage):
    """Admit, return, decline; a paper is also sent on or taken back."""

    permission = "members.decide_membershipapplication"
    workflow = MembershipApplicationWorkflow
    forms = {"admit": AdmitForm, "return": ReturnForm, "decline": DeclineForm, "withdraw": WithdrawalForm}
    template_name = "members/office_move.html"

    def get_form_kwargs(self):
        known = {"application": self.object} if self.move.name == "admit" else {}
        return super().get_form_kwargs() | known

    def get_success_url(self):
        return self.object.get_office_url()


class PaperIntake(BranchRoom, FormPage):
    """A paper becomes an application."""

    permission = "members.take_in_membershipapplication"
    form_class = PaperForm
    verb = staticmethod(take_in_paper)
    template_name = "members/office_form.html"
    done = _("Заявление внесено. Проверьте и отправьте его на решение президиума.")
    tab = "applications"

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=_("Заявление на бумаге"), multipart=True, **kwargs)


class PaperRevision(ApplicationDoor, FormPage):
    """A paper's facts corrected, its image replaced."""

    permission = "members.change_membershipapplication"
    form_class = PaperForm
    verb = staticmethod(revise_application)
    template_name = "members/office_form.html"
    done = _("Заявление исправлено.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"has_scan": bool(self.object.scan)}

    def get_initial(self):
        return {name: getattr(self.object, name) for name in PAPER_FACTS}

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=_("Исправить заявление"), multipart=True, back=self.object, **kwargs)


class ScanDownload(ApplicationDoor, DownloadPage):
    """The image of the paper."""

    permission = "members.decide_membershipapplication"

    def file(self):
        """Return the kept file. Raises Http404 where there is none."""
        if not self.object.scan:
            raise Http404
        note(AccessAct.DOWNLOAD, self.object, by=self.request.user)
        return self.object.scan, self.object.scan_name, self.object.scan_type
