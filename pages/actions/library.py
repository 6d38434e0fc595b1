"""The acts that bring photographs into the library from the editor of a page, and forget what was never described."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import UploadedFile

from foundation.audit import record
from foundation.permissions import allows
from foundation.uploads.fields import InspectedFile
from pages.models import SiteImage

TITLE_LENGTH = 100


@transaction.atomic
def keep_photos(pictures: Iterable[InspectedFile], *, by) -> list[UploadedFile]:
    """Let redrawn pictures wait on the server until they are described; return them in their order."""
    if not allows(by, "pages.write_page"):
        raise PermissionDenied
    kind = ContentType.objects.get_for_model(SiteImage)
    return [
        UploadedFile.objects.create(for_content_type=kind, file=picture, uploaded_by_user=by) for picture in pictures
    ]


@transaction.atomic
def describe_photos(described: Iterable[tuple[UploadedFile, dict]], *, by, credit: str = "") -> list[SiteImage]:
    """Make pictures of the library out of waiting photographs and return them in their order.

    Each comes with its description or with `is_decorative`. Raises ValidationError for a photograph without either.
    """
    if not allows(by, "pages.write_page"):
        raise PermissionDenied
    return [_photo(waiting, words, by=by, credit=credit) for waiting, words in described]


@transaction.atomic
def forget_photos(*, before: datetime) -> int:
    """Throw away what was uploaded before that moment and never described; return how many."""
    forgotten = 0
    for waiting in UploadedFile.objects.all():
        kept = waiting.file.storage.exists(waiting.file.name)
        if not kept or waiting.file.storage.get_modified_time(waiting.file.name) < before:
            _throw_away(waiting)
            forgotten += 1
    return forgotten


def _photo(waiting: UploadedFile, words: dict, *, by, credit: str) -> SiteImage:
    name = waiting.file.name.rpartition("/")[2]
    # Found in the library by what is seen on it: cameras call all their pictures alike.
    image = SiteImage(title=words["description"][:TITLE_LENGTH] or name, uploaded_by_user=by, credit=credit, **words)
    with waiting.file.open() as content:
        image.file.save(name, content, save=False)
    with image.file.open():
        image._set_image_file_metadata()  # noqa: SLF001 - Wagtail's forms call it too
    image.full_clean()
    image.save()
    record(image, "pages.site_image.describe", by=by)
    _throw_away(waiting)
    return image


def _throw_away(waiting: UploadedFile) -> None:
    waiting.file.delete(save=False)
    waiting.delete()
