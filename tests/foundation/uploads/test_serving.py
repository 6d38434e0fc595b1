"""How a private file leaves the house: both ways carry the same headers."""

import pytest
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from foundation.uploads.fields import PrivateFileField
from foundation.uploads.serving import private_response

GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "private, no-store",
}
RUSSIAN_NAME = "attachment; filename*=utf-8''%D0%A3%D1%81%D1%82%D0%B0%D0%B2%20%C2%AB%D0%BB%C2%BB.pdf"


@pytest.fixture
def kept(settings, tmp_path):
    """A file in the private storage, as a model row would give it."""
    settings.PRIVATE_ROOT = tmp_path
    field = PrivateFileField()
    field.attname = field.name = "file"
    name = field.storage.save("ab/cd/abcd", ContentFile(b"%PDF-1.7 %%EOF"))
    return FieldFile(None, field, name)


def answer(content, **how):
    """The response and its own headers."""
    response = private_response(content, **({"name": "Устав «л».pdf", "content_type": "application/pdf"} | how))
    return response, dict(response.items())


# Closing a response lets Django look after its connections.
@pytest.mark.django_db
def test_django_streams_the_file_with_all_guards(kept):
    response, headers = answer(kept)

    assert b"".join(response) == b"%PDF-1.7 %%EOF"
    response.close()
    assert headers == GUARDS | {
        "Content-Type": "application/pdf", "Content-Length": "14", "Content-Disposition": RUSSIAN_NAME,
    }  # fmt: skip


def test_nginx_is_told_where_the_file_lies_with_the_same_guards(kept, settings):
    settings.PRIVATE_ACCEL_PREFIX = "/_private/"

    response, headers = answer(kept)

    assert response.content == b""
    assert headers == GUARDS | {
        "Content-Type": "application/pdf", "Content-Disposition": RUSSIAN_NAME,
        "X-Accel-Redirect": "/_private/ab/cd/abcd",
    }  # fmt: skip


def test_document_made_on_demand_is_sent_at_once_with_the_same_guards(settings):
    settings.PRIVATE_ACCEL_PREFIX = "/_private/"

    response, headers = answer(b"%PDF")

    assert response.content == b"%PDF"
    assert headers == GUARDS | {"Content-Type": "application/pdf", "Content-Disposition": RUSSIAN_NAME}


@pytest.mark.parametrize(
    ("content_type", "inline", "disposition"),
    [
        ("application/pdf", True, "inline"),
        ("image/png", True, "inline"),
        ("application/pdf", False, "attachment"),
        ("text/html", True, "attachment"),
        ("image/svg+xml", True, "attachment"),
    ],
)
def test_only_what_a_browser_shows_safely_is_shown(content_type, inline, disposition):
    _response, headers = answer(b"x", content_type=content_type, inline=inline)

    assert headers["Content-Disposition"].split(";")[0] == disposition


def test_name_cannot_break_the_header():
    _response, headers = answer(b"x", name='a"\r\nSet-Cookie: b.pdf')

    assert "\n" not in headers["Content-Disposition"]
