"""Addresses of consents: the texts for everybody, papers and withdrawals for those whom they concern."""

from django.urls import include, path

from privacy.views import papers, public, requests

app_name = "privacy"

paper = [
    path("", papers.PaperDetail.as_view(), name="paper"),
    path("blank.pdf", papers.PaperBlank.as_view(), name="paper_blank"),
    path("sheet/", papers.PaperFile.as_view(), name="paper_file"),
    path("<slug:move>/", papers.PaperMove.as_view(), name="paper_move"),
]

urlpatterns = [
    path("privacy/", public.ConsentTexts.as_view(), name="consent_texts"),
    path("cabinet/consents/new/", papers.PaperPrepare.as_view(), name="paper_prepare"),
    path("cabinet/consents/<slug:code>/", include(paper)),
    path("cabinet/acts/<slug:code>.pdf", papers.ActDownload.as_view(), name="destruction_act"),
    path("cabinet/requests/new/", requests.RequestAsk.as_view(), name="request_ask"),
    path("cabinet/requests/<slug:code>/", requests.RequestDetail.as_view(), name="request"),
    path("cabinet/requests/<slug:code>/<slug:move>/", requests.RequestMove.as_view(), name="request_move"),
    path("cabinet/withdrawals/<slug:code>/", papers.WithdrawalDetail.as_view(), name="withdrawal"),
    path("cabinet/withdrawals/<slug:code>/<slug:move>/", papers.WithdrawalMove.as_view(), name="withdrawal_move"),
]
