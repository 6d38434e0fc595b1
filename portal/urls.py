"""The map of the house. Order matters: the native doors of the office are closed before its own addresses open."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as office_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as document_urls

from pages.views.site_map import SITEMAPS
from pages.views.tree import SitePage
from portal import mergers, subject, views

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.permission_denied"
handler404 = "portal.errors.page_not_found"
handler429 = "portal.errors.too_many_requests"
handler500 = "portal.errors.server_error"

SIGN_IN = RedirectView.as_view(pattern_name="account_login", query_string=True)
CLOSED = {"exception": Exception("closed")}
# Without nginx the pictures of public pages come from Django; private files never do.
MEDIA = [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})] if settings.SERVE_MEDIA else []

urlpatterns = [
    path("healthz/", views.Alive.as_view(), name="alive"),
    path("readyz/", views.Ready.as_view(), name="ready"),
    path("display/", views.DisplaySettings.as_view(), name="display_settings"),
    path("styleguide/", views.StyleGuide.as_view(), name="style_guide"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    # people
    path("accounts/", include("allauth.urls")),
    path("accounts/invitations/", include("accounts.invitation_urls")),
    path("cabinet/", views.Cabinet.as_view(), name="cabinet"),
    path("cabinet/my-data/", subject.MyData.as_view(), name="my_data"),
    path("cabinet/my-data/export.zip", subject.MyDataExport.as_view(), name="my_data_export"),
    path("cabinet/my-data/consents/<slug:code>/", subject.ConsentWithdraw.as_view(), name="consent_withdraw"),
    path("cabinet/profile/", include("accounts.urls")),
    path("cabinet/organizations/", include("directory.urls")),
    path("", include("privacy.urls")),
    path("", include("members.urls")),
    # One page of the bodies: what was written about them beside the live one has its address now.
    path("about/bodies/", RedirectView.as_view(pattern_name="members:bodies", permanent=True)),
    # businesses
    path("", include("contests.urls")),
    path("", include("olympiad.urls")),
    path("", include("events.urls")),
    path("", include("certificates.urls")),
    # the office
    path(f"{settings.OFFICE_PATH}login/", SIGN_IN),
    # Besides the second door to passwords: Wagtail's page that falls on purpose.
    re_path(rf"^{settings.OFFICE_PATH}(?:password_reset|failwhale)/", page_not_found, CLOSED),
    path("_util/login/", SIGN_IN),
    path(f"{settings.OFFICE_PATH}directory/", include(mergers.urlpatterns)),
    path(settings.OFFICE_PATH, include(office_urls)),
    path("documents/", include(document_urls)),
    *MEDIA,
    # pages
    path("", include("pages.urls")),
    re_path(wagtail_urls.serve_pattern, SitePage.as_view(), name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
