"""The ruled form for Word: the same sheet as the PDF, to be edited and sent on."""

import io
from datetime import UTC
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph as DocxParagraph

from foundation.documents.archive import with_fixed_dates
from foundation.documents.form import HEIGHT, MARGIN, TEXT_WIDTH, WIDTH, Cell, Cells, Form, FormColumn, Line, Piece
from foundation.documents.letters import printable
from foundation.documents.palette import BRICK, SOFT

FONT = "PT Serif"
TITLE_SIZE, TEXT_SIZE, HEAD_SIZE, SMALL_SIZE = Pt(13), Pt(10), Pt(8.5), Pt(8)
AIR = Pt(6)
TOTALS_SHARES = (0.42, 0.58)
ALIGNMENTS = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER}
QUIET, ACCENT = RGBColor.from_string(SOFT.hexval()[2:].upper()), RGBColor.from_string(BRICK.hexval()[2:].upper())

FONT_TABLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="{FONT}"><w:altName
w:val="Times New Roman"/><w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>"""


def render_docx(form: Form) -> bytes:
    """Return the .docx; the same form gives the same bytes."""
    document = Document()
    _lay_out(document, form)
    title = _text(document.add_paragraph(), form.title, size=TITLE_SIZE, bold=True)
    title.alignment, title.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, AIR
    for run in title.runs:
        # The words stay as they were typed; Word shows them in capitals.
        run.font.all_caps = True
    if form.note:
        note = _text(document.add_paragraph(), form.note, size=SMALL_SIZE)
        note.alignment, note.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, AIR
    _table(document, form)
    if form.totals:
        document.add_paragraph()
        _totals(document, form)
    out = io.BytesIO()
    document.save(out)
    return with_fixed_dates(out)


def _lay_out(document: DocxDocument, form: Form) -> None:
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(WIDTH), Mm(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.footer_distance = Mm(8)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, TEXT_SIZE
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    normal.element.get_or_add_rPr().append(language)
    _name(document, form)
    _name_fonts(document)
    _foot(section.footer.paragraphs[0], form.code, normal)


def _name(document: DocxDocument, form: Form) -> None:
    facts = document.core_properties
    facts.title, facts.author, facts.language = (
        printable(form.title).replace("\n", " "),
        printable(form.author),
        "ru-RU",
    )
    facts.comments = facts.keywords = facts.last_modified_by = ""
    facts.created = facts.modified = form.made_at.astimezone(UTC).replace(tzinfo=None)


def _name_fonts(document: DocxDocument) -> None:
    """Say what to take where PT Serif is not installed; Word would choose by itself."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            relation.target_part._blob = FONT_TABLE.encode()


def _foot(paragraph: DocxParagraph, code: str, normal: Any) -> None:
    # Word's own style of a foot has two tab stops of a portrait page.
    paragraph.style = normal
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _run(paragraph, code, size=SMALL_SIZE).add_tab()
    _run(paragraph, "стр.\u00a0", size=SMALL_SIZE)
    _field(paragraph, "PAGE")
    _run(paragraph, " из\u00a0", size=SMALL_SIZE)
    _field(paragraph, "NUMPAGES")


def _field(paragraph: DocxParagraph, instruction: str) -> None:
    """Write a number that Word reckons itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(_run(paragraph, "1", size=SMALL_SIZE)._r)
    paragraph._p.append(field)


def _table(document: DocxDocument, form: Form) -> None:
    table = _grid(document, len(form.rows) + 1, [column.width for column in form.columns])
    head, *rows = table.rows
    for cell, column in zip(head.cells, form.columns, strict=True):
        _text(cell.paragraphs[0], column.title, size=HEAD_SIZE, bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _mark(head, "w:tblHeader")
    for row, shown in zip(rows, form.rows, strict=True):
        if isinstance(shown, Cells):
            for cell, value, column in zip(row.cells, shown.values, form.columns, strict=True):
                _fill(cell, value, column)
        else:
            _heading(row, shown.text)


def _grid(document: DocxDocument, rows: int, widths: list[float]) -> Table:
    table = document.add_table(rows, len(widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    _air(table)
    for row in table.rows:
        _mark(row, "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _air(table: Table) -> None:
    """Keep the words away from the rules."""
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", 40), ("left", 85), ("bottom", 60), ("right", 85)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tblPr
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _heading(row: _Row, text: str) -> None:
    cells = row.cells
    merged = cells[0].merge(cells[-1])
    words = _text(merged.paragraphs[0], text, bold=True)
    words.alignment, words.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True


def _fill(cell: _Cell, value: Cell, column: FormColumn) -> None:
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(value):
        if number:
            paragraph = cell.add_paragraph()
        paragraph.alignment = ALIGNMENTS[column.align]
        _line(paragraph, line)


def _line(paragraph: DocxParagraph, line: Line) -> None:
    for piece in line.pieces:
        if piece.url:
            _link(paragraph, piece)
        elif piece.text:
            run = _run(paragraph, piece.text)
            if line.soft:
                run.font.color.rgb = QUIET


def _link(paragraph: DocxParagraph, piece: Piece) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(piece.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = _run(paragraph, piece.text)
    run.font.underline, run.font.color.rgb = True, ACCENT
    link.append(run._r)
    paragraph._p.append(link)


def _text(paragraph: DocxParagraph, text: str, **look) -> DocxParagraph:
    _run(paragraph, text, **look)
    return paragraph


def _run(paragraph: DocxParagraph, text: str, *, size: Pt | None = None, bold: bool = False):
    run = paragraph.add_run(printable(text))
    run.font.bold = bold or None
    run.font.size = size
    return run


def _totals(document: DocxDocument, form: Form) -> None:
    """Write the title and the figures as one table: every row but the last holds to the next, so they share a page."""
    table = _grid(document, len(form.totals) + 1, [TEXT_WIDTH * share for share in TOTALS_SHARES])
    title, *rows = table.rows
    _heading(title, form.totals_title)
    for number, (row, (label, value)) in enumerate(zip(rows, form.totals, strict=True), start=1):
        words = _text(row.cells[0].paragraphs[0], label)
        words.paragraph_format.keep_with_next = number < len(rows)
        _text(row.cells[1].paragraphs[0], value, bold=True)
