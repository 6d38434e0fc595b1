"""After the marks: progress, standings, protocol, certificates. Before the scoring is closed no page here knows a mark."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contests.actions.certificates import AFTER_SIGNING, issue_certificates
from contests.actions.protocol import draw_up_protocol
from contests.forms.office import ProtocolForm
from contests.office.room import EditionRoom
from contests.queries.cockpit import certificates_issued, protocol_of
from contests.queries.progress import progress_of
from contests.queries.protocol import protocol_paper
from contests.queries.standings import standings_of
from contests.states import EditionState, ProtocolState
from contests.workflow import EditionWorkflow
from foundation.errors import Refusal
from foundation.forms import HouseForm
from foundation.russian.plurals import count
from foundation.views import DetailPage, FormPage


class OfficeProgress(EditionRoom, DetailPage):
    """How far the jury has come, without marks."""

    permission = "contests.view_progress"
    template_name = "contests/progress.html"
    tab = "progress"

    def get_context_data(self, **kwargs):
        progress = progress_of(self.object)
        rows = [(row, ()) for row in progress.jurors]
        return super().get_context_data(progress=progress, rows=rows, may_excuse=False, **kwargs)


class OfficeStandings(EditionRoom, DetailPage):
    """Places and totals once the scoring is closed; before that, the words that they are not there yet."""

    permission = "contests.view_scores"
    template_name = "contests/standings.html"
    tab = "standings"

    def get_context_data(self, **kwargs):
        try:
            shown = {"standings": standings_of(self.object)}
        except Refusal as refusal:
            shown = {"refusal": refusal.reason}
        return super().get_context_data(**shown, **kwargs)


class OfficeProtocol(EditionRoom, FormPage):
    """Drawing the protocol up; the draft may be drawn up again until it is signed, then the results are published."""

    permission = "contests.draw_up_protocol"
    form_class = ProtocolForm
    template_name = "contests/office_protocol.html"
    tab = "protocol"
    done = _("Проект протокола составлен. Теперь его подписывает председатель жюри.")

    def get_initial(self):
        protocol = protocol_of(self.object)
        return {"number": protocol.number, "held_on": protocol.held_on} if protocol else {}

    def get_context_data(self, **kwargs):
        protocol = protocol_of(self.object)
        base_url = reverse("office_edition", args=[self.object.slug])
        offers = EditionWorkflow.offers(self.request.user, self.object, base_url=base_url)
        return super().get_context_data(
            protocol=protocol,
            paper=protocol and protocol_paper(protocol),
            may_draw_up=self.object.state == EditionState.SCORING_CLOSED
            and not (protocol and protocol.state == ProtocolState.SIGNED),
            publish=[offer for offer in offers if offer.name == "publish"],
            **kwargs,
        )

    def perform(self, **answers):
        """Draw the protocol up; the page stays the contest's."""
        draw_up_protocol(self.object, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return reverse("office_protocol", args=[self.object.slug])


class OfficeCertificates(EditionRoom, FormPage):
    """Issuing the certificates, and the list of what is issued."""

    permission = "contests.issue_certificates"
    form_class = HouseForm
    template_name = "contests/office_certificates.html"
    tab = "certificates"

    @property
    def done(self):
        """How many papers there are now."""
        papers = count(len(certificates_issued(self.object)), "документ", "документа", "документов")
        return _("Готово. Выдано: %(papers)s.") % {"papers": papers}

    def get_context_data(self, **kwargs):
        issued = certificates_issued(self.object)
        may_issue = self.object.state in AFTER_SIGNING
        return super().get_context_data(certificates=issued, may_issue=may_issue, **kwargs)

    def perform(self):
        """Issue one paper for every award; those that exist stay as they are."""
        issue_certificates(self.object, by=self.request.user)
        return self.object

    def get_success_url(self):
        return reverse("office_certificates", args=[self.object.slug])
