"""What the pages of the sections show beside themselves: news, coverage, practices, laws, documents, results, words."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from contests.queries.public import published_standings
from foundation.choices import filter_of
from foundation.paging import page_of
from pages.models import (
    BestPracticePage,
    ContactsPage,
    CoverageIndexPage,
    CoveragePage,
    CoveragePhoto,
    DocumentLibraryPage,
    DocumentPage,
    LegislationIndexPage,
    NewsIndexPage,
    NewsPage,
    NewsPhoto,
    PracticeIndexPage,
    PracticePhoto,
    ResultsIndexPage,
    ResultsPage,
    StandardPage,
)
from pages.models.base import context_of
from pages.queries import lists, news, sections, tree
from pages.states import LegislationLevel
from pages.views.public import with_addresses


@context_of.register
def news_index_context(_page: NewsIndexPage, request):
    """The news of a theme and a year, thirty to a page."""
    theme = filter_of(request, "theme", _("Тема"), news.themes_of_news())
    year = _years(request, lists.years_of(news.published_news(), "published_on"))
    shown = _page_with_covers(request, news.listed_news(theme=theme.chosen, year=year.chosen), NewsPhoto)
    return {"news": shown, "filters": [theme, year]}


@context_of.register
def news_context(page: NewsPage, request):
    """One piece of news: its photographs, themes and row of the plan, the news before and after it."""
    photos = lists.photos_of(page)
    lists.bring_sizes(photos, page.body)
    return {
        "photos": photos,
        "themes": list(page.tags.all()),
        "item": lists.plan_item_of(page),
        "beside": _addressed(lists.beside(page, news.published_news(), "published_on"), request),
    }


@context_of.register
def coverage_index_context(_page: CoverageIndexPage, request):
    """Reports of a year, thirty to a page."""
    reports = sections.published_coverage()
    year = _years(request, lists.years_of(reports, "happened_on"))
    shown = reports.filter(happened_on__year=year.chosen) if year.chosen else reports
    return {"reports": _page_with_covers(request, shown, CoveragePhoto), "filters": [year]}


@context_of.register
def coverage_context(page: CoveragePage, request):
    """One report: photographs, the row and the activity of the plan, the reports before and after it."""
    photos = lists.photos_of(page)
    lists.bring_sizes(photos, page.body)
    return {
        "photos": photos,
        "item": lists.plan_item_of(page),
        "activity": sections.activity_of(page),
        "beside": _addressed(lists.beside(page, sections.published_coverage(), "happened_on"), request),
    }


@context_of.register
def practice_index_context(_page: PracticeIndexPage, request):
    """Practices of a municipality or of all, thirty to a page."""
    place = filter_of(request, "place", _("Где"), sections.municipalities_with_practices())
    shown = sections.published_practices(municipality=place.chosen)
    return {"practices": _page_with_covers(request, shown, PracticePhoto), "filters": [place]}


@context_of.register
def practice_context(page: BestPracticePage, _request):
    """One practice with its photographs."""
    photos = lists.photos_of(page)
    lists.bring_sizes(photos)
    return {"photos": photos}


@context_of.register
def legislation_index_context(_page: LegislationIndexPage, request):
    """The digest of a level and a year, thirty to a page."""
    level = filter_of(request, "level", _("Уровень"), [(level, str(level.label)) for level in LegislationLevel])
    year = _years(request, lists.years_of(sections.published_acts(), "act_date"))
    page = page_of(sections.published_acts(year=year.chosen, level=level.chosen), request)
    page.object_list = with_addresses(page.object_list, request)
    return {"acts": page, "filters": [level, year]}


@context_of.register
def library_context(_page: DocumentLibraryPage, request):
    """The documents by kinds."""
    shelves = sections.shelves(on=timezone.localdate())
    for shelf in shelves:
        with_addresses((document.page for document in shelf.documents), request)
    return {"shelves": shelves}


@context_of.register
def document_context(page: DocumentPage, _request):
    """One document: the version in force, those to come and those before it."""
    return {"versions": sections.versions_of(page, on=timezone.localdate()), "item": lists.plan_item_of(page)}


@context_of.register
def results_index_context(_page: ResultsIndexPage, request):
    """The pages of results by years."""
    return {"results": with_addresses(sections.published_results(), request)}


@context_of.register
def results_context(page: ResultsPage, _request):
    """The places as the contest published them; a draft shows what it waits for."""
    edition = page.contest_edition
    return {"edition": edition, "standings": published_standings(edition) if edition.is_published else None}


@context_of.register
def standard_context(page: StandardPage, request):
    """The way up, and beside a page of words the pages below it; where there are none, those of its parent."""
    lists.bring_sizes([], page.body)
    above = list(tree.ancestors_of(page)) if page.pk else []
    near = list(tree.children_of(page)) if page.pk else []
    if above and not near:
        near = list(tree.children_of(above[-1]).exclude(pk=page.pk))
    return {"ancestors": with_addresses(above, request), "near": with_addresses(near, request)}


@context_of.register
def contacts_context(page: ContactsPage, _request):
    """What the law wants to be said of the owner of a site, from the settings."""
    lists.bring_sizes([], page.body)
    return {"owner": settings.PERSONAL_DATA_OPERATOR, "phone": settings.BRANCH_PHONE}


def _years(request, years):
    return filter_of(request, "year", _("Год"), [(year, str(year)) for year in years])


def _page_with_covers(request, rows, photos):
    page = page_of(rows, request)
    page.object_list = with_addresses(page.object_list, request)
    lists.bring_covers(page.object_list, photos)
    return page


def _addressed(found, request):
    with_addresses([page for page in (found.earlier, found.later) if page], request)
    return found
