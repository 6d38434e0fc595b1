"""Addresses of the floor of diplomas: the public check and the holder's own list."""

from django.urls import path

from certificates.views import cabinet, verification

app_name = "certificates"
urlpatterns = [
    path("certificates/", verification.CertificateSearch.as_view(), name="certificate_search"),
    path("certificates/<str:code>/", verification.CertificateCheck.as_view(), name="certificate_check"),
    path("cabinet/certificates/", cabinet.CertificateList.as_view(), name="certificate_list"),
    path("cabinet/certificates/<str:code>/", cabinet.CertificateDetail.as_view(), name="certificate_detail"),
    path(
        "cabinet/certificates/<str:code>/certificate.pdf",
        cabinet.CertificateDownload.as_view(),
        name="certificate_download",
    ),
    path("cabinet/certificates/<str:code>/<slug:move>/", cabinet.CertificateMove.as_view(), name="certificate_move"),
]
