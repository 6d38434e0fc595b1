"""Tables of the site: page types, one file per aggregate."""

from .home import HomePage
from .news import NewsIndexPage, NewsPage
from .plan import PlanIndexPage, PlanItem, PlanSection, WorkPlanPage

__all__ = ["HomePage", "NewsIndexPage", "NewsPage", "PlanIndexPage", "PlanItem", "PlanSection", "WorkPlanPage"]
