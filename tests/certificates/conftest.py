"""What the promises of this floor share."""

import io

import pytest
from PIL import Image, ImageDraw


@pytest.fixture
def signature_png() -> bytes:
    """A small signature on a transparent ground."""
    picture = Image.new("RGBA", (400, 140), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.arc((40, 20, 200, 120), 40, 320, fill=(20, 40, 120, 255), width=4)
    pen.line((120, 100, 360, 40), fill=(20, 40, 120, 255), width=4)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
