"""How a file leaves the house. A private one: as an attachment that no browser runs, sniffs or keeps.

The view has asked for permission before it calls `private_response`. nginx must repeat these headers in its internal
location, because it drops most headers of the answer that carries X-Accel-Redirect.
"""

from hashlib import sha256

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.encoding import filepath_to_uri
from django.utils.http import content_disposition_header

from foundation.uploads.naming import safe_name

PRIVATE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "private, no-store",
}
PUBLIC_CACHE = "public, max-age=0, s-maxage=60"
# Shown in the browser's own viewer at most; everything else is always saved.
SHOWN_INLINE = {"application/pdf", "image/jpeg", "image/png"}


def private_response(
    content: FieldFile | bytes, *, name: str, content_type: str, inline: bool = False
) -> HttpResponseBase:
    """Answer with a kept file (streamed, or left to nginx) or with bytes just made; `name` may be Cyrillic."""
    response: HttpResponseBase
    if isinstance(content, bytes):
        response = HttpResponse(content, content_type=content_type)
    elif settings.PRIVATE_ACCEL_PREFIX:
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = f"{settings.PRIVATE_ACCEL_PREFIX.rstrip('/')}/{filepath_to_uri(content.name)}"
    else:
        response = FileResponse(content.open("rb"), content_type=content_type)
    as_attachment = not (inline and content_type in SHOWN_INLINE)
    response["Content-Disposition"] = content_disposition_header(as_attachment, safe_name(name)) or "inline"
    for header, value in PRIVATE_HEADERS.items():
        response[header] = value
    return response


def public_response(request, content: bytes, *, name: str, content_type: str) -> HttpResponseBase:
    """Answer with bytes that anybody may have: caches ask whether they are still the same, and mostly they are."""
    response = HttpResponse(content, content_type=content_type)
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    response["Content-Disposition"] = (
        content_disposition_header(content_type not in SHOWN_INLINE, safe_name(name)) or "inline"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = PUBLIC_CACHE
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
