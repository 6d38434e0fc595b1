"""A PDF as far as it can be judged without a PDF library: frame, password, and actions that a reader would run.

The bytes are never changed: a PDF is a legal document. Names are looked for in the whole file after decoding `#4A` escapes,
and again inside compressed object streams; a hostile file may still hide things behind an exotic filter, so files are
served only as sandboxed attachments.
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEADER = re.compile(rb"%PDF-[12]\.\d")
MARKUP = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed|\?php|!--)", re.IGNORECASE | re.ASCII
)
HEAD = 1024
TAIL = 4096
NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
# Long names never arise by chance in compressed bytes; the two letters of /JS do, so they count only outside streams.
ACTIVE = re.compile(rb"/(?:JavaScript|Launch|RichMedia|EmbeddedFiles?)\b")
SCRIPT_KEY = re.compile(rb"/JS(?![A-Za-z0-9_.-])")
ENCRYPTED = re.compile(rb"/Encrypt(?![A-Za-z])")
MAX_INFLATED = 64 * 1024 * 1024


def check(file: BinaryIO) -> None:
    """Raise ValidationError unless `file` is a whole PDF without a password, scripts, launches and attachments."""
    data = file.read()
    if not HEADER.search(data, 0, HEAD) or MARKUP.search(data, 0, HEAD):
        raise ValidationError(_("Начало файла не похоже на PDF. Сохраните документ как PDF заново."), code="pdf_header")
    if b"%%EOF" not in data[-TAIL:]:
        raise ValidationError(_("PDF обрывается на середине. Загрузите его ещё раз."), code="pdf_cut")
    outside, compressed = _parts(data)
    if ENCRYPTED.search(outside):
        raise ValidationError(_("PDF закрыт паролем. Сохраните его без пароля и загрузите снова."), code="password")
    if ACTIVE.search(_decoded(data)) or any(_is_active(text) for text in (outside, *_inflated(compressed))):
        raise ValidationError(
            _("В PDF есть сценарии или вложенные файлы. Напечатайте документ в PDF заново, без них."), code="pdf_active"
        )


def _parts(data: bytes) -> tuple[bytes, list[bytes]]:
    """Split into the text outside streams and the bodies of object streams, in one pass over hostile bytes."""
    outside, compressed, position = [], [], 0
    while (start := data.find(b"stream", position)) != -1:
        end = data.find(b"endstream", start + 6)
        if end == -1:
            break
        before = data[position:start]
        outside.append(before)
        if b"ObjStm" in _decoded(before):
            compressed.append(data[start + 6 : end].lstrip(b"\r\n"))
        position = end + 9
    outside.append(data[position:])
    return b"\n".join(outside), compressed


def _inflated(bodies: list[bytes]) -> Iterator[bytes]:
    budget = MAX_INFLATED
    for body in bodies:
        try:
            text = zlib.decompressobj().decompress(body, budget)
        except zlib.error as broken:
            raise ValidationError(_("PDF повреждён. Сохраните его заново."), code="pdf_broken") from broken
        budget -= len(text)
        if budget <= 0:
            raise ValidationError(_("PDF слишком сложный. Напечатайте документ в PDF заново."), code="pdf_bomb")
        yield text


def _is_active(text: bytes) -> bool:
    decoded = _decoded(text)
    return bool(ACTIVE.search(decoded) or SCRIPT_KEY.search(decoded))


def _decoded(text: bytes) -> bytes:
    return NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), text)
