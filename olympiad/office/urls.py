"""Addresses of the organiser's desks under the office; one participant stands before one olympiad, whose slug is any word."""

from typing import Any

from django.urls import include, path

from olympiad.office import day, edition, participants

one_participant = [
    path("", participants.OfficeParticipant.as_view(), name="office_participant"),
    path("edit/", participants.OfficeParticipantEdit.as_view(), name="office_participant_edit"),
    path("tell-apart/", participants.OfficeTellApart.as_view(), name="office_tell_apart"),
    path("code/", day.OfficeCodeReplace.as_view(), name="office_code_replace"),
    path("incident/", day.OfficeIncident.as_view(), name="office_incident"),
    path("<slug:move>/", participants.OfficeParticipantMove.as_view(), name="office_participant_move"),
]

one_stage = [
    path("", edition.OfficeStage.as_view(), name="office_olympiad_stage"),
    path("participants/", participants.OfficeQueue.as_view(), name="office_olympiad_queue"),
    path("participants.xlsx", participants.OfficeQueueExport.as_view(), name="office_olympiad_export"),
    path("accept/", participants.OfficeAcceptReady.as_view(), name="office_olympiad_accept"),
    path("schools/", participants.OfficeSchools.as_view(), name="office_olympiad_schools"),
    path("schools/<slug:entry>/limit/", participants.OfficeQuota.as_view(), name="office_olympiad_quota"),
    path("schools/<slug:entry>/late/", participants.OfficeLateEntry.as_view(), name="office_olympiad_late"),
    path("day/", day.OfficeDay.as_view(), name="office_olympiad_day"),
    path("title-sheets.pdf", day.OfficeTitleSheets.as_view(), name="office_olympiad_title_sheets"),
    path("attendance.pdf", day.OfficeAttendance.as_view(), name="office_olympiad_attendance"),
    path("codes/", day.OfficeCodes.as_view(), name="office_olympiad_codes"),
]

one_olympiad: list[Any] = [
    path("", edition.OfficeOlympiad.as_view(), name="office_olympiad"),
    path("rules/", edition.OfficeRules.as_view(), name="office_olympiad_rules"),
    path("stages/new/", edition.OfficeStageAdd.as_view(), name="office_olympiad_stage_add"),
    path("stages/<int:stage>/", include(one_stage)),
    path("<slug:move>/", edition.OfficeOlympiadMove.as_view(), name="office_olympiad_move"),
]

urlpatterns = [
    path("olympiad/participants/<slug:code>/", include(one_participant)),
    path("olympiad/<slug:slug>/", include(one_olympiad)),
]
