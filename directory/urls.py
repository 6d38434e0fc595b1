"""Addresses of the directory; the roof hangs them under /cabinet/organizations/."""

from django.urls import path

from directory.views import cabinet

app_name = "directory"
urlpatterns = [
    path("", cabinet.MyOrganizations.as_view(), name="my_organizations"),
    path("find/", cabinet.OrganizationSearch.as_view(), name="organization_search"),
    path("schools/", cabinet.SchoolSearch.as_view(), name="school_search"),
    path("schools/<str:code>/represent/", cabinet.SchoolAsk.as_view(), name="school_ask"),
    path("<str:code>/represent/", cabinet.RepresentativeAsk.as_view(), name="representative_ask"),
    path("representatives/<str:code>/", cabinet.RepresentativeDetail.as_view(), name="representative_detail"),
    path("representatives/<str:code>/hand-over/", cabinet.HandOver.as_view(), name="representative_hand_over"),
    path("representatives/<str:code>/<slug:move>/", cabinet.RepresentativeMove.as_view(), name="representative_move"),
]
