"""The blank of a plan, as Word and as Excel: a table that is read without a doubt, with rows to write over."""

import io

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from foundation.uploads.inspection import KINDS

TITLE = "План работы Смоленского регионального отделения\nВсероссийского Совета местного самоуправления на 2026 год"
HEADS = (
    "№ п/п",
    "Ориентировочная дата проведения мероприятия",
    "Название мероприятия, место проведения мероприятия (регион, город)",
    "Планируемое количество участников, категория участников",
    "Предварительная программа мероприятия, краткое описание",
)
WIDTHS = (6, 22, 40, 28, 60)
ROWS: tuple[str | tuple[int, str, str, str, str], ...] = (
    "Заседания руководящих органов Регионального отделения",
    (1, "июнь, декабрь", "Заседания Регионального совета, г. Смоленск", "члены совета 60 человек", "Обсуждение плана."),
    "Мероприятия Регионального отделения",
    (2, "II полугодие", "Семинар для председателей ТОС, г. Вязьма", "председатели ТОС", "Лекции и обмен опытом."),
    (3, "до 15 мая", "Субботник, г. Смоленск", "жители", "Уборка парка."),
)


def blank_docx() -> tuple[bytes, str, str]:
    """Return the document, its name and its type."""
    document = Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, page.page_height, page.page_width
    document.add_paragraph(TITLE)
    table = document.add_table(len(ROWS) + 1, len(HEADS), "Table Grid")
    for row, words in zip(table.rows, (HEADS, *ROWS), strict=True):
        if isinstance(words, str):
            row.cells[0].merge(row.cells[-1]).text = words
            continue
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = str(text)
    return _saved(document, "docx")


def blank_xlsx() -> tuple[bytes, str, str]:
    """Return the workbook, its name and its type."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = _("План")
    for place, words in enumerate((TITLE, HEADS, *ROWS), start=1):
        if isinstance(words, str):
            sheet.append([words])
            sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=len(HEADS))
        else:
            sheet.append(words)
        for cell in sheet[place]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=place <= 2 or isinstance(words, str))
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height = 32
    return _saved(workbook, "xlsx")


TEMPLATES = {"docx": blank_docx, "xlsx": blank_xlsx}


def _saved(document, kind: str) -> tuple[bytes, str, str]:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), f"{_('План, образец')}.{kind}", KINDS[kind].content_type
