"""What the papers of a plan say: the plan as it was written, and what became of it by the end of the year. Frozen facts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from contests.states import EditionState
from foundation.russian.dates import date_range
from foundation.russian.plurals import count
from members.queries.growth import growth_of_year
from pages.models import CoveragePage, DocumentPage, NewsPage, PlanActivity, WorkPlanPage
from pages.models.base import readable
from pages.periods import DateRange
from pages.plan_status import Standing
from pages.queries.plan import PlanRow, plan_parts, published_plans
from pages.states import ActivityState, PlanItemKind, PlanItemStatus

LINK_LABELS = {
    "results": "Итоги",
    "news": "Новость",
    "coverage": "Рассказ",
    "mention": "Публикация",
    "document": "Документ",
    "growth": "Рост отделения",
}
STATES: dict[str, str] = {ActivityState.CANCELLED: " – отменено", ActivityState.PLANNED: " – запланировано"}


def sentence(text: str) -> str:
    """Close the words with a full stop, unless they are closed already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


@dataclass(frozen=True)
class PaperActivity:
    """One thing that was done, or was to be done, for a row."""

    code: str
    title: str
    state: str
    starts_on: date | None
    ends_on: date | None
    place: str
    participants: int | None
    outcome: str
    changed_at: datetime

    @property
    def days(self) -> str:
        """On which days it was or will be."""
        if self.starts_on is None:
            return "день не назначен"
        return date_range(self.starts_on, self.ends_on or self.starts_on)

    @property
    def words(self) -> str:
        """What was done: «12 марта 2020 г. Заседание президиума (5 участников). План утверждён»."""
        people = self.participants
        crowd = f" ({count(people, 'участник', 'участника', 'участников')})" if people is not None else ""
        head = sentence(f"{self.title}{crowd}{STATES.get(self.state, '')}")
        return " ".join(filter(None, ["" if self.starts_on is None else sentence(self.days), head, self.outcome]))


@dataclass(frozen=True)
class PaperLink:
    """Where one may read on; `kind` is news, coverage, mention, document, results or growth."""

    kind: str
    title: str
    url: str

    @property
    def label(self) -> str:
        """What one will read there, in a word."""
        return LINK_LABELS[self.kind]


@dataclass(frozen=True)
class PaperRow:
    """A row in the words of the plan, with what became of it. `key` never changes, the number may."""

    key: int
    number: int
    period: str
    title: str
    participants: str
    programme: str
    kind: str
    audience: str
    planned_participants: int | None
    standing: Standing
    activities: tuple[PaperActivity, ...]
    changed_at: datetime
    url: str
    links: tuple[PaperLink, ...] = ()

    @property
    def ranges(self) -> tuple[DateRange, ...]:
        """The days of the term that holds now."""
        return self.standing.period.ranges

    @property
    def held(self) -> tuple[PaperActivity, ...]:
        """The activities that took place."""
        return tuple(activity for activity in self.activities if activity.state == ActivityState.HELD)

    @property
    def took_part(self) -> int | None:
        """How many people took part in all; None when nobody counted."""
        counted = [activity.participants for activity in self.held if activity.participants is not None]
        return sum(counted) if counted else None


@dataclass(frozen=True)
class PaperPart:
    """A section with its rows."""

    wording: str
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True)
class PlanPaper:
    """A whole plan as of a day."""

    year: int
    title: str
    parts: tuple[PaperPart, ...]
    changed_at: datetime
    on: date
    author: str
    url: str

    @property
    def rows(self) -> tuple[PaperRow, ...]:
        """All rows in their order."""
        return tuple(row for part in self.parts for row in part.rows)


@dataclass(frozen=True)
class ReportTotals:
    """The year in figures: rows by how they ended, activities, people, publications."""

    rows: int
    held: int
    partly_held: int
    postponed: int
    cancelled: int
    replaced: int
    open: int
    activities: int
    participants: int
    news: int
    coverage: int
    mentions: int
    documents: int


def public_plan(pk: int) -> WorkPlanPage:
    """Return a plan that everybody may read. Raises DoesNotExist."""
    return published_plans().get(pk=pk)


def plan_paper(plan: WorkPlanPage, *, at: datetime) -> PlanPaper:
    """Return the facts of a plan as of `at`. Three queries."""
    return _paper(plan, at, {})


def year_report(plan: WorkPlanPage, *, at: datetime) -> PlanPaper:
    """Return the same with links to everything that was told and published. Seven queries."""
    return _paper(plan, at, _links_of(plan), _growth_of(plan.year, at))


