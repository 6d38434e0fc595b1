"""What the sections beside the news show: coverage, practices, laws, documents, results. Reading only."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise

from directory.models import Municipality
from foundation.publication import until_published
from pages.models import (
    BestPracticePage,
    CoveragePage,
    CoveragePhoto,
    DocumentPage,
    DocumentVersion,
    LegislationPage,
    PlanActivity,
    PracticePhoto,
    ResultsPage,
)
from pages.models.base import readable
from pages.queries.lists import bring_covers, with_cover
from pages.states import SHELVES, DocumentKind


@dataclass(frozen=True)
class Versions:
    """The versions of a document as of a day: what holds, what will hold, what held; the latest first."""

    in_force: DocumentVersion | None
    coming: tuple[DocumentVersion, ...]
    earlier: tuple[DocumentVersion, ...]


@dataclass(frozen=True)
class Kept:
    """A document of the library with the version in force."""

    page: DocumentPage
    version: DocumentVersion | None


@dataclass(frozen=True)
class Shelf:
    """Documents of one kind."""

    kind: DocumentKind
    title: str | Promise
    documents: tuple[Kept, ...]


def published_coverage() -> QuerySet[CoveragePage]:
    """Return published reports, the latest first, without their texts, ready for `bring_covers`."""
    latest = readable(CoveragePage.objects).order_by("-happened_on", "-pk")
    return with_cover(latest.only("title", "happened_on", "lead", "url_path"), CoveragePhoto)


@until_published(size=1)
def latest_reports(number: int) -> list[CoveragePage]:
    """Return the latest published reports with their photographs, as the home page tells them."""
    reports = list(published_coverage()[:number])
    bring_covers(reports, CoveragePhoto)
    return reports


def activity_of(page: CoveragePage) -> PlanActivity | None:
    """Return the activity that a report is about."""
    if page.activity_id is None:
        return None
    return PlanActivity.objects.select_related("contest_edition__contest").filter(pk=page.activity_id).first()


def published_practices(*, municipality: str | None = None) -> QuerySet[BestPracticePage]:
    """Return published practices, the latest first, of one municipality or of all, ready for `bring_covers`."""
    practices = readable(BestPracticePage.objects).select_related("municipality").order_by("-year", "-pk")
    shown = practices.only("title", "year", "problem", "result", "url_path", "municipality__name")
    chosen = shown.filter(municipality__code=municipality) if municipality else shown
    return with_cover(chosen, PracticePhoto)


def municipalities_with_practices() -> list[tuple[str, str]]:
    """Return (code, name) of the municipalities that shared a practice, by name. One query."""
    practising = readable(BestPracticePage.objects).values("municipality")
    return list(Municipality.objects.filter(pk__in=practising).by_name().values_list("code", "name"))


def published_acts(*, year: str | None = None, level: str | None = None) -> QuerySet[LegislationPage]:
    """Return the acts of the digest, the latest first, of a year and of a level or of all, without their texts."""
    acts = readable(LegislationPage.objects).order_by("-act_date", "-pk")
    shown = acts.only("title", "level", "act_number", "act_date", "in_force_from", "lead", "url_path")
    dated = shown.filter(act_date__year=year) if year else shown
    return dated.filter(level=level) if level else dated


def versions_of(page: DocumentPage, *, on: date) -> Versions:
    """Return the versions of a document as of the day `on`; also those of a preview, which are in no table."""
    known = sorted(page.versions.all(), key=lambda version: (version.valid_from, version.pk or 0), reverse=True)
    begun = [version for version in known if version.valid_from <= on]
    coming = [version for version in known if version.valid_from > on]
    return Versions(next(iter(begun), None), tuple(coming), tuple(begun[1:]))


def shelves(*, on: date) -> list[Shelf]:
    """Return the library by kinds in the order of DocumentKind, as of the day `on`. Two queries."""
    versions = Prefetch("versions", DocumentVersion.objects.select_related("document"))
    found = readable(DocumentPage.objects).prefetch_related(versions).order_by("title")
    kept = [Kept(page, versions_of(page, on=on).in_force) for page in found.only("title", "kind", "lead", "url_path")]
    parted = ((kind, tuple(document for document in kept if document.page.kind == kind)) for kind in DocumentKind)
    return [Shelf(kind, SHELVES[kind], documents) for kind, documents in parted if documents]


def published_results() -> QuerySet[ResultsPage]:
    """Return the pages of results with their contests, the latest first."""
    results = readable(ResultsPage.objects).select_related("contest_edition__contest")
    return results.order_by("-contest_edition__year", "-contest_edition__published_at", "-pk")
