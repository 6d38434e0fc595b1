"""The letterhead: an A4 page with the organisation, the wall, the title, the body and numbered feet.

Words drawn here are Russian in any interface language: a document does not change with its reader.
"""

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from foundation.documents.fonts import SANS, SANS_MEDIUM, SERIF, drawable, text_width
from foundation.documents.motif import hairline, merlons, monogram
from foundation.documents.palette import INK, SOFT
from foundation.documents.text import HEADING, SUBTITLE, TITLE, fit_line, paragraph

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 18 * mm, 16 * mm, 24 * mm
TEXT_WIDTH = WIDTH - LEFT - RIGHT
EMBLEM = 13 * mm
HEAD_HEIGHT = 27 * mm
RUNNING_HEAD = 8 * mm
FOOT = 13 * mm
# A heading moves to the next page rather than stay alone above the foot.
HEADING_ROOM = 34 * mm


@dataclass(frozen=True)
class LetterheadDocument:
    """A document on our paper. `body` are flowables made by text, table and blocks; they are drawn once.

    `code` stands in the foot of every page, so a lost sheet finds its document.
    """

    organisation: str
    title: str
    body: Sequence[Flowable]
    subtitle: str = ""
    code: str = ""


def build(document: LetterheadDocument) -> bytes:
    """Return the PDF; the same facts give the same bytes. Raises reportlab's LayoutError for what fits no page."""
    return build_all([document])


def build_all(documents: Sequence[LetterheadDocument]) -> bytes:
    """Return one PDF to print: each of the documents begins on a sheet of its own and counts its own pages."""
    out, first = io.BytesIO(), documents[0]
    template = BaseDocTemplate(
        out, pagesize=A4, title=drawable(first.title), author=drawable(first.organisation), lang="ru-RU",
        invariant=1, initialFontName=SERIF, displayDocTitle=1,
    )  # fmt: skip
    for number, document in enumerate(documents):
        template.addPageTemplates([_first_page(document, number), _next_page(document, number)])
    story = [flowable for number, document in enumerate(documents) for flowable in _story(document, number)]
    template.build(story, canvasmaker=numbered(_foot))
    return out.getvalue()


def _story(document: LetterheadDocument, number: int) -> list[Flowable]:
    heading = [paragraph(document.title, TITLE)]
    if document.subtitle:
        heading.append(paragraph(document.subtitle, SUBTITLE))
    begin = [NextPageTemplate(f"first{number}"), PageBreak()] if number else []
    body = _with_kept_headings(document.body)
    return [*begin, NextPageTemplate(f"next{number}"), *heading, Spacer(0, 5 * mm), *body]


def _with_kept_headings(body: Sequence[Flowable]) -> Iterator[Flowable]:
    # Platypus' own keepWithNext would carry a whole table over to the next page.
    for flowable in body:
        if getattr(flowable, "style", None) is HEADING:
            yield CondPageBreak(HEADING_ROOM)
        yield flowable


def _first_page(document: LetterheadDocument, number: int) -> PageTemplate:
    def draw(canvas, _template):
        canvas.document = number, document.code
        _letterhead(canvas, document.organisation)

    frame = Frame(LEFT, BOTTOM, TEXT_WIDTH, HEIGHT - TOP - HEAD_HEIGHT - BOTTOM, 0, 0, 0, 0)
    return PageTemplate(f"first{number}", [frame], onPage=draw)


def _next_page(document: LetterheadDocument, number: int) -> PageTemplate:
    def draw(canvas, _template):
        canvas.document = number, document.code
        _running_head(canvas, document.title)

    frame = Frame(LEFT, BOTTOM, TEXT_WIDTH, HEIGHT - TOP - RUNNING_HEAD - BOTTOM, 0, 0, 0, 0)
    return PageTemplate(f"next{number}", [frame], onPage=draw)


def _letterhead(canvas: Canvas, organisation: str) -> None:
    foot = HEIGHT - TOP - EMBLEM
    monogram(canvas, LEFT - 0.7 * mm, foot, EMBLEM)
    name = fit_line(organisation, SANS_MEDIUM, 10, TEXT_WIDTH - EMBLEM - 4 * mm, 9)
    leading = name.size * 1.32
    y = foot + EMBLEM / 2 + leading * (len(name.lines) / 2) - name.size * 0.95
    canvas.setFillColor(INK)
    canvas.setFont(SANS_MEDIUM, name.size)
    for number, line in enumerate(name.lines):
        canvas.drawString(LEFT + EMBLEM + 1 * mm, y - number * leading, line)
    merlons(canvas, LEFT, foot - 7 * mm, TEXT_WIDTH, height=6)


def _running_head(canvas: Canvas, title: str) -> None:
    y = HEIGHT - TOP
    canvas.setFillColor(SOFT)
    canvas.setFont(SANS, 8)
    canvas.drawString(LEFT, y, _shortened(drawable(title, SANS).replace("\n", " "), TEXT_WIDTH))
    hairline(canvas, LEFT, y - 2.4 * mm, TEXT_WIDTH)


def _shortened(text: str, width: float) -> str:
    if text_width(text, SANS, 8) <= width:
        return text
    while text_width(f"{text}…", SANS, 8) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def numbered(draw_foot: Callable[[Canvas, int, int], None]) -> type[Canvas]:
    """Return a canvas that holds its pages back until their number is known: `draw_foot(canvas, page, total)`."""

    class NumberedCanvas(Canvas):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self._held: list[dict] = []

        def showPage(self):
            self._held.append(dict(self.__dict__))
            self._startPage()

        def save(self):
            # A page of a joint file belongs to one of its documents, which counts its own pages.
            owners = [state.get("document") for state in self._held]
            totals, pages = Counter(owners), Counter[object]()
            for state, owner in zip(self._held, owners, strict=True):
                pages[owner] += 1
                self.__dict__.update(state)
                draw_foot(self, pages[owner], totals[owner])
                super().showPage()
            super().save()

    return NumberedCanvas


def _foot(canvas: Canvas, page: int, total: int) -> None:
    _number, code = canvas.document
    hairline(canvas, LEFT, FOOT + 4.2 * mm, TEXT_WIDTH)
    canvas.setFillColor(SOFT)
    canvas.setFont(SANS, 8)
    canvas.drawString(LEFT, FOOT, drawable(code, SANS))
    canvas.drawRightString(WIDTH - RIGHT, FOOT, f"стр.\u00a0{page} из\u00a0{total}")
