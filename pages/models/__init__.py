"""Tables of the site: page types, what becomes of the plan, pictures; one file per aggregate."""

from .coverage import CoverageIndexPage, CoveragePage, CoveragePhoto
from .home import HomePage
from .legislation import LegislationIndexPage, LegislationPage
from .library import DocumentLibraryPage, DocumentPage, DocumentVersion
from .link_fault import LinkFault
from .media import SiteImage, SiteRendition
from .news import NewsIndexPage, NewsPage, NewsPhoto, NewsTag
from .plan import PlanIndexPage, PlanItem, PlanSection, WorkPlanPage
from .plan_execution import CompletionMark, PlanActivity
from .plan_import import PlanImport
from .practice import BestPracticePage, PracticeIndexPage, PracticePhoto
from .results import ResultsIndexPage, ResultsPage
from .review import SiteReview
from .search import SearchEntry
from .standard import ContactsPage, StandardPage

__all__ = [
    "BestPracticePage",
    "CompletionMark",
    "ContactsPage",
    "CoverageIndexPage",
    "CoveragePage",
    "CoveragePhoto",
    "DocumentLibraryPage",
    "DocumentPage",
    "DocumentVersion",
    "HomePage",
    "LegislationIndexPage",
    "LegislationPage",
    "LinkFault",
    "NewsIndexPage",
    "NewsPage",
    "NewsPhoto",
    "NewsTag",
    "PlanActivity",
    "PlanImport",
    "PlanIndexPage",
    "PlanItem",
    "PlanSection",
    "PracticeIndexPage",
    "PracticePhoto",
    "ResultsIndexPage",
    "ResultsPage",
    "SearchEntry",
    "SiteImage",
    "SiteRendition",
    "SiteReview",
    "StandardPage",
    "WorkPlanPage",
]
