"""The cockpit of one contest, its moves and its jury."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contests.actions.certificates import AFTER_SIGNING
from contests.actions.jury import JURY_CHANGES_IN, appoint_juror, revoke_juror
from contests.forms.office import AppointForm
from contests.models import JuryMember
from contests.office.room import EditionRoom
from contests.queries.cockpit import cockpit_of, seated_jury
from contests.queries.cycle import checklist_of
from contests.workflow import EditionWorkflow
from contests.workflow.announcement import warnings_before_announcement
from contests.workflow.setup import is_draft
from foundation.forms import HouseForm, ReasonForm
from foundation.views import DetailPage, FormPage, MovePage


class OfficeEdition(EditionRoom, DetailPage):
    """Phase, days left, counts, what waits, and the moves with the reasons why not."""

    permission = "contests.view_edition"
    workflow = EditionWorkflow
    template_name = "contests/office_edition.html"

    def get_context_data(self, **kwargs):
        draft, cockpit = is_draft(self.object), cockpit_of(self.object)
        return super().get_context_data(
            cockpit=cockpit,
            warnings=warnings_before_announcement(self.object) if draft else [],
            is_draft=draft,
            checklist=checklist_of(self.object) if draft else [],
            may_issue=self.object.state in AFTER_SIGNING,
            **kwargs,
        )


class OfficeEditionMove(EditionRoom, MovePage):
    """A move of the contest, after its question."""

    permission = "contests.view_edition"
    workflow = EditionWorkflow
    forms = {"cancel": ReasonForm}
    template_name = "desk_move.html"

    def get_success_url(self):
        return reverse("office_edition", args=[self.object.slug])


class OfficeJury(EditionRoom, FormPage):
    """Who sits in the jury; the form seats one more, or gives another role."""

    permission = "contests.appoint_juror"
    form_class = AppointForm
    verb = staticmethod(appoint_juror)
    template_name = "contests/office_jury.html"
    tab = "jury"
    done = _("Состав жюри изменён.")

    def get_context_data(self, **kwargs):
        may_change = self.edition.state in JURY_CHANGES_IN
        return super().get_context_data(jury=seated_jury(self.edition), may_change=may_change, **kwargs)

    def perform(self, **answers):
        """Seat the juror; the page stays the contest's."""
        self.verb(self.object, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return reverse("office_jury", args=[self.object.slug])


class OfficeJurorRevoke(EditionRoom, FormPage):
    """Take a juror out of the jury, after a question."""

    permission = "contests.appoint_juror"
    needs_proof = True
    form_class = HouseForm
    template_name = "contests/office_juror_revoke.html"
    tab = "jury"
    done = _("Член жюри выведен из состава.")

    @property
    def juror(self):
        """The seat that the address names. Raises Http404."""
        return get_object_or_404(JuryMember.objects.active(), edition=self.object, pk=self.kwargs["seat"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(juror=self.juror, **kwargs)

    def perform(self):
        """End the powers; the page stays the contest's."""
        revoke_juror(self.juror, by=self.request.user)
        return self.object

    def get_success_url(self):
        return reverse("office_jury", args=[self.object.slug])
