"""Doors of the chair of a jury: how far the jurors have come, the end of scoring, the result, the signature.

The chair excuses and returns sheets of others without ever seeing a mark on them.
"""

from django.http import Http404
from django.urls import reverse

from contests import documents
from contests.forms.score import ExcuseForm, FloorsForm, ReopenForm
from contests.models import Protocol, ScoreSheet
from contests.queries.chair import handed_in_sheets
from contests.queries.insight import hidden_from, insight_of
from contests.queries.progress import progress_of
from contests.queries.protocol import protocol_paper
from contests.queries.standings import standings_of
from contests.states import EditionState
from contests.views.jury import AFTER_SCORING, JuryRoom, tabs_of
from contests.workflow import EditionWorkflow, ProtocolWorkflow, SheetWorkflow
from foundation.views import DetailPage, DownloadPage, MovePage


class JuryProgress(JuryRoom, DetailPage):
    """Who has handed in how much, and which sheets are missing. No marks."""

    permission = "contests.view_progress"
    template_name = "contests/progress.html"
    tab = "progress"

    def get_context_data(self, **kwargs):
        base_url = reverse("contests:jury_desk", args=[self.object.slug])
        offers = EditionWorkflow.offers(self.request.user, self.object, base_url=base_url)
        progress, handed_in = progress_of(self.object), handed_in_sheets(self.object)
        return super().get_context_data(
            progress=progress,
            rows=[(row, handed_in.get(row.juror.pk, ())) for row in progress.jurors],
            may_excuse=self.object.state == EditionState.SCORING,
            offers=[offer for offer in offers if offer.name == "close_scoring"],
            **kwargs,
        )


class ScoringClose(JuryRoom, MovePage):
    """The end of scoring."""

    permission = "contests.close_scoring"
    workflow = EditionWorkflow

    def get_success_url(self):
        """Go to the result; back to the progress when the scoring was not closed."""
        name = "jury_standings" if self.object.state in AFTER_SCORING else "jury_progress"
        return reverse(f"contests:{name}", args=[self.object.slug])


class PresidedSheetMove(MovePage):
    """A sheet of this chair's jury: not to be waited for, or given back."""

    model = ScoreSheet
    permission = "contests.excuse_sheet"
    workflow = SheetWorkflow
    forms = {"excuse": ExcuseForm, "reopen": ReopenForm}

    def visible(self):
        """Sheets of the juries that this person chairs."""
        return ScoreSheet.objects.presided_by(self.request.user).select_related("juror__user", "juror__edition")

    def get_success_url(self):
        return reverse("contests:jury_progress", args=[self.object.juror.edition.slug])


class JuryStandings(JuryRoom, DetailPage):
    """Places and totals, after the scoring only."""

    permission = "contests.view_scores"
    template_name = "contests/standings.html"
    tab = "standings"

    def get_context_data(self, **kwargs):
        if self.object.state not in AFTER_SCORING:
            raise Http404
        hidden = hidden_from(self.request.user, self.object)
        return super().get_context_data(standings=standings_of(self.object), hidden=hidden, **kwargs)


class JuryInsight(JuryRoom, DetailPage):
    """What the chair may think over: agreement, strictness, how fragile the places are. Decides nothing."""

    permission = "contests.view_insight"
    template_name = "contests/insight.html"
    tab = "insight"

    def get_context_data(self, **kwargs):
        if self.object.state not in AFTER_SCORING:
            raise Http404
        form = FloorsForm(self.request.GET or None)
        floors = form.cleaned_data["floors"] if form.is_valid() else []
        hidden = hidden_from(self.request.user, self.object)
        insights = insight_of(self.object, floors, hidden)
        return super().get_context_data(insights=insights, floors_form=form, hidden=hidden, **kwargs)


class ProtocolDoor:
    """A protocol for those who may know of it: a draft for the chair, a signed one for the whole jury."""

    model = Protocol
    permission = "contests.view_protocol"

    def visible(self):
        """Return protocols with the contest that they name."""
        related = ("edition__contest", "signed_by")
        return Protocol.objects.visible_to(self.request.user).select_related(*related)


class ProtocolDetail(ProtocolDoor, DetailPage):
    """The protocol as it will be printed, and the chair's signature under it."""

    workflow = ProtocolWorkflow
    template_name = "contests/protocol.html"

    def get_context_data(self, **kwargs):
        edition = self.object.edition
        return super().get_context_data(
            edition=edition,
            paper=protocol_paper(self.object),
            tabs=tabs_of(self.request.user, edition, "protocol"),
            frame="contests/jury_room.html",
            **kwargs,
        )


class ProtocolMove(ProtocolDoor, MovePage):
    """The signature."""

    workflow = ProtocolWorkflow


class ProtocolDownload(ProtocolDoor, DownloadPage):
    """The protocol on paper."""

    def file(self):
        """Draw the protocol from its frozen facts."""
        name = f"protocol-{self.object.number}.pdf"
        return documents.render_protocol(protocol_paper(self.object)), name, "application/pdf"
