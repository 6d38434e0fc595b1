"""Doors of appeals: the school files them for its pupils, the commission hears and decides."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certificates.pdf import render
from certificates.queries import facsimiles_of
from foundation.documents.archive import packed
from foundation.permissions import allows
from foundation.views import DetailPage, DownloadPage, FormPage, MovePage, PlainPage
from olympiad.actions.appeal import conflict_of, file_appeal, vote_on_appeal
from olympiad.forms.marking import AppealForm, AppealReturnForm, DecisionForm, ScheduleForm, VoteForm
from olympiad.models import Appeal, OlympiadTask
from olympiad.queries.appeals import tally
from olympiad.queries.papers import papers_of_schools
from olympiad.queries.school_results import results_of, works_of_schools
from olympiad.states import AppealState
from olympiad.views.marking import MarkingRoom
from olympiad.workflow import AppealWorkflow
from privacy.actions.access import note_access
from privacy.states import AccessAct


class SchoolResults(PlainPage):
    """The results of my pupils, task by task, and the way to an appeal."""

    permission = "olympiad.list_own_results"
    template_name = "olympiad/school_results.html"

    def get_context_data(self, **kwargs):
        papers = papers_of_schools(self.request.user)
        return super().get_context_data(results=results_of(self.request.user), papers=papers, **kwargs)


class SchoolDiplomas(DownloadPage):
    """The diplomas and certificates of my pupils in one archive; 404 while there are none."""

    permission = "olympiad.list_own_results"
    needs_proof = True

    def file(self):
        """Draw every paper anew from its stored facts, and write who took them."""
        if not (papers := papers_of_schools(self.request.user)):
            raise Http404
        note_access(
            AccessAct.EXPORT, by=self.request.user, about="certificates.Certificate",
            what=str(_("Дипломы учеников школы")), rows=len(papers),
        )  # fmt: skip
        return packed(drawn(papers)), "diplomas.zip", "application/zip"


def drawn(papers) -> dict[str, bytes]:
    """Return the papers as PDF by names of files: the surname and the number."""
    files = {}
    for paper in papers:
        facts = paper.document
        name = f"{facts.holder_last} {paper.registration_number.replace('/', '-')}.pdf"
        files[name] = render(paper.layout, facts, facsimiles_of(facts))
    return files


class AppealFile(FormPage):
    """File an appeal on behalf of a pupil of one's school."""

    permission = "olympiad.file_appeal"
    form_class = AppealForm
    template_name = "olympiad/appeal_file.html"
    done = _("Апелляция подана. Решение появится на этой странице.")

    def find(self):
        """Return the participant, by his code, among the pupils of one's schools whose results are out."""
        self.work = get_object_or_404(works_of_schools(self.request.user), participant__code=self.kwargs["code"])
        return self.work.participant

    def get_form_kwargs(self):
        tasks = OlympiadTask.objects.counted().filter(marking=self.work.marking_id)
        return super().get_form_kwargs() | {"tasks": tasks.of_grade(self.object.competing_grade)}

    def perform(self, **answers):
        """File it; the next page is its card."""
        return file_appeal(self.object, by=self.request.user, **answers)


class AppealDoor:
    """An appeal for those who may know of it."""

    model = Appeal
    permission = "olympiad.view_appeal"
    context_object_name: str | None = "appeal"

    def visible(self):
        """Appeals with what their card names."""
        related = ("marking__stage__edition__rules", "participant__pupil", "participant__school", "task")
        return Appeal.objects.visible_to(self.request.user).select_related(*related)


class AppealDetail(AppealDoor, DetailPage):
    """The card: the claim, the score, the votes for those who vote, the decision for everybody."""

    workflow = AppealWorkflow
    template_name = "olympiad/appeal.html"

    def get_context_data(self, **kwargs):
        member = self.object.marking.members.judging().filter(user=self.request.user).first()
        hears = member is not None and self.object.state == AppealState.SCHEDULED
        return super().get_context_data(
            member=member,
            conflict=conflict_of(member, self.object) if member else None,
            votes=self.object.votes.select_related("member__user") if member else [],
            tally=tally(self.object) if member else None,
            vote_form=VoteForm() if hears else None,
            **kwargs,
        )


class AppealVoteCast(AppealDoor, FormPage):
    """Give one's vote."""

    permission = "olympiad.vote_on_appeal"
    form_class = VoteForm
    template_name = "olympiad/appeal_vote.html"
    done = _("Голос записан.")

    def perform(self, **answers):
        """Vote; the page stays the appeal's."""
        vote_on_appeal(self.object, by=self.request.user, **answers)
        return self.object


class AppealMove(AppealDoor, MovePage):
    """A move of an appeal, after its question."""

    workflow = AppealWorkflow
    forms = {"return": AppealReturnForm, "schedule": ScheduleForm, "reject": DecisionForm, "grant": DecisionForm}

    def get_success_url(self):
        return reverse("olympiad:appeal", args=[self.object.code])


class MarkingAppeals(MarkingRoom, DetailPage):
    """All appeals of a stage."""

    permission = "olympiad.list_appeals"
    template_name = "olympiad/marking_appeals.html"
    tab = "marking_appeals"

    def get_context_data(self, **kwargs):
        appeals = self.object.appeals.select_related("participant__pupil", "participant__school", "task")
        may_run = allows(self.request.user, "olympiad.run_appeals", self.object)
        return super().get_context_data(appeals=appeals.order_by("filed_at"), may_run=may_run, **kwargs)
