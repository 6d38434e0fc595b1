"""Addresses of works, marks, results and appeals; olympiad/urls.py takes them into the namespace of the olympiad."""

from django.urls import include, path

from olympiad.views import appeals, marker, marking, results

one_marking = [
    path("", marking.MarkingDetail.as_view(), name="marking"),
    path("people/", marking.MarkingPeople.as_view(), name="marking_people"),
    path("people/<int:seat>/revoke/", marking.MemberRevoke.as_view(), name="member_revoke"),
    path("tasks/", marking.MarkingTasks.as_view(), name="marking_tasks"),
    path("works/", marking.MarkingWorks.as_view(), name="marking_works"),
    path("grid/", marker.MarkerGrid.as_view(), name="marking_grid"),
    path("progress/", marker.MarkingProgress.as_view(), name="marking_progress"),
    path("standings/", marker.MarkingStandings.as_view(), name="marking_standings"),
    path("standings/border/", marker.BorderDecide.as_view(), name="border_decide"),
    path("appeals/", appeals.MarkingAppeals.as_view(), name="marking_appeals"),
    path("certificates/", marker.MarkingCertificates.as_view(), name="marking_certificates"),
    path("ask_decoding/", marking.DecodingAsk.as_view(), name="decoding_ask"),
    path("<slug:move>/", marking.MarkingMove.as_view(), name="marking_move"),
]

appeal = [
    path("", appeals.AppealDetail.as_view(), name="appeal"),
    path("vote/", appeals.AppealVoteCast.as_view(), name="appeal_vote"),
    path("<slug:move>/", appeals.AppealMove.as_view(), name="appeal_move"),
]

urlpatterns = [
    path("olympiad/<slug:slug>/results/", results.OlympiadResults.as_view(), name="olympiad_results"),
    path("marking/", marking.MarkingList.as_view(), name="marking_list"),
    path("marking/open/<slug:stage>/", marking.MarkingOpen.as_view(), name="marking_open"),
    path("marking/<slug:code>/", include(one_marking)),
    path("appeals/<slug:code>/", include(appeal)),
    path("cabinet/olympiad-results/", appeals.SchoolResults.as_view(), name="school_results"),
    path("cabinet/olympiad-results/diplomas.zip", appeals.SchoolDiplomas.as_view(), name="school_diplomas"),
    path("cabinet/olympiad-results/<slug:code>/appeal/", appeals.AppealFile.as_view(), name="appeal_file"),
]
