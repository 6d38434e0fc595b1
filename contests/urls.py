"""Addresses of the contests: public pages, the applicant's cabinet, the jury's desk."""

from django.urls import include, path

from contests.views import applicant, chair, jury, nominee, papers, public

app_name = "contests"

application = [
    path("", applicant.ApplicationDetail.as_view(), name="application"),
    path("sections/<int:section>/", applicant.ApplicationSection.as_view(), name="application_section"),
    path("papers/", papers.ApplicationPapers.as_view(), name="application_papers"),
    path("papers/<slug:slot>/", papers.PaperUpload.as_view(), name="paper_upload"),
    path("consent/", applicant.ApplicationConsent.as_view(), name="application_consent"),
    path("consent/paper/", applicant.PaperConsent.as_view(), name="paper_consent"),
    path("nominee/", nominee.NomineeAskAgain.as_view(), name="nominee_ask"),
    path("check/", applicant.ApplicationCheck.as_view(), name="application_check"),
    path("receipt.pdf", papers.ReceiptDownload.as_view(), name="receipt"),
    path("<slug:move>/", applicant.ApplicationMove.as_view(), name="application_move"),
]

sheet = [
    path("", jury.ScoreSheetPage.as_view(), name="score_sheet"),
    path("excuse/", chair.PresidedSheetMove.as_view(), {"move": "excuse"}, name="sheet_excuse"),
    path("reopen/", chair.PresidedSheetMove.as_view(), {"move": "reopen"}, name="sheet_reopen"),
    path("recuse/", jury.ScoreSheetMove.as_view(), {"move": "recuse"}, name="conflict_declare"),
    path("<slug:move>/", jury.ScoreSheetMove.as_view(), name="score_sheet_move"),
]

protocol = [
    path("", chair.ProtocolDetail.as_view(), name="protocol"),
    path("paper.pdf", chair.ProtocolDownload.as_view(), name="protocol_paper"),
    path("<slug:move>/", chair.ProtocolMove.as_view(), name="protocol_move"),
]

urlpatterns = [
    path("contests/", public.ContestList.as_view(), name="contest_list"),
    path("contests/<slug:slug>/", public.ContestPage.as_view(), name="contest"),
    path(
        "contests/<slug:slug>/regulation/<int:number>/",
        public.RegulationDownload.as_view(),
        name="regulation",
    ),
    path("contests/<slug:slug>/apply/", applicant.ApplicationOpen.as_view(), name="application_open"),
    path("contests/<slug:slug>/nominate/", nominee.Nominate.as_view(), name="nominate"),
    path("nominee/<slug:secret>/", nominee.NomineeAnswer.as_view(), name="nominee_answer"),
    path("contests/<slug:slug>/results/", public.ContestResults.as_view(), name="results"),
    path("contests/<slug:slug>/results/recount/", public.RecountPage.as_view(), name="recount"),
    path("contests/<slug:slug>/results/marks.json", public.PublishedMarksFile.as_view(), name="published_marks"),
    path("cabinet/applications/", applicant.ApplicationList.as_view(), name="application_list"),
    path("cabinet/applications/<slug:code>/", include(application)),
    path("cabinet/papers/<slug:code>/", papers.PaperDownload.as_view(), name="paper"),
    path("cabinet/papers/<slug:code>/remove/", papers.PaperRemoval.as_view(), name="paper_removal"),
    path("jury/", jury.JuryList.as_view(), name="jury_list"),
    path("jury/sheets/<slug:code>/", include(sheet)),
    path("jury/protocols/<slug:code>/", include(protocol)),
    path("jury/<slug:slug>/", jury.JuryDesk.as_view(), name="jury_desk"),
    path("jury/<slug:slug>/marks/", jury.JuryMarks.as_view(), name="jury_marks"),
    path("jury/<slug:slug>/progress/", chair.JuryProgress.as_view(), name="jury_progress"),
    path("jury/<slug:slug>/insight/", chair.JuryInsight.as_view(), name="jury_insight"),
    path("jury/<slug:slug>/standings/", chair.JuryStandings.as_view(), name="jury_standings"),
    path(
        "jury/<slug:slug>/close_scoring/", chair.ScoringClose.as_view(), {"move": "close_scoring"}, name="scoring_close"
    ),
]
