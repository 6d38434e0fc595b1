"""Office documents are zip archives: bombs, passwords, macros and outside references are refused, the rest stays as it is."""

import re
import zlib
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_ENTRIES = 2_000
MAX_UNZIPPED = 200 * 1024 * 1024
MAX_RATIO = 100
CHUNK = 1024 * 1024
ENCRYPTED_FLAG = 0x1

MACRO_PARTS = re.compile(
    r"(?:^|/)(?:vbaproject[^/]*|vbadata)\.(?:bin|xml)$|/activex/|/macrosheets/|^(?:basic|scripts)/"
)
MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject")
DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
RELATION = re.compile(rb"<Relationship\b[^>]*>")
REMOTE_TEMPLATE = re.compile(rb"/(?:attachedTemplate|oleObject|frame|subDocument)\"")
REMOTE_TARGET = re.compile(rb"Target=\"(?:https?:|ftp:|file:////|\\\\)", re.IGNORECASE)


def check(file: BinaryIO, *, required: tuple[str, ...]) -> None:
    """Raise ValidationError unless `file` is a sound office document with the `required` parts and nothing that runs."""
    size = len(file.read())
    try:
        with ZipFile(file) as archive:
            entries = archive.infolist()
            _check_bomb(entries, size)
            _check_entries(entries, required)
            for entry in entries:
                _check_part(archive, entry)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as broken:
        raise _broken() from broken


def _check_bomb(entries: list[ZipInfo], size: int) -> None:
    """Judge by the sizes that the archive declares: a part longer than declared fails its check sum later."""
    unzipped = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unzipped > min(MAX_UNZIPPED, MAX_RATIO * size):
        raise ValidationError(
            _("Документ разворачивается в слишком большой файл. Напечатайте его в PDF и загрузите PDF."),
            code="zip_bomb",
        )


def _check_entries(entries: list[ZipInfo], required: tuple[str, ...]) -> None:
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise ValidationError(
            _("Документ закрыт паролем. Сохраните его без пароля и загрузите снова."), code="password"
        )
    if any(MACRO_PARTS.search(name.lower()) for name in names):
        raise _macros()
    if set(required) - set(names):
        raise ValidationError(
            _("Внутри файла нет документа. Откройте его в редакторе и сохраните заново."), code="not_a_document"
        )
    if any(name.startswith("/") or ".." in name.split("/") for name in names) or any(
        entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries
    ):
        raise _broken()


def _check_part(archive: ZipFile, entry: ZipInfo) -> None:
    with archive.open(entry) as part:
        head = part.read(CHUNK)
        if entry.filename == "[Content_Types].xml" and MACRO_TYPES.search(head):
            raise _macros()
        if entry.filename.endswith((".xml", ".rels")) and DECLARATIONS.search(head):
            raise _broken()
        if entry.filename.endswith(".rels") and _calls_outside(head):
            raise ValidationError(
                _("Документ загружает части из интернета. Напечатайте его в PDF и загрузите PDF."), code="remote_parts"
            )
        # Reading to the end compares the check sum, so a lie about the size ends here.
        while part.read(CHUNK):
            pass


def _calls_outside(relations: bytes) -> bool:
    return any(
        REMOTE_TEMPLATE.search(relation) and REMOTE_TARGET.search(relation) for relation in RELATION.findall(relations)
    )


def _macros() -> ValidationError:
    return ValidationError(_("В документе есть макросы. Сохраните его без макросов и загрузите снова."), code="macros")


def _broken() -> ValidationError:
    return ValidationError(
        _("Документ повреждён. Откройте его в редакторе и сохраните заново."), code="broken_document"
    )
