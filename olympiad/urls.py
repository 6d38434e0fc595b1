"""Addresses of the olympiad: public pages, the coordinator's cabinet."""

from typing import Any

from django.urls import include, path

from olympiad.views import importers, public, school

app_name = "olympiad"

one_list = [
    path("", importers.PupilTable.as_view(), name="list_table"),
    path("undo/", importers.PupilUndo.as_view(), name="list_undo"),
    path("rest.xlsx", importers.PupilRest.as_view(), name="list_rest"),
]

pupil_list: list[Any] = [
    path("", importers.PupilSource.as_view(), name="list_source"),
    path("template.xlsx", importers.PupilTemplate.as_view(), name="list_template"),
    path("<slug:code>/", include(one_list)),
]

entry = [
    path("", school.EntryDetail.as_view(), name="entry"),
    path("contact/", school.EntryContact.as_view(), name="entry_contact"),
    path("send/", school.EntrySend.as_view(), name="entry_send"),
    path("consents/", school.ConsentsPrepare.as_view(), name="consents_prepare"),
    path("blanks.pdf", school.ConsentBlanks.as_view(), name="consent_blanks"),
    path("pupils.xlsx", school.EntryExport.as_view(), name="entry_export"),
    path("entry.pdf", school.EntryListPaper.as_view(), name="entry_paper"),
    path("pupils/new/", school.PupilEnter.as_view(), name="pupil_enter"),
]

paper = [
    path("blank.pdf", school.PupilBlank.as_view(), name="pupil_blank"),
    path("sheet/", school.PupilSheet.as_view(), name="pupil_sheet"),
    path("upload/", school.SheetUpload.as_view(), name="sheet_upload"),
]

participant: list[Any] = [
    path("", school.ParticipantDetail.as_view(), name="participant"),
    path("edit/", school.ParticipantEdit.as_view(), name="participant_edit"),
    path("consents/", school.ParticipantConsents.as_view(), name="participant_consents"),
    path("consents/<slug:paper>/", include(paper)),
    path("<slug:move>/", school.ParticipantMove.as_view(), name="participant_move"),
]

urlpatterns = [
    # Works, marks, results, appeals.
    path("", include("olympiad.marking_urls")),
    path("olympiad/", public.EditionList.as_view(), name="edition_list"),
    path("olympiad/<slug:slug>/", public.EditionPage.as_view(), name="edition"),
    path("cabinet/olympiad/", school.EntryList.as_view(), name="entry_list"),
    path("cabinet/olympiad/open/<slug:stage>/<slug:school>/", school.EntryOpen.as_view(), name="entry_open"),
    path("cabinet/olympiad/<slug:entry>/import/", include(pupil_list)),
    path("cabinet/olympiad/<slug:code>/", include(entry)),
    path("cabinet/pupils/<slug:code>/", include(participant)),
]
