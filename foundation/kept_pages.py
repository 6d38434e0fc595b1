"""Whole public pages, kept until the next publication for visitors whom the portal cannot tell apart.

Kept is what would be the same for the next visitor: an answer to a GET that set no cookie, read no session, gave out no
token or nonce, did not ask for the visitor's address and says nothing of its own about caches. Why so:
docs/decisions/0011.
"""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, has_vary_header

from foundation.publication import Kept, current_version

PAGES = 200
MOST_BYTES = 100_000
KEPT_TYPES = {"text/html", "application/rss+xml", "application/atom+xml", "application/xml"}
# A browser asks every time and is mostly told that nothing changed; nginx may answer for two seconds by itself.
FOR_ANYBODY = "max-age=0, s-maxage=2"
FOR_ONE_BROWSER = "private, max-age=0"
PERSONAL = "portal.personal"


def tells_nobody_apart(request: HttpRequest) -> bool:
    """Tell whether nothing in the request belongs to one person: at most cookies of the page's look."""
    strange = request.COOKIES.keys() - {*settings.COOKIES_OF_THE_LOOK, settings.CSRF_COOKIE_NAME}
    return not strange and "Authorization" not in request.headers and "HX-Request" not in request.headers


def make_personal(request: HttpRequest) -> None:
    """Say that the answer depends on who asks, in a way that no cookie shows."""
    request.META[PERSONAL] = True


@dataclass(frozen=True)
class Page:
    """An answer without anything of the request that it was made for."""

    content: bytes
    headers: dict[str, str]
    etag: str

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """Return a fresh answer, or 304 to a browser that has this very page."""
        headers = {"ETag": self.etag, "Cache-Control": FOR_ONE_BROWSER if request.COOKIES else FOR_ANYBODY}
        response = HttpResponse(self.content, headers=self.headers | headers)
        return get_conditional_response(request, etag=self.etag, response=response) or response


class KeptPagesMiddleware:
    """Stands behind what every answer gets anew (its number, its policy) and before sessions and forms."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.pages = Kept(PAGES)

    def __call__(self, request):
        version = current_version()
        if version is None or request.method != "GET" or not tells_nobody_apart(request):
            return self.get_response(request)
        key = _key_of(request)
        page = self.pages.get(version, key)
        if page is None:
            response = self.get_response(request)
            page = _page_of(request, response)
            if page is None:
                return response
            self.pages.put(version, key, page)
        return page.answer(request)


def _key_of(request: HttpRequest) -> tuple[str | None, ...]:
    look = (request.COOKIES.get(name) for name in settings.COOKIES_OF_THE_LOOK)
    return request.scheme, request.get_host(), request.get_full_path(), *look


def _page_of(request, response) -> Page | None:
    if response.status_code != 200 or response.streaming or response.cookies or len(response.content) > MOST_BYTES:
        return None
    if response.headers.get("Content-Type", "").partition(";")[0] not in KEPT_TYPES:
        return None
    if response.has_header("Cache-Control") or has_vary_header(response, "Cookie") or has_vary_header(response, "*"):
        return None
    if PERSONAL in request.META or getattr(request, "is_preview", False) or getattr(request, "csp_nonce", None):
        return None
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    return Page(response.content, dict(response.items()), etag)
