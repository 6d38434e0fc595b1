"""What waits for a person on the front page of the office. Reading only, a fixed number of queries for any number of rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from foundation.russian.dates import date_words
from pages.models import (
    ContactsPage,
    DocumentPage,
    HomePage,
    PlanIndexPage,
    SiteReview,
    StandardPage,
    WorkPlanPage,
)
from pages.models.base import IndexPage
from pages.queries.links import link_faults
from pages.queries.plan_desk import Choice, desk_of

SHOWN = 5
OLD = timedelta(days=365)
# News, reports and results grow old by nature; these are believed until somebody changes them.
BELIEVED = (StandardPage, ContactsPage, HomePage, PlanIndexPage, DocumentPage, IndexPage)


@dataclass(frozen=True)
class Row:
    """One thing that waits: a link, a few words beside it, the state in words and its tone."""

    label: str
    url: str
    note: str = ""
    state: str = ""
    tone: str = "plain"


@dataclass(frozen=True)
class Waiting:
    """The first of the things that wait, and how many there are."""

    rows: list[Row] = field(default_factory=list)
    total: int = 0

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


def to_review(user) -> Waiting:
    """Return the pages that wait for this person's answer, the longest waiting first. One query."""
    mine = SiteReview.objects.filter(groups__in=user.groups.all())
    tasks = list(
        TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=mine)
        .select_related("revision", "workflow_state__requested_by")
        .defer("revision__content")
        .order_by("started_at")
        .distinct()
    )
    return Waiting([_review_row(task) for task in tasks[:SHOWN]], len(tasks))


def drafts_of(user) -> Waiting:
    """Return what this person has begun and nobody outside has read, the latest first. Two queries."""
    drafts = list(
        Page.objects.filter(Q(owner=user) | Q(latest_revision__user=user), has_unpublished_changes=True)
        .exclude(latest_revision=None)
        .order_by("-latest_revision_created_at")
        .only("draft_title", "content_type", "latest_revision_created_at", "go_live_at", "live")
    )
    shown = drafts[:SHOWN]
    checks = {
        check.object_id: check
        for check in WorkflowState.objects.active()
        .filter(
            object_id__in=[str(page.pk) for page in shown], base_content_type=ContentType.objects.get_for_model(Page)
        )
        .select_related("current_task_state")
    }
    return Waiting([_draft_row(page, checks.get(str(page.pk))) for page in shown], len(drafts))


def untold(plan: WorkPlanPage | None, *, at: datetime) -> Waiting:
    """Return the rows of the plan whose term has passed and of which nothing was told. As many queries as the desk asks."""
    if plan is None:
        return Waiting()
    desk = desk_of(plan, at=at, choice=Choice(waits="coverage"))
    rows = [row for part in desk.parts for row in part.rows]
    return Waiting(
        [
            Row(
                f"{row.item.number}. {row.item.title}",
                reverse("office_plan_item", args=[plan.year, row.item.number]),
                row.item.approximate_period_text,
                row.row.standing.label,
                row.row.standing.tone,
            )
            for row in rows[:SHOWN]
        ],
        len(rows),
    )


def old_pages(*, at: datetime) -> Waiting:
    """Return the published pages that nobody has looked at for a year, the oldest first. One query."""
    kinds = ContentType.objects.get_for_models(*_believed()).values()
    pages = list(
        Page.objects.live()
        .filter(content_type__in=kinds, latest_revision_created_at__lt=at - OLD)
        .order_by("latest_revision_created_at")
        .only("title", "content_type", "latest_revision_created_at")
    )
    rows = [
        Row(
            page.title,
            _edit(page.pk),
            _("не менялась с %(day)s") % {"day": _day(page.latest_revision_created_at)},
            _kind(page.content_type_id),
        )
        for page in pages[:SHOWN]
    ]
    return Waiting(rows, len(pages))


def broken_links() -> Waiting:
    """Return the links that lead nowhere. One query."""
    faults = list(link_faults())
    rows = [
        Row(fault.page.title, _edit(fault.page_id), fault.words or fault.target, fault.get_reason_display(), "warn")
        for fault in faults[:SHOWN]
    ]
    return Waiting(rows, len(faults))


def _review_row(task: TaskState) -> Row:
    revision = task.revision
    author = task.workflow_state.requested_by
    note = ", ".join(filter(None, [author and author.get_short_name(), _day(task.started_at)]))
    return Row(revision.object_str, _edit(revision.object_id), note, _kind(revision.content_type_id))


def _draft_row(page: Page, check: WorkflowState | None) -> Row:
    state, tone = _("черновик"), "plain"
    if check and check.status == WorkflowState.STATUS_IN_PROGRESS:
        state, tone = _("на проверке"), "info"
    elif check:
        state, tone = _("нужно исправить: %(why)s") % {"why": check.current_task_state.comment}, "warn"
    note = f"{_kind(page.content_type_id)}, {_day(page.latest_revision_created_at)}"
    return Row(page.draft_title, _edit(page.pk), note, state, tone)


def _believed() -> Iterable[type[Page]]:
    for kind in BELIEVED:
        yield from kind.__subclasses__() if kind._meta.abstract else [kind]


def _kind(content_type_id: int) -> str:
    # Wagtail's own word for it asks for the depth of every page.
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return str(model._meta.verbose_name) if model else ""


def _edit(number) -> str:
    return reverse("wagtailadmin_pages:edit", args=[number])


def _day(moment: datetime) -> str:
    return date_words(timezone.localdate(moment))
