"""Addresses of the site that are not pages of the tree."""

from django.urls import path

from pages.views.plan import PlanItemDetail

app_name = "pages"

urlpatterns = [
    path("plan/<int:year>/<int:number>/", PlanItemDetail.as_view(), name="plan_item_detail"),
]
