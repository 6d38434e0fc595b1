"""What an uploaded file really is: name, size, first bytes and a parser must all say the same. Pure, no models.

A refusal is a ValidationError whose one or two sentences say what to do. Pictures are only measured here; `images.redraw`
makes them anew afterwards. Viruses are antivirus.py's: an answer here means "a document of the promised kind".
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.uploads import archives, images, pdf
from foundation.uploads.naming import safe_name, split_name

MEGABYTE = 1024 * 1024
HEAD = 8192
OPEN_XML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class UploadRules:
    """What one field accepts; how many files and bytes a whole application may hold is the caller's rule."""

    max_bytes: int = 25 * MEGABYTE
    kinds: tuple[str, ...] = ("pdf", "docx", "jpg", "png")


@dataclass(frozen=True)
class Inspected:
    """The facts of an accepted file; `name` may be shown to people, `kind` is also the extension."""

    name: str
    kind: str
    content_type: str
    size: int
    sha256: str

    @property
    def is_picture(self) -> bool:
        """Whether the file must be redrawn before it is kept."""
        return KINDS[self.kind].is_picture


@dataclass(frozen=True)
class Kind:
    """One accepted format: its type on the web, what the first bytes may look like, and who opens it."""

    content_type: str
    looks_like: frozenset[str]
    check: Callable[[BinaryIO], None]
    is_picture: bool = False


def _office(content_type: str, *required: str) -> Kind:
    # The order of entries is the writer's own, so the first bytes may say no more than "zip".
    looks_like = frozenset({content_type, "application/zip"})
    return Kind(content_type, looks_like, partial(archives.check, required=required))


KINDS = {
    "pdf": Kind("application/pdf", frozenset({"application/pdf"}), pdf.check),
    "docx": _office(OPEN_XML + "wordprocessingml.document", "[Content_Types].xml", "word/document.xml"),
    "xlsx": _office(OPEN_XML + "spreadsheetml.sheet", "[Content_Types].xml", "xl/workbook.xml"),
    "odt": _office("application/vnd.oasis.opendocument.text", "mimetype", "content.xml"),
    "jpg": Kind("image/jpeg", frozenset({"image/jpeg"}), partial(images.check, kind="jpg"), is_picture=True),
    "png": Kind(
        "image/png", frozenset({"image/png", "image/apng"}), partial(images.check, kind="png"), is_picture=True
    ),
    "webp": Kind("image/webp", frozenset({"image/webp"}), partial(images.check, kind="webp"), is_picture=True),
    "avif": Kind("image/avif", frozenset({"image/avif"}), partial(images.check, kind="avif"), is_picture=True),
}
SYNONYMS = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg"}

PROGRAMS = {
    *("exe", "scr", "bat", "cmd", "com", "pif", "msi", "dll", "cpl", "lnk", "hta", "jar", "apk"),
    *("js", "jse", "vbs", "vbe", "wsf", "ps1", "sh"),
}
PROGRAM_TYPES = {"application/x-msdownload", "application/x-executable"}
MACRO_EXTENSIONS = {"docm", "dotm", "xlsm", "xltm", "pptm"}
ARCHIVES = {"zip", "rar", "7z", "tar", "gz", "arj"}
APPLE_PHOTOS = {"heic", "heif"}
OLD_OFFICE = {"doc", "xls", "ppt", "rtf", "odt", "xlsx", "pages", "wps"}


def inspect(file: BinaryIO, name: str, *, rules: UploadRules) -> Inspected:
    """Return the facts of `file`, or raise ValidationError with what is wrong and what to do; rewinds the file."""
    name = safe_name(name)
    file.seek(0, os.SEEK_END)
    size = file.tell()
    _check_size(size, rules)
    extension = _accepted_extension(name, rules)
    file.seek(0)
    head = file.read(HEAD)
    kind = _kind_inside(head, extension, rules)
    file.seek(0)
    KINDS[kind].check(file)
    file.seek(0)
    sha256 = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    return Inspected(f"{split_name(name)[0]}.{kind}", kind, KINDS[kind].content_type, size, sha256)


def _check_size(size: int, rules: UploadRules) -> None:
    if size == 0:
        raise ValidationError(_("Файл пуст. Проверьте, что он сохранён, и загрузите его ещё раз."), code="empty")
    if size > rules.max_bytes:
        raise ValidationError(
            _("Файл больше %(limit)d\u00a0МБ. Сожмите его или разделите на части."),
            code="too_big",
            params={"limit": rules.max_bytes // MEGABYTE},
        )


def _accepted_extension(name: str, rules: UploadRules) -> str:
    stem, extension = split_name(name)
    extension = SYNONYMS.get(extension, extension)
    if extension not in rules.kinds:
        raise _unwelcome(extension, rules)
    if PROGRAMS & set(stem.lower().split(".")[1:]):
        raise ValidationError(
            _("В имени файла спрятано расширение программы. Переименуйте файл, чтобы в имени была одна точка."),
            code="double_extension",
        )
    return extension


def _unwelcome(extension: str, rules: UploadRules) -> ValidationError:
    """Choose the sentence which helps the person who brought this extension."""
    welcome = {"extension": extension.upper(), "kinds": ", ".join(kind.upper() for kind in rules.kinds)}
    if not extension:
        code, message = "no_extension", _("По имени файла не видно, что это. Подойдут: %(kinds)s.")
    elif extension in PROGRAMS:
        code, message = "program", _("Это программа, а не документ. Подойдут: %(kinds)s.")
    elif extension in MACRO_EXTENSIONS:
        code, message = (
            "macros",
            _("Файлы с макросами не принимаются. Сохраните документ без них. Подойдут: %(kinds)s."),
        )
    elif extension in ARCHIVES:
        code, message = "archive", _("Архивы не принимаются. Загрузите документы по одному. Подойдут: %(kinds)s.")
    elif extension in APPLE_PHOTOS:
        code, message = "heic", _("Снимки %(extension)s не принимаются. Сохраните снимок заново. Подойдут: %(kinds)s.")
    elif extension in OLD_OFFICE:
        code, message = (
            "old_office",
            _("Файлы %(extension)s не принимаются. Откройте файл и сохраните его заново. Подойдут: %(kinds)s."),
        )
    else:
        code, message = "unknown_kind", _("Файлы %(extension)s не принимаются. Подойдут: %(kinds)s.")
    return ValidationError(message, code=code, params=welcome)


def _kind_inside(head: bytes, extension: str, rules: UploadRules) -> str:
    seen = filetype.guess_mime(head)
    if seen in KINDS[extension].looks_like:
        return extension
    # Phones and messengers mix up JPG and PNG; a picture is redrawn anyway, so the content decides.
    if KINDS[extension].is_picture:
        for kind in rules.kinds:
            if KINDS[kind].is_picture and seen in KINDS[kind].looks_like:
                return kind
    raise _impostor(head, seen, extension)


def _impostor(head: bytes, seen: str | None, extension: str) -> ValidationError:
    """The name promises one thing, the first bytes are another."""
    if seen in PROGRAM_TYPES or head.startswith(b"#!"):
        return ValidationError(_("Внутри файла программа, а не документ. Такой файл принять нельзя."), code="program")
    if pdf.MARKUP.search(head):
        return ValidationError(
            _("Внутри файла веб-страница. Напечатайте её в PDF и загрузите то, что получилось."), code="markup"
        )
    return ValidationError(
        _("Имя обещает %(extension)s, но внутри другое. Откройте файл и сохраните его как %(extension)s заново."),
        code="impostor",
        params={"extension": extension.upper()},
    )
