"""Addresses of the site that are not pages of the tree."""

from django.urls import path

from pages.views.feeds import NewsAtom, NewsRss
from pages.views.plan import PlanItemDetail
from pages.views.search import Search

app_name = "pages"

urlpatterns = [
    path("search/", Search.as_view(), name="search"),
    path("news/rss/", NewsRss.as_view(), name="news_rss"),
    path("news/atom/", NewsAtom.as_view(), name="news_atom"),
    path("plan/<int:year>/<int:number>/", PlanItemDetail.as_view(), name="plan_item_detail"),
]
