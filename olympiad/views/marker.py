"""Doors of those who mark: a grid of codes and tasks for a marker; for the chair the progress, divergences, results."""

from functools import cached_property

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from foundation.permissions import allows
from foundation.russian.plurals import count
from foundation.views import DetailPage, FormPage
from olympiad.actions.certificates import issue_certificates
from olympiad.actions.marks import ask_third, hand_in_marks, save_marks
from olympiad.actions.results import decide_border
from olympiad.forms.marking import BorderForm, GridForm, ThirdForm
from olympiad.queries.figures import figures_of
from olympiad.queries.marking import grid_of, marker_figures, progress_of, seat_of
from olympiad.queries.papers import papers_of
from olympiad.queries.results import cohorts_of
from olympiad.queries.simulator import simulations_of
from olympiad.states import MarkingState
from olympiad.views.marking import MarkingRoom

DECODED = (MarkingState.DECODED, MarkingState.PRELIMINARY, MarkingState.FINAL)


class MarkerGrid(MarkingRoom, FormPage):
    """My works by their codes, tasks across. Arrows and Enter lead through it; every button saves first."""

    permission = "olympiad.mark_works"
    form_class = GridForm
    template_name = "olympiad/marking_grid.html"
    tab = "marking_grid"

    @cached_property
    def grid(self):
        """What lies before this marker. Whoever has no seat does not come so far."""
        return grid_of(seat_of(self.object, self.request.user))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"grid": self.grid}

    def get_context_data(self, **kwargs):
        is_open = self.object.state == MarkingState.MARKING
        return super().get_context_data(grid=self.grid, is_open=is_open, faults={}, **kwargs)

    def perform(self, marks):
        """Save the marks; the button «Сдать» hands in whatever is given and right."""
        saved = save_marks(self.object, by=self.request.user, marks=marks)
        for words in dict.fromkeys(saved.faults.values()):
            messages.warning(self.request, _("Не записано ячеек: %(count)d. %(words)s") % _told(saved.faults, words))
        self.done = _("Записано: %(count)s.") % {"count": count(saved.written, "оценка", "оценки", "оценок")}
        if "hand_in" in self.request.POST and not saved.faults:
            given = hand_in_marks(self.object, by=self.request.user)
            self.done = _("Сдано: %(count)s.") % {"count": count(given, "оценка", "оценки", "оценок")}
        return self.object

    def get_success_url(self):
        return self.page("marking_grid")


def _told(faults, words) -> dict:
    return {"count": sum(fault == words for fault in faults.values()), "words": words}


class MarkingProgress(MarkingRoom, FormPage):
    """How far the markers are, where two diverge, who marks how; the form asks a third one. No names of pupils."""

    permission = "olympiad.view_progress"
    form_class = ThirdForm
    template_name = "olympiad/marking_progress.html"
    tab = "marking_progress"
    done = _("Третья проверка назначена.")

    def get_form_kwargs(self):
        members = self.object.members.marking().select_related("user")
        return super().get_form_kwargs() | {"members": members}

    def get_context_data(self, **kwargs):
        may_settle = self.object.state == MarkingState.MARKING and allows(
            self.request.user, "olympiad.settle_marks", self.object
        )
        return super().get_context_data(
            progress=progress_of(self.object),
            figures=marker_figures(self.object),
            markers=self.object.members.marking().select_related("user"),
            may_settle=may_settle,
            **kwargs,
        )

    def perform(self, **answers):
        """Ask the third; the page stays the marking's."""
        ask_third(self.object, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return self.page("marking_progress")


class MarkingStandings(MarkingRoom, DetailPage):
    """Places and awards as the ledger gives them now, and what other rules would do. By codes, after the decoding."""

    permission = "olympiad.view_standings"
    template_name = "olympiad/marking_standings.html"
    tab = "marking_standings"

    def get_context_data(self, **kwargs):
        is_ready = self.object.state in DECODED
        cohorts = cohorts_of(self.object) if is_ready else []
        tasks = list(self.object.tasks.counted())
        may_decide = self.object.state != MarkingState.FINAL and allows(
            self.request.user, "olympiad.approve_results", self.object
        )
        return super().get_context_data(
            cohorts=[(row, simulations_of(self.object, row), figures_of(row, tasks)) for row in cohorts],
            is_ready=is_ready,
            may_decide=may_decide,
            snapshots=self.object.snapshots.order_by("-sequence"),
            **kwargs,
        )


class BorderDecide(MarkingRoom, FormPage):
    """What the jury decided about the equals on the border of the quota of one cohort."""

    permission = "olympiad.approve_results"
    form_class = BorderForm
    template_name = "olympiad/border_decide.html"
    tab = "marking_standings"
    verb = staticmethod(decide_border)
    done = _("Решение жюри записано.")

    def get_initial(self):
        if self.object.state not in DECODED:
            raise Http404
        return {"cohort": self.request.GET.get("cohort", "all")}

    def get_success_url(self):
        return self.page("marking_standings")


class MarkingCertificates(MarkingRoom, FormPage):
    """Issuing the papers of the final list, and what is issued."""

    permission = "olympiad.issue_certificates"
    form_class = HouseForm
    template_name = "olympiad/marking_certificates.html"
    tab = "marking_certificates"
    done = _("Дипломы и сертификаты выданы.")

    def get_context_data(self, **kwargs):
        may_issue = self.object.state == MarkingState.FINAL
        return super().get_context_data(certificates=papers_of(self.object), may_issue=may_issue, **kwargs)

    def perform(self):
        """Issue them; those that exist stay as they are."""
        issue_certificates(self.object, by=self.request.user)
        return self.object

    def get_success_url(self):
        return self.page("marking_certificates")
