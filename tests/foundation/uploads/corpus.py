"""Files made in memory: honest ones, and hostile ones that pretend to be honest."""

import io
import struct
import zipfile
import zlib

from PIL import Image

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + rb"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
RELATION = '<Relationships><Relationship Id="r1" Type="http://example.org/{kind}" Target="{target}"/></Relationships>'


def pdf(*objects: bytes, head: bytes = b"%PDF-1.7\n", tail: bytes = b"startxref\n9\n%%EOF\n") -> bytes:
    """Frame the objects as a PDF."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, text) for number, text in enumerate(objects, start=1))
    return head + (body or b"1 0 obj\n<< /Type /Catalog >>\nendobj\n") + tail


def object_stream(text: bytes, *, body: bytes | None = None) -> bytes:
    """Return a compressed object stream which holds `text`."""
    packed = zlib.compress(text) if body is None else body
    return b"<< /Type /ObjStm /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)


def office(parts: dict[str, bytes | str]) -> bytes:
    """Zip the parts in the given order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(*, content_type: str = WORD_TYPE, **more: bytes | str) -> bytes:
    """Return a small Word document; `more` are further parts, `__` in a name stands for a slash, `_dot_` for a dot."""
    parts = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" ContentType="{content_type}"/></Types>',
        "_rels/.rels": "<Relationships/>",
        "word/document.xml": "<w:document>Характеристика</w:document>",
    }
    return office(parts | {name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()})


def locked(archive: bytes) -> bytes:
    """Mark every entry as encrypted."""
    marked = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = marked.find(signature)
        while position != -1:
            marked[position + offset] |= 1
            position = marked.find(signature, position + 4)
    return bytes(marked)


def lying_about_size(archive: bytes) -> bytes:
    """Declare one byte for every part, as a bomb which wants to look small does."""
    marked = bytearray(archive)
    position = marked.find(b"PK\x01\x02")
    while position != -1:
        marked[position + 24 : position + 28] = struct.pack("<I", 1)
        position = marked.find(b"PK\x01\x02", position + 4)
    return bytes(marked)


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (40, 20), mode: str = "RGB", **saving) -> bytes:
    """Return a picture: left half red, right half white."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.convert(mode).save(out, kind, **saving)
    return out.getvalue()


def photo_with_place() -> bytes:
    """Return a photo lying on its side, with coordinates and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Телефон".encode().decode("latin-1")
    exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 46.0, 58.0)})
    return picture(exif=exif, comment=b"<script>alert(1)</script>")


def huge_png() -> bytes:
    """Return a PNG of a hundred bytes that promises four gigapixels."""
    header = struct.pack(">IIBBBBB", 65_000, 65_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\0")) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
