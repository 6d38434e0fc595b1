"""Codes on paper and on the page say what was put into them."""

import io
import re

import pypdf
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from foundation.documents.qr import draw_qr, qr_runs, qr_svg
from tests.foundation.documents.reading import codes_in, picture_of

CODES = st.text(alphabet="34679ACDEFGHJKMNPQRTUVWXY", min_size=8, max_size=20)


def drawn(text: str) -> Image.Image:
    """The runs as pixels."""
    side, runs = qr_runs(text)
    picture = Image.new("L", (side * 4, side * 4), 255)
    pen = ImageDraw.Draw(picture)
    for column, row, length in runs:
        pen.rectangle((column * 4, row * 4, (column + length) * 4 - 1, row * 4 + 3), fill=0)
    return picture


@settings(max_examples=60, deadline=None)
@given(CODES)
def test_every_check_address_is_read_back(code):
    address = f"https://portal.example/certificates/{code}/"

    assert codes_in(drawn(address)) == [address]


def test_code_on_paper_is_one_path_and_is_read_back():
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    draw_qr(canvas, "Проверка: ТОС «Заднепровье»", 100, 600, 90)
    canvas.save()

    assert codes_in(picture_of(out.getvalue())) == ["Проверка: ТОС «Заднепровье»"]
    assert len(re.findall(rb" f\*?\s", pypdf.PdfReader(out).pages[0].get_contents().get_data())) == 1


def test_code_is_of_level_m_with_the_margin_that_readers_need():
    side, runs = qr_runs("K7QX9M4T")

    assert side == segno.make("K7QX9M4T", error="m", micro=False).symbol_size(border=0)[0] + 8
    assert (min(x for x, _y, _length in runs), max(x + length for x, _y, length in runs)) == (4, side - 4)


def test_svg_has_a_title_for_those_who_do_not_see_it_and_escapes_it():
    svg = etree.fromstring(qr_svg("K7QX9M4T", title='Код <b>"42"</b>'))

    assert (svg.get("role"), svg.get("viewBox")) == ("img", "0 0 29 29")
    assert [child.tag.rpartition("}")[2] for child in svg] == ["title", "path", "path"]
    assert svg[0].text == 'Код <b>"42"</b>'
