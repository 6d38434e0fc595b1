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
    Paragraph,
    Spacer,
    TableStyle,
)

from foundation.documents.fonts import SANS, SERIF, drawable
from foundation.documents.form import HEIGHT, MARGIN, TEXT_WIDTH, WIDTH, Cell, Form, FormColumn, Heading, Line
from foundation.documents.page import numbered
from foundation.documents.palette import INK, LINE, SOFT
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
PADDING, TOP_PADDING, BOTTOM_PADDING = 4, 3, 4
# Higher than any cell.
ROLL = 1_000_000
TOTALS_SHARE = 0.42
# The totals stand together: with less room they begin a page.
TOTALS_ROOM = 75 * mm


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
        yield CondPageBreak(TOTALS_ROOM)
        yield paragraph(form.totals_title, HEADING)
        yield _totals(form)


def _grid(form: Form) -> Flowable:
    style = aligned(CELL_HEAD_BOX, "center")
    head = [paragraph(column.title, style, measure=_measure(column)) for column in form.columns]
    rows, commands = [head], list(_BOXES)
    room = _room_for_a_row(form, head)
    for row in form.rows:
        if isinstance(row, Heading):
            commands += _merged(len(rows), is_last=row is form.rows[-1])
            rows.append([_heading(row), *[""] * (len(form.columns) - 1)])
        else:
            rows += _pieces(
                [_cell(value, column) for value, column in zip(row.values, form.columns, strict=True)], form, room
            )
    grid = LongTable(rows, colWidths=[column.width * mm for column in form.columns], repeatRows=1, hAlign="LEFT")
    grid.setStyle(TableStyle(commands))
    return grid


def _merged(number: int, *, is_last: bool) -> list[tuple]:
    last = number if is_last else number + 1
    return [("SPAN", (0, number), (-1, number)), ("NOSPLIT", (0, number), (-1, last))]


def _heading(row: Heading) -> Paragraph:
    return paragraph(row.text, aligned(CELL_STRONG, "center"))


def _room_for_a_row(form: Form, head: list[Paragraph]) -> float:
    """Return how high a row may be: a page without the head, and without the heading that may have to stand above it."""
    highest = max(_height([title], column) for title, column in zip(head, form.columns, strict=True))
    whole = FormColumn("", sum(column.width for column in form.columns))
    headings = [_height([_heading(row)], whole) for row in form.rows if isinstance(row, Heading)]
    return (HEIGHT - 2 * MARGIN) * mm - highest - max(headings, default=0) - 3 * (TOP_PADDING + BOTTOM_PADDING)


def _pieces(cells: list[list[Paragraph]], form: Form, room: float) -> Iterator[list[list[Paragraph]]]:
    """Cut a row that is higher than a page; every piece but the last fills a page of its own."""
    while any(_height(cell, column) > room for cell, column in zip(cells, form.columns, strict=True)):
        cut = [_cut(cell, column, room) for cell, column in zip(cells, form.columns, strict=True)]
        yield [fitting for fitting, _rest in cut]
        cells = [rest for _fitting, rest in cut]
    yield cells


def _height(cell: list[Paragraph], column: FormColumn) -> float:
    return sum(line.wrap(_measure(column), ROLL)[1] for line in cell)


def _cut(cell: list[Paragraph], column: FormColumn, room: float) -> tuple[list[Paragraph], list[Paragraph]]:
    fitting: list[Paragraph] = []
    for place, line in enumerate(cell):
        height = _height([line], column)
        if height > room:
            parts = line.split(_measure(column), room)
            return fitting + parts[:1], parts[1:] + cell[place + 1 :] if parts else cell[place:]
        fitting.append(line)
        room -= height
    return fitting, []


def _cell(value: Cell, column: FormColumn) -> list[Paragraph]:
    return [_line(line, column) for line in value if any(piece.text for piece in line.pieces)]


def _measure(column: FormColumn) -> float:
    return column.width * mm - 2 * PADDING


def _line(line: Line, column: FormColumn) -> Paragraph:
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
    ("TOPPADDING", (0, 0), (-1, -1), TOP_PADDING),
    ("BOTTOMPADDING", (0, 0), (-1, -1), BOTTOM_PADDING),
    ("GRID", (0, 0), (-1, -1), 0.5, INK),
]