def totals_of(paper: PlanPaper) -> ReportTotals:
    """Reckon the year up."""
    statuses = [row.standing.status for row in paper.rows]
    held = [activity for row in paper.rows for activity in row.held]
    kinds = [link.kind for row in paper.rows for link in row.links]
    ended = {
        status.value: statuses.count(status)
        for status in (
            PlanItemStatus.HELD,
            PlanItemStatus.PARTLY_HELD,
            PlanItemStatus.POSTPONED,
            PlanItemStatus.CANCELLED,
            PlanItemStatus.REPLACED,
        )
    }
    return ReportTotals(
        rows=len(statuses),
        open=len(statuses) - sum(ended.values()),
        activities=len(held),
        participants=sum(activity.participants or 0 for activity in held),
        news=kinds.count("news"),
        coverage=kinds.count("coverage"),
        mentions=kinds.count("mention"),
        documents=kinds.count("document") + kinds.count("results"),
        **ended,
    )


def _paper(
    plan: WorkPlanPage, at: datetime, links: dict[int, list[PaperLink]], growth: PaperLink | None = None
) -> PlanPaper:
    published = plan.last_published_at or plan.latest_revision_created_at or at
    parts = tuple(
        PaperPart(
            part.section.wording,
            tuple(_row(row, published, [*_own(row, growth), *links.get(row.item.pk, [])]) for row in part.rows),
        )
        for part in plan_parts(plan, at=at)
    )
    return PlanPaper(
        year=plan.year,
        title=plan.document_title,
        parts=parts,
        changed_at=max([published, *(row.changed_at for part in parts for row in part.rows)]),
        on=timezone.localdate(at),
        author=settings.BRANCH_NAME,
        url=absolute(plan.get_url() or ""),
    )


def absolute(path: str) -> str:
    """Return the whole address: papers are read outside of the site."""
    return urljoin(settings.BASE_URL, path)


def _row(row: PlanRow, published: datetime, links: list[PaperLink]) -> PaperRow:
    item = row.item
    activities = tuple(_activity(activity) for activity in row.activities)
    moments = [published, getattr(item, "marked_at", None), *(activity.changed_at for activity in activities)]
    return PaperRow(
        key=item.pk,
        number=item.number,
        period=item.approximate_period_text,
        title=item.title,
        participants=item.participants_text,
        programme=item.preliminary_programme,
        kind=item.get_kind_display(),
        audience=item.get_audience_display(),
        planned_participants=item.planned_participants,
        standing=row.standing,
        activities=activities,
        changed_at=max(moment for moment in moments if moment),
        url=absolute(item.get_absolute_url()),
        links=(*_results(row), *links),
    )


def _own(row: PlanRow, growth: PaperLink | None) -> list[PaperLink]:
    return [growth] if growth and row.item.kind == PlanItemKind.MEMBERSHIP else []


def _activity(activity: PlanActivity) -> PaperActivity:
    return PaperActivity(
        code=activity.code,
        title=str(activity),
        state=activity.state,
        starts_on=activity.starts_on,
        ends_on=activity.ends_on,
        place=activity.place,
        participants=activity.participants_count,
        outcome=activity.outcome,
        changed_at=activity.updated_at,
    )


def _results(row: PlanRow) -> list[PaperLink]:
    editions = [activity.contest_edition for activity in row.activities if activity.contest_edition]
    return [
        PaperLink("results", str(edition), absolute(edition.get_results_url()))
        for edition in editions
        if edition.state == EditionState.PUBLISHED
    ]


def _links_of(plan: WorkPlanPage) -> dict[int, list[PaperLink]]:
    links: dict[int, list[PaperLink]] = defaultdict(list)
    for news in _about(NewsPage, plan).order_by("published_on", "pk"):
        links[news.plan_item_id].append(_link("news", news))
    for page in _coverage_of(plan):
        activity = page.activity
        row = page.plan_item_id or (activity.item_id if activity else 0)
        links[row].append(_link("coverage", page))
        links[row] += [_mention(block.value) for block in page.mentions]
    for document in _about(DocumentPage, plan).order_by("title", "pk"):
        links[document.plan_item_id].append(_link("document", document))
    return links


def _growth_of(year: int, at: datetime) -> PaperLink | None:
    """Return what the register of members says of the year, for the rows about admission."""
    growth = growth_of_year(year, today=timezone.localdate(at))
    if growth is None:
        return None
    words = f"принято {growth.admitted}, выбыло {growth.left}, на конец года {growth.total}"
    return PaperLink("growth", words, absolute(f"{reverse('members:growth')}?year={year}"))


def _about(pages: type[NewsPage] | type[DocumentPage], plan: WorkPlanPage) -> QuerySet:
    return readable(pages.objects.filter(plan_item__section__plan=plan)).only("title", "url_path", "plan_item")


def _coverage_of(plan: WorkPlanPage) -> QuerySet[CoveragePage]:
    about = Q(plan_item__section__plan=plan) | Q(activity__item__section__plan=plan)
    pages = readable(CoveragePage.objects.filter(about)).select_related("activity").order_by("happened_on", "pk")
    return pages.only("title", "url_path", "mentions", "plan_item", "activity__item")


def _link(kind: str, page) -> PaperLink:
    return PaperLink(kind, page.title, absolute(page.get_url()))


def _mention(value) -> PaperLink:
    return PaperLink("mention", f"{value['outlet']}: {value['title']}", value["url"] or "")
