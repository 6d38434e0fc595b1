"""Addresses of the contests: public pages, the applicant's cabinet, the jury's desk."""

from django.urls import include, path

from contests.views import applicant, papers, public

app_name = "contests"

application = [
    path("", applicant.ApplicationDetail.as_view(), name="application"),
    path("sections/<int:section>/", applicant.ApplicationSection.as_view(), name="application_section"),
    path("papers/", papers.ApplicationPapers.as_view(), name="application_papers"),
    path("papers/<slug:slot>/", papers.PaperUpload.as_view(), name="paper_upload"),
    path("consent/", applicant.ApplicationConsent.as_view(), name="application_consent"),
    path("check/", applicant.ApplicationCheck.as_view(), name="application_check"),
    path("receipt.pdf", papers.ReceiptDownload.as_view(), name="receipt"),
    path("<slug:move>/", applicant.ApplicationMove.as_view(), name="application_move"),
]

urlpatterns = [
    path("contests/", public.ContestList.as_view(), name="contest_list"),
    path("contests/<slug:slug>/", public.ContestPage.as_view(), name="contest"),
    path("contests/<slug:slug>/apply/", applicant.ApplicationOpen.as_view(), name="application_open"),
    path("contests/<slug:slug>/results/", public.ContestResults.as_view(), name="results"),
    path("cabinet/applications/", applicant.ApplicationList.as_view(), name="application_list"),
    path("cabinet/applications/<slug:code>/", include(application)),
    path("cabinet/papers/<slug:code>/", papers.PaperDownload.as_view(), name="paper"),
    path("cabinet/papers/<slug:code>/remove/", papers.PaperRemoval.as_view(), name="paper_removal"),
]
