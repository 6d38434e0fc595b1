"""A table out of a workbook, a text file or pasted cells: rows of words. Pure; refuses in words that say what to do."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.importing.workbook import OLD_COVER, DamagedWorkbook, HugeWorkbook, first_table
from foundation.uploads.inspection import MEGABYTE, UploadRules, inspect
from foundation.uploads.naming import safe_name, split_name

MAX_MEGABYTES = 5
MAX_ROWS, MAX_COLUMNS = 10_000, 60
# A title, a head and an example stand above the list.
SPARE_ROWS = 12
RULES = UploadRules(max_bytes=MAX_MEGABYTES * MEGABYTE, kinds=("xlsx",))
TEXTS = ("csv", "txt", "tsv")
ACCEPTED = (".xlsx", ".csv", ".txt")
DELIMITERS = ";\t,|"
PASSWORD_MARK = "EncryptedPackage".encode("utf-16-le")

# What the inspection of uploads says of documents, said of tables.
INSTEAD = {
    "old_office": _(
        "Файлы %(extension)s портал не читает. Откройте таблицу и сохраните её как XLSX. "
        "Или скопируйте ячейки и вставьте их на этой странице."
    ),
    "unknown_kind": _(
        "Файлы %(extension)s портал не читает. Подойдут XLSX и CSV. Или скопируйте ячейки и вставьте их на этой странице."
    ),
    "zip_bomb": _(
        "Таблица разворачивается в слишком большой файл. Скопируйте нужные ячейки и вставьте их на этой странице."
    ),
    "not_a_document": _("Внутри файла нет таблицы. Откройте его в Excel, сохраните как XLSX и загрузите снова."),
    "remote_parts": _("Таблица загружает части из интернета. Скопируйте ячейки и вставьте их на этой странице."),
    "markup": _("Внутри файла веб-страница, а не таблица. Откройте её, скопируйте ячейки и вставьте на этой странице."),
}

_LINE_END = re.compile(r"\r\n?|\n")
# Excel quotes a cell with line breaks in it; a quotation mark at the beginning of a name is no such quotation.
_QUOTED = re.compile(r'(?:(?<=[\t\n])|\A)"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"(?=[\t\n]|\Z)')
_BREAK = "\x1e"
_INVISIBLE = str.maketrans({"\0": None, "\ufeff": None, "\u200b": None, "\u00ad": None, _BREAK: " "})


class Line(NamedTuple):
    """One row with its number in the source, as Excel counts it."""

    number: int
    cells: list[str]


def read_pasted(text: str) -> list[Line]:
    """Return the rows of pasted cells, parted by tabs; without a tab by semicolons. Raises ValidationError: nothing, too big."""
    text = _LINE_END.sub("\n", text.translate(_INVISIBLE))
    if "\t" not in text:
        return _tidied(_csv_rows(text, ";"))
    whole = _QUOTED.sub(lambda found: found[1].replace('""', '"').replace("\n", _BREAK), text)
    return _tidied([cell.replace(_BREAK, "\n") for cell in line.split("\t")] for line in whole.split("\n"))


def read_file(file: BinaryIO, name: str) -> list[Line]:
    """Return the rows of the first filled sheet or of a text file; ValidationError says what is wrong and what to do."""
    if split_name(safe_name(name))[1] in TEXTS:
        return _tidied(_csv_rows(_LINE_END.sub("\n", _decoded(file).translate(_INVISIBLE)), DELIMITERS))
    _check_cover(file, name)
    try:
        inspect(file, name, rules=RULES)
    except ValidationError as error:
        message = INSTEAD.get(error.code or "")
        raise (ValidationError(message, code=error.code, params=error.params) if message else error) from error
    try:
        return _tidied(first_table(file.read(), max_rows=MAX_ROWS + 1_000, max_columns=200))
    except HugeWorkbook as huge:
        raise _too_big() from huge
    except DamagedWorkbook as damaged:
        raise ValidationError(
            _("Таблица повреждена. Откройте её в Excel, сохраните заново как XLSX и загрузите снова."), code="damaged"
        ) from damaged


def _tidied(rows: Iterable[Sequence[str]]) -> list[Line]:
    """Take away empty rows and columns at the end and white space around words. Raises ValidationError: nothing, too big."""
    lines = [Line(number, [_tidy(cell) for cell in row]) for number, row in enumerate(rows, start=1)]
    lines = [line for line in lines if any(line.cells)]
    width = max((place + 1 for line in lines for place, cell in enumerate(line.cells) if cell), default=0)
    if not lines:
        raise ValidationError(_("Здесь нет ни одной заполненной ячейки."), code="nothing")
    if len(lines) > MAX_ROWS + SPARE_ROWS or width > MAX_COLUMNS:
        raise _too_big()
    return [Line(line.number, (line.cells + [""] * width)[:width]) for line in lines]


def _tidy(cell: str) -> str:
    # Non-breaking spaces come with every paste from Word and from web pages.
    return " ".join(cell.translate(_INVISIBLE).split())


def _csv_rows(text: str, delimiters: str) -> list[list[str]]:
    sample = text[:20_000].split("\n")[:20]
    delimiter = max(delimiters, key=lambda mark: sum(mark in line for line in sample))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        # What no program would write (a cell of a megabyte): the lines still stand as they were typed.
        return [line.split(delimiter) for line in text.split("\n")]


def _decoded(file: BinaryIO) -> str:
    file.seek(0)
    data = file.read(RULES.max_bytes + 1)
    if len(data) > RULES.max_bytes:
        raise _too_big()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data or data.startswith((b"PK\x03\x04", b"%PDF", OLD_COVER)):
        raise ValidationError(_("Внутри файла не текст. Сохраните таблицу как XLSX и загрузите её."), code="not_text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The other encoding of Russian Windows; its unused bytes are no reason to refuse.
        return data.decode("cp1251", errors="replace")


def _check_cover(file: BinaryIO, name: str) -> None:
    """A workbook with a password is no archive any more: its cover is that of the files of the nineties."""
    file.seek(0)
    if split_name(safe_name(name))[1] not in RULES.kinds or file.read(len(OLD_COVER)) != OLD_COVER:
        return
    file.seek(0)
    if PASSWORD_MARK in file.read(RULES.max_bytes):
        raise ValidationError(_("Таблица закрыта паролем. Сохраните её без пароля и загрузите снова."), code="password")
    raise ValidationError(
        _("Это таблица старого вида, только переименованная. Откройте её и сохраните как XLSX."), code="old_office"
    )


def _too_big() -> ValidationError:
    return ValidationError(
        _("Таблица слишком большая: до %(rows)d строк и %(megabytes)d\u00a0МБ. Разделите её на части."),
        code="too_big",
        params={"rows": MAX_ROWS, "megabytes": MAX_MEGABYTES},
    )
