"""The acts that put pictures and files into the library from a program. People add them in the office: library.py."""

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.documents.models import Document

from foundation.audit import record
from foundation.permissions import allows
from foundation.russian.typography import slugify_ru
from pages.models import SiteImage


@transaction.atomic
def add_picture(*, by, title: str, description: str, content: bytes, credit: str = "") -> SiteImage:
    """Keep a JPEG and return its picture. `by=None` is the console. Raises PermissionDenied or ValidationError."""
    _check_right(by)
    file = ContentFile(content, name=f"{slugify_ru(title)}.jpg")
    picture = SiteImage(title=title, description=description, credit=credit, file=file, uploaded_by_user=by)
    picture.full_clean()
    picture.save()
    record(picture, "pages.picture.add", by=by)
    return picture


@transaction.atomic
def add_document(*, by, title: str, content: bytes) -> Document:
    """Keep a PDF and return its document. `by=None` is the console. Raises PermissionDenied or ValidationError."""
    _check_right(by)
    file = ContentFile(content, name=f"{slugify_ru(title)}.pdf")
    document = Document(title=title, file=file, uploaded_by_user=by)
    document.full_clean()
    document.save()
    record(document, "pages.document.add", by=by)
    return document


def _check_right(by) -> None:
    if by is not None and not allows(by, "pages.write_page"):
        raise PermissionDenied
