"""What is left of a picture after it is redrawn."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from foundation.uploads.images import redraw
from tests.foundation.uploads import corpus

HTML_TAIL = b"<html><script>alert(1)</script></html>"


def opened(content: bytes) -> Image.Image:
    """Decode a picture fully."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def test_photo_is_turned_upright_and_forgets_where_it_was_taken():
    photo = corpus.photo_with_place()

    redrawn = opened(redraw(io.BytesIO(photo), kind="jpg"))

    assert opened(photo).getexif().get_ifd(0x8825)
    assert (redrawn.size, dict(redrawn.getexif()), redrawn.info.get("comment")) == ((20, 40), {}, None)
    assert set(redrawn.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert [redrawn.getpixel(point)[1] > 130 for point in ((10, 2), (10, 37))] == [False, True]


@pytest.mark.parametrize(("kind", "content"), [("jpg", corpus.picture()), ("png", corpus.picture("PNG"))])
def test_page_hidden_behind_a_picture_does_not_survive(kind, content):
    assert b"script" not in redraw(io.BytesIO(content + HTML_TAIL), kind=kind)


def test_page_hidden_in_a_comment_does_not_survive():
    assert b"script" not in redraw(io.BytesIO(corpus.photo_with_place()), kind="jpg")


@pytest.mark.parametrize(
    ("kind", "made", "mode"),
    [
        ("png", corpus.picture("PNG", mode="RGBA"), "RGBA"),
        ("png", corpus.picture("PNG", mode="P", transparency=0), "RGBA"),
        ("png", corpus.picture("PNG", mode="P"), "RGB"),
        ("png", corpus.picture("PNG", mode="1"), "1"),
        ("jpg", corpus.picture(mode="CMYK"), "RGB"),
        ("jpg", corpus.picture(mode="L"), "L"),
    ],
)
def test_picture_of_any_mode_keeps_its_look(kind, made, mode):
    redrawn = opened(redraw(io.BytesIO(made), kind=kind))

    assert (redrawn.mode, redrawn.size) == (mode, (40, 20))


@pytest.mark.parametrize(
    ("kind", "content"), [("jpg", corpus.picture(size=(400, 400))), ("png", corpus.picture("PNG", size=(400, 400)))]
)
def test_picture_cut_in_the_middle_is_refused(kind, content):
    with pytest.raises(ValidationError) as refusal:
        redraw(io.BytesIO(content[: len(content) // 2]), kind=kind)

    assert refusal.value.code == "broken_image"
