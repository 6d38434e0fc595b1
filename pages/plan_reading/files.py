"""A file with a plan: inspected like every upload, then given to the reader of its kind. Refused in words about plans."""

from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.uploads.inspection import MEGABYTE, UploadRules, inspect
from foundation.uploads.naming import safe_name, split_name

from .docx import read_docx
from .parsed import ParsedPlan, Unreadable
from .text import read_text
from .xlsx import read_xlsx

MAX_MEGABYTES = 5
RULES = UploadRules(max_bytes=MAX_MEGABYTES * MEGABYTE, kinds=("docx", "xlsx"))
READERS = {"docx": read_docx, "xlsx": read_xlsx}
TEXT = "txt"
ACCEPTED = (".docx", ".xlsx", ".txt")

# A document with a password is no archive any more: its cover is that of the files of the nineties.
OLD_COVER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD_MARK = "EncryptedPackage".encode("utf-16-le")

# What the inspection of uploads says in general, said about plans.
INSTEAD = {
    "old_office": _(
        "Файлы %(extension)s портал не читает. Откройте файл, выберите «Сохранить как» и вид DOCX или XLSX. "
        "Или скопируйте таблицу и вставьте её как текст."
    ),
    "unknown_kind": _(
        "Файлы %(extension)s портал не читает. Загрузите план как DOCX или XLSX. "
        "Или скопируйте таблицу и вставьте её как текст."
    ),
    "not_a_document": _(
        "Внутри файла не то, что обещает его имя. Откройте его, сохраните заново как DOCX или XLSX и загрузите снова."
    ),
    "zip_bomb": _("Документ разворачивается в слишком большой файл. Скопируйте таблицу и вставьте её как текст."),
    "remote_parts": _("Документ загружает части из интернета. Скопируйте таблицу и вставьте её как текст."),
    "markup": _("Внутри файла веб-страница. Откройте её, скопируйте таблицу и вставьте её как текст."),
}


def read_file(file: BinaryIO, name: str) -> tuple[str, ParsedPlan]:
    """Return the kind of the file and the plan in it; ValidationError says what is wrong and what to do."""
    if split_name(safe_name(name))[1] == TEXT:
        return "text", read_text(_decoded(file))
    _check_cover(file, name)
    try:
        kind = inspect(file, name, rules=RULES).kind
    except ValidationError as error:
        raise _about_plans(error) from error
    try:
        return kind, READERS[kind](file.read())
    except Unreadable as broken:
        raise ValidationError(str(broken), code="unreadable") from broken


def _decoded(file: BinaryIO) -> str:
    data = file.read(RULES.max_bytes + 1)
    if len(data) > RULES.max_bytes:
        raise ValidationError(
            _("Файл больше %(limit)d\u00a0МБ. Разделите план на части."),
            code="too_big",
            params={"limit": MAX_MEGABYTES},
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise ValidationError(_("Это не текстовый файл. Загрузите план как DOCX или XLSX."), code="not_text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The other encoding of Russian Windows; its five unused bytes are no reason to refuse.
        return data.decode("cp1251", errors="replace")


def _check_cover(file: BinaryIO, name: str) -> None:
    file.seek(0)
    extension = split_name(safe_name(name))[1]
    if extension not in RULES.kinds or file.read(len(OLD_COVER)) != OLD_COVER:
        return
    file.seek(0)
    if PASSWORD_MARK in file.read(RULES.max_bytes):
        raise ValidationError(
            _("Документ закрыт паролем. Сохраните его без пароля и загрузите снова."), code="password"
        )
    raise ValidationError(
        _("Это файл старого вида, только переименованный. Откройте его и сохраните как %(extension)s."),
        code="old_office",
        params={"extension": extension.upper()},
    )


def _about_plans(error: ValidationError) -> ValidationError:
    message = INSTEAD.get(error.code or "")
    return ValidationError(message, code=error.code, params=error.params) if message else error
