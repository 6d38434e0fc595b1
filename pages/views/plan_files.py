"""Doors to the papers of a plan: the report of the year as a page, and files that are made once until the next publication."""

from django.http import Http404
from django.utils import timezone

from foundation.documents.form_docx import render_docx
from foundation.documents.form_pdf import render_pdf
from foundation.publication import until_published
from foundation.views import DetailPage, PublicFile
from pages import documents
from pages.documents.calendar import render_plan_calendar
from pages.documents.plan import plan_form, render_plan_xlsx
from pages.documents.report import report_form, report_title, totals_words
from pages.models import WorkPlanPage
from pages.queries.plan import published_plans
from pages.queries.plan_papers import plan_paper, public_plan, totals_of, year_report

PLAN = {
    "docx": (lambda paper: render_docx(plan_form(paper)), documents.DOCX),
    "pdf": (lambda paper: render_pdf(plan_form(paper)), documents.PDF),
    "xlsx": (render_plan_xlsx, documents.XLSX),
    "ics": (render_plan_calendar, documents.ICS),
}
REPORT = {
    "docx": (lambda paper: render_docx(report_form(paper)), documents.DOCX),
    "pdf": (lambda paper: render_pdf(report_form(paper)), documents.PDF),
}
KEPT = 24


class PublishedPlan:
    """The plan of a year that everybody may read; others are not found."""

    model = WorkPlanPage
    address = "year"
    public = True

    def visible(self):
        """Return the published plans."""
        return published_plans()


class PlanReport(PublishedPlan, DetailPage):
    """What became of every row: the report of the year, as a page."""

    template_name = "pages/plan_report.html"
    context_object_name = "plan"

    def get_context_data(self, **kwargs):
        report = year_report(self.object, at=timezone.now())
        return super().get_context_data(
            report=report, title=report_title(report), totals=list(totals_words(totals_of(report))), **kwargs
        )


class PlanFile(PublishedPlan, PublicFile):
    """The plan for Word, for Excel, for the printer, for the calendar."""

    def file(self):
        """Make the file, or take it as it was made a moment ago."""
        kind = _known(PLAN, self.kwargs["kind"])
        return _plan(self.object.pk, kind), f"plan-{self.object.year}.{kind}", PLAN[kind][1]


class ReportFile(PublishedPlan, PublicFile):
    """The report of the year for Word and for the printer."""

    def file(self):
        """Make the file, or take it as it was made a moment ago."""
        kind = _known(REPORT, self.kwargs["kind"])
        return _report(self.object.pk, kind), f"report-{self.object.year}.{kind}", REPORT[kind][1]


def _known(kinds, kind: str) -> str:
    if kind not in kinds:
        raise Http404
    return kind


@until_published(size=KEPT)
def _plan(pk: int, kind: str) -> bytes:
    render, _type = PLAN[kind]
    return render(plan_paper(public_plan(pk), at=timezone.now()))


@until_published(size=KEPT)
def _report(pk: int, kind: str) -> bytes:
    render, _type = REPORT[kind]
    return render(year_report(public_plan(pk), at=timezone.now()))
