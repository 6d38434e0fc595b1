"""Reading documents back as a person, a phone or Excel would."""

import io
import subprocess

import pypdf
import zxingcpp
from PIL import Image


def text_of(document: bytes) -> str:
    """All words of a PDF with single spaces."""
    pages = pypdf.PdfReader(io.BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def fonts_of(document: bytes) -> dict[str, bool]:
    """Every font that a PDF names: whether its file is inside."""
    fonts = {}
    for page in pypdf.PdfReader(io.BytesIO(document)).pages:
        for font in page["/Resources"]["/Font"].values():
            found = font.get_object()
            fonts[found["/BaseFont"]] = "/FontFile2" in found.get("/FontDescriptor", {})
    return fonts


def picture_of(document: bytes) -> Image.Image:
    """The first page as a screen at 110 dpi shows it."""
    png = subprocess.run(
        ["pdftoppm", "-r", "110", "-png", "-l", "1", "-"], input=document, capture_output=True, check=True
    )
    return Image.open(io.BytesIO(png.stdout))


def codes_in(picture: Image.Image) -> list[str]:
    """What a camera reads from a picture."""
    return [code.text for code in zxingcpp.read_barcodes(picture)]
