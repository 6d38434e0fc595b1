"""One plan as three kinds of source: pasted text, a document of Word, a table of Excel, as the branch would have them."""

import io

from docx import Document
from openpyxl import Workbook

from pages.plan_reading.parsed import ParsedPlan

HEADS = ("№ п/п", "Дата", "Название", "Участники", "Программа")
ORDER = (0, 1, 2, 3, 4)


def rows_of(parsed: ParsedPlan, order=ORDER) -> list[str | list[str]]:
    """Return the table: a heading as one text, a row as its cells in this `order` of columns."""
    heads = parsed.columns if any(parsed.columns) else HEADS
    rows: list[str | list[str]] = [[heads[place] for place in order]]
    for section in parsed.sections:
        rows += [section.wording] if section.wording else []
        for item in section.items:
            cells = (str(item.number), item.period, item.title, item.participants, item.programme)
            rows.append([cells[place] for place in order])
    return rows


def text_of(parsed: ParsedPlan, order=ORDER) -> str:
    """Return the plan as Excel lays it on the clipboard: cells with line breaks in quotation marks."""
    lines = [parsed.title]
    for row in rows_of(parsed, order):
        cells = [row, "", "", "", ""] if isinstance(row, str) else row
        lines.append("\t".join(_quoted(cell) for cell in cells))
    return "\r\n".join(lines)


def docx_of(parsed: ParsedPlan, order=ORDER) -> bytes:
    """Return a document: the title, and a table whose headings are merged over all columns."""
    document = Document()
    for line in parsed.title.split("\n"):
        document.add_paragraph(line)
    rows = rows_of(parsed, order)
    table = document.add_table(rows=len(rows), cols=5)
    # python-docx walks over the whole table for every row that it is asked for.
    grid = table._cells
    for place, row in enumerate(rows):
        cells = grid[place * 5 : place * 5 + 5]
        if isinstance(row, str):
            _write(cells[0].merge(cells[-1]), row)
            continue
        for cell, words in zip(cells, row, strict=True):
            _write(cell, words)
    return saved(document)


def xlsx_of(parsed: ParsedPlan, order=ORDER) -> bytes:
    """Return a workbook: a sheet «План», headings merged over all columns, numbers as numbers."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "План"
    rows = [*parsed.title.split("\n"), *rows_of(parsed, order)]
    for place, row in enumerate(rows, start=1):
        if isinstance(row, str):
            sheet.cell(place, 1, row)
            sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=5)
            continue
        for column, words in enumerate(row, start=1):
            sheet.cell(place, column, int(words) if words.isdecimal() and order[column - 1] == 0 else words)
    return saved(workbook)


def saved(document) -> bytes:
    """Return the bytes of a document or a workbook."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _quoted(words: str) -> str:
    return f'"{words.replace(chr(34), chr(34) * 2)}"' if "\n" in words else words


def _write(cell, words: str) -> None:
    first, *rest = words.split("\n")
    cell.paragraphs[0].text = first
    for line in rest:
        cell.add_paragraph(line)
