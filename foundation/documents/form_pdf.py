"""The ruled form on paper: landscape A4, PT Serif, boxes as in the branch's own tables, the head repeated on every page."""

import io
from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    LongTable,
    PageTemplate,
    Spacer,
    TableStyle,
)

from foundation.documents.fonts import SANS, SERIF, drawable
from foundation.documents.form import HEIGHT, MARGIN, TEXT_WIDTH, WIDTH, Cell, Cells, Form, FormColumn, Heading, Line
from foundation.documents.page import numbered
from foundation.documents.palette import INK, LINE, SOFT
from foundation.documents.table import LEAST_PART
from foundation.documents.text import (
    CELL,
    CELL_HEAD_BOX,
    CELL_SOFT,
    CELL_STRONG,
    FORM_TITLE,
    HEADING,
    NOTE,
    aligned,
    linked_paragraph,
    paragraph,
)

FOOT = 8
PADDING = 4
TOTALS_SHARE = 0.42
# A heading of the table goes with at least this much of the row below it.
HEADING_ROOM = 40 * mm


def render_pdf(form: Form) -> bytes:
    """Return the PDF; the same form gives the same bytes."""
    out = io.BytesIO()
    margins = {f"{side}Margin": MARGIN * mm for side in ("left", "right", "top", "bottom")}
    template = BaseDocTemplate(
        out, pagesize=(WIDTH * mm, HEIGHT * mm), title=drawable(form.title).replace("\n", " "), author=drawable(form.author),
        lang="ru-RU", invariant=1, initialFontName=SERIF, displayDocTitle=1, **margins,
    )  # fmt: skip
    frame = Frame(MARGIN * mm, MARGIN * mm, TEXT_WIDTH * mm, (HEIGHT - 2 * MARGIN) * mm, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("sheet", [frame])])
    foot = numbered(lambda canvas, page, total: _foot(canvas, form.code, page, total))
    template.build(list(_body(form)), canvasmaker=foot)
    return out.getvalue()


def _body(form: Form) -> Iterator[Flowable]:
    yield paragraph(form.title.upper(), FORM_TITLE)
    if form.note:
        yield paragraph(form.note, aligned(NOTE, "center"))
    yield Spacer(0, 3 * mm)
    yield _grid(form)
    if form.totals:
        yield CondPageBreak(HEADING_ROOM)
        yield paragraph(form.totals_title, HEADING)
        yield _totals(form)


def _grid(form: Form) -> Flowable:
    style = aligned(CELL_HEAD_BOX, "center")
    head = [[paragraph(column.title, style, measure=_measure(column)) for column in form.columns]]
    body = [_row(row, form.columns) for row in form.rows]
    grid = LongTable(
        head + body, colWidths=[column.width * mm for column in form.columns],
        repeatRows=1, splitInRow=LEAST_PART, hAlign="LEFT",
    )  # fmt: skip
    grid.setStyle(TableStyle([*_BOXES, *_merged(form)]))
    return grid


def _merged(form: Form) -> Iterator[tuple]:
    for number, row in enumerate(form.rows, start=1):
        if isinstance(row, Heading):
            yield "SPAN", (0, number), (-1, number)
            yield "NOSPLIT", (0, number), (-1, min(number + 1, len(form.rows)))


def _row(row: Heading | Cells, columns: tuple[FormColumn, ...]) -> list:
    if isinstance(row, Heading):
        return [paragraph(row.text, aligned(CELL_STRONG, "center")), *[""] * (len(columns) - 1)]
    return [_cell(value, column) for value, column in zip(row.values, columns, strict=True)]


def _cell(value: Cell, column: FormColumn) -> list[Flowable]:
    return [_line(line, column) for line in value if any(piece.text for piece in line.pieces)]


def _measure(column: FormColumn) -> float:
    return column.width * mm - 2 * PADDING


def _line(line: Line, column: FormColumn) -> Flowable:
    style = aligned(CELL_SOFT if line.soft else CELL, column.align)
    return linked_paragraph([(piece.text, piece.url) for piece in line.pieces], style, measure=_measure(column))


def _totals(form: Form) -> Flowable:
    cells = [[paragraph(label, CELL), paragraph(value, CELL_STRONG)] for label, value in form.totals]
    widths = [TEXT_WIDTH * mm * TOTALS_SHARE, TEXT_WIDTH * mm * (1 - TOTALS_SHARE)]
    grid = LongTable(cells, colWidths=widths, hAlign="LEFT", spaceBefore=4)
    grid.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), SERIF), ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE)]))
    return grid


def _foot(canvas: Canvas, code: str, page: int, total: int) -> None:
    canvas.setFillColor(SOFT)
    canvas.setFont(SANS, 8)
    canvas.drawString(MARGIN * mm, FOOT * mm, drawable(code, SANS))
    canvas.drawRightString((WIDTH - MARGIN) * mm, FOOT * mm, f"стр.\u00a0{page} из\u00a0{total}")


_BOXES = [
    ("FONT", (0, 0), (-1, -1), SERIF),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ("GRID", (0, 0), (-1, -1), 0.5, INK),
]
