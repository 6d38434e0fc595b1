"""Addresses of the site that are not pages of the tree."""

from django.urls import path

from pages.views.calendar import CalendarPage
from pages.views.feeds import NewsAtom, NewsRss
from pages.views.plan import PlanItemDetail
from pages.views.plan_files import PlanFile, PlanReport, ReportFile
from pages.views.search import Search
from pages.views.site_map import SiteMap

app_name = "pages"

urlpatterns = [
    path("calendar/", CalendarPage.as_view(), name="calendar"),
    path("calendar/<int:year>/<int:month>/", CalendarPage.as_view(), name="calendar_month"),
    path("search/", Search.as_view(), name="search"),
    path("news/rss/", NewsRss.as_view(), name="news_rss"),
    path("news/atom/", NewsAtom.as_view(), name="news_atom"),
    path("plan/<int:year>/<int:number>/", PlanItemDetail.as_view(), name="plan_item_detail"),
    path("plan/<int:year>/report/", PlanReport.as_view(), name="plan_report"),
    path("plan/<int:year>/plan.<slug:kind>", PlanFile.as_view(), name="plan_file"),
    path("plan/<int:year>/report.<slug:kind>", ReportFile.as_view(), name="report_file"),
    path("site-map/", SiteMap.as_view(), name="site_map"),
]
