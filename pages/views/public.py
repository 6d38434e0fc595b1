"""What the home page and the plans show beside themselves. Wagtail finds the page; these functions bring its context."""

from django.urls import reverse
from django.utils import timezone

from pages.blocks.live import deadlines, live_editions, open_now
from pages.forms.plan_filter import PlanFilterForm
from pages.models import HomePage, PlanIndexPage, WorkPlanPage
from pages.models.base import context_of
from pages.models.routing import know_the_site
from pages.queries import news, plan
from pages.queries.calendar import coming
from pages.queries.plan_view import PlanView, plan_shown
from pages.queries.sections import latest_reports

DEADLINES_ON_HOME = COMING_ON_HOME = REPORTS_ON_HOME = 3
NEWS_ON_HOME = 4
# A plan of an ordinary year is shown whole; of a very long one the page would take seconds to load.
ROWS_AT_A_GLANCE = 40


def with_addresses(pages, request) -> list:
    """Return the pages with their `address`, relative to the site that was asked."""
    know_the_site(request)
    shown = list(pages)
    for page in shown:
        page.address = page.get_url(request)
    return shown


@context_of.register
def home_context(_page: HomePage, request):
    """The home page: what is open and due, what comes next, the latest news and reports, the plan of the year at a glance."""
    at = timezone.now()
    current = plan.current_plan(at=timezone.localtime(at))
    parts = plan.published_parts(current, at=at) if current else []
    return {
        **_live(at),
        "coming": coming(parts, on=timezone.localdate(at))[:COMING_ON_HOME],
        "plan": current,
        **_at_a_glance(parts),
        "news": with_addresses(news.latest_news(NEWS_ON_HOME), request),
        "reports": with_addresses(latest_reports(REPORTS_ON_HOME), request),
    }


def _at_a_glance(parts):
    shown, left_out = plan.first_rows(parts, ROWS_AT_A_GLANCE)
    return {"parts": shown, "left_out": left_out}


def _live(at):
    editions = live_editions()
    return {"open_now": open_now(editions, at=at), "deadlines": deadlines(editions, at=at)[:DEADLINES_ON_HOME]}


@context_of.register
def plan_index_context(_page: PlanIndexPage, request):
    """The plans: the current one at a glance, and the other years."""
    at = timezone.now()
    current = plan.current_plan(at=timezone.localtime(at))
    return {
        "plan": current,
        **_at_a_glance(plan.published_parts(current, at=at) if current else []),
        "other_plans": with_addresses(plan.plans_beside(current), request),
    }


@context_of.register
def work_plan_context(page: WorkPlanPage, request):
    """The plan of a year: its rows as the visitor wants to see them, and the other years."""
    # A preview shows rows that only its editor has.
    parts_of = plan.plan_parts if getattr(request, "is_preview", False) else plan.published_parts
    form = PlanFilterForm(request.GET)
    return {
        "shown": plan_shown(parts_of(page, at=timezone.now()), form.choice(), year=page.year),
        "filter": form,
        "views": PlanView.choices,
        "calendar_url": _calendar_of(page.year),
        "other_plans": with_addresses(plan.plans_beside(page), request),
    }


def _calendar_of(year: int) -> str:
    """Return the address of the calendar where a plan of `year` is best seen: this month, or January of another year."""
    if year == timezone.localdate().year:
        return reverse("pages:calendar")
    return reverse("pages:calendar_month", kwargs={"year": year, "month": 1})
