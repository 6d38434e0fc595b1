"""What happens to every request: a number to quote by telephone, security headers, no shared copies of private pages."""

import uuid

from csp.constants import SELF
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.cache import add_never_cache_headers

PERMISSIONS_POLICY = "accelerometer=(), camera=(self), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"


class RequestIdMiddleware:
    """Give the request a number, shown on error pages and returned as X-Request-ID."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = uuid.uuid4().hex[:10]
        response = self.get_response(request)
        response["X-Request-ID"] = request.id
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere; the office, where Wagtail writes inline scripts, has its own and frames previews."""

    def get_policy_parts(self, request, response, report_only=False):
        """Return django-csp's parts, with the office's directives replaced where the address says so."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(f"/{settings.OFFICE_PATH}"):
            parts.replace = settings.OFFICE_CONTENT_SECURITY_POLICY | (parts.replace or {})
        # Wagtail draws a preview by the page's own address; the editor sees it in a frame of the office.
        if getattr(request, "is_preview", False):
            parts.replace = {"frame-ancestors": [SELF]} | (parts.replace or {})
        return parts


class PrivacyMiddleware:
    """A page made for somebody signed in is nobody else's: no cache may keep it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # Asking for the user would open the session of an anonymous visitor, so the cookie is looked at first.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response


class OfficeMiddleware:
    """Who is signed in but has no place in the office is told so; Wagtail would send him to sign in, and back, for ever."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Raise PermissionDenied under the office's address for a person without access to it."""
        if not request.path_info.startswith(f"/{settings.OFFICE_PATH}"):
            return
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
