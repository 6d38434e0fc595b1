"""Addresses of the desks of the plan under the office."""

from django.urls import include, path, re_path

from pages.office import activities, links, plan, plan_copy, plan_import

one_row = [
    path("", plan.OfficePlanItem.as_view(), name="office_plan_item"),
    path("take-back/", plan.OfficeMarkTakeBack.as_view(), name="office_mark_take_back"),
    path("activities/new/", activities.OfficeActivityAdd.as_view(), name="office_activity_add"),
]

one_activity = [
    path("", activities.OfficeActivity.as_view(), name="office_activity"),
    path("<slug:move>/", activities.OfficeActivityMove.as_view(), name="office_activity_move"),
]

one_loading = [
    path("", plan_import.OfficePlanImport.as_view(), name="office_plan_import"),
    path("<slug:move>/", plan_import.OfficePlanUndo.as_view(), name="office_plan_import_move"),
]

urlpatterns = [
    path("links/", links.OfficeLinks.as_view(), name="office_links"),
    path("plan/", plan.OfficePlans.as_view(), name="office_plans"),
    path("plan/activities/<slug:code>/", include(one_activity)),
    path("plan/<int:year>/", plan.OfficePlan.as_view(), name="office_plan"),
    path("plan/<int:year>/copy/", plan_copy.OfficePlanCopy.as_view(), name="office_plan_copy"),
    path("plan/<int:year>/<int:number>/", include(one_row)),
    path("plan-import/", plan_import.OfficePlanSource.as_view(), name="office_plan_source"),
    re_path(
        r"^plan-import/blank\.(?P<kind>docx|xlsx)$", plan_import.OfficePlanTemplate.as_view(), name="office_plan_blank"
    ),
    path("plan-import/<slug:code>/", include(one_loading)),
]
