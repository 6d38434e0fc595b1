"""Fonts inside a PDF: only what is drawn, without hinting, and drawn exactly as with the whole outline."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from foundation.documents import fonts
from tests.foundation.documents.reading import picture_of, text_of

PANGRAM = "Съешь же ещё этих мягких французских булок, да выпей чаю — Ёж № 1234567890 «Zoë Łódź»"
LETTERS = st.text(
    alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙabcdefghijklmnopqrstuvwxyzäöüßéčőł№«»—0123456789", min_size=1
)


def drawn(text: str, font: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=fonts.SERIF)
    canvas.setFont(font, 9)
    canvas.drawString(20, 700, text)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("font", [fonts.SERIF, fonts.SERIF_BOLD, fonts.SERIF_ITALIC, fonts.SANS, fonts.SANS_MEDIUM])
def test_lean_letters_look_like_the_whole_ones(monkeypatch, font):
    lean = drawn(PANGRAM, font)
    # Without our subsetter the face falls back on that of reportlab.
    monkeypatch.delattr(pdfmetrics.getFont(font).face, "makeSubset")
    whole = drawn(PANGRAM, font)

    assert ImageChops.difference(picture_of(lean), picture_of(whole)).getbbox() is None
    assert len(lean) < len(whole)


@settings(max_examples=40, deadline=None)
@given(LETTERS)
def test_every_text_is_read_back_from_a_small_file(text):
    document = drawn(text, fonts.SERIF)

    assert "".join(text_of(document).split()) == "".join(text.split())
    assert len(document) < 14_000
