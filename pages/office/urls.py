"""Addresses of the desks of the plan under the office."""

from django.urls import include, path

from pages.office import activities, plan

one_row = [
    path("", plan.OfficePlanItem.as_view(), name="office_plan_item"),
    path("take-back/", plan.OfficeMarkTakeBack.as_view(), name="office_mark_take_back"),
    path("activities/new/", activities.OfficeActivityAdd.as_view(), name="office_activity_add"),
]

one_activity = [
    path("", activities.OfficeActivity.as_view(), name="office_activity"),
    path("<slug:move>/", activities.OfficeActivityMove.as_view(), name="office_activity_move"),
]

urlpatterns = [
    path("plan/", plan.OfficePlans.as_view(), name="office_plans"),
    path("plan/activities/<slug:code>/", include(one_activity)),
    path("plan/<int:year>/", plan.OfficePlan.as_view(), name="office_plan"),
    path("plan/<int:year>/<int:number>/", include(one_row)),
]
