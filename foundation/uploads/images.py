"""Pictures: measured before they are decoded, then drawn anew, so neither EXIF nor a second file hidden inside survives."""

import io
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from PIL.AvifImagePlugin import AvifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

# Room for the 50-megapixel mode of a phone; decoding that takes 150 MB.
MAX_PIXELS = 55_000_000
# Opened by name: Image.open would try every format that Pillow knows.
READERS: dict[str, Any] = {"jpg": JpegImageFile, "png": PngImageFile, "webp": WebPImageFile, "avif": AvifImageFile}
WRITING: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 90},
    "png": {"format": "PNG"},
    "webp": {"format": "WEBP", "quality": 90},
    "avif": {"format": "AVIF", "quality": 80},
}
KEPT_MODES = {
    "jpg": ("L", "RGB"),
    "png": ("1", "L", "RGB", "RGBA"),
    "webp": ("RGB", "RGBA"),
    "avif": ("RGB", "RGBA"),
}


def check(file: BinaryIO, *, kind: str) -> None:
    """Raise ValidationError unless the header of `file` is a picture of this kind and of a bearable size."""
    width, height = _opened(file, kind).size
    if width * height > MAX_PIXELS:
        raise ValidationError(
            _("Изображение слишком большое: %(width)d\u00a0×\u00a0%(height)d точек. Уменьшите его и загрузите снова."),
            code="image_bomb",
            params={"width": width, "height": height},
        )


def redraw(file: BinaryIO, *, kind: str, longest: int | None = None) -> bytes:
    """Return the same picture as a new file: upright, without metadata, no side over `longest`.

    Call `check` first; a broken picture is refused.
    """
    picture = _opened(file, kind)
    try:
        if longest:
            # A photograph is decoded at a quarter of its size where that is enough.
            picture.draft(None, (longest, longest))
        picture = ImageOps.exif_transpose(picture)
        if longest:
            picture.thumbnail((longest, longest))
    except (OSError, SyntaxError, ValueError) as broken:
        raise _broken() from broken
    if picture.mode not in KEPT_MODES[kind] or picture.has_transparency_data:
        picture = picture.convert("RGBA" if kind != "jpg" and picture.has_transparency_data else "RGB")
    # Pillow writes comments and profiles found here back into the file.
    picture.info = {}
    out = io.BytesIO()
    picture.save(out, **WRITING[kind])
    return out.getvalue()


def _opened(file: BinaryIO, kind: str) -> Image.Image:
    try:
        return READERS[kind](file)
    except (OSError, SyntaxError, ValueError) as broken:
        raise _broken() from broken


def _broken() -> ValidationError:
    return ValidationError(
        _("Изображение повреждено. Сохраните его заново или сделайте снимок ещё раз."), code="broken_image"
    )
