"""The blank of a plan, as Word and as Excel: a table that is read without a doubt, with rows to write over."""

import io
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from foundation.documents.archive import with_fixed_dates
from foundation.documents.form import Cells, Form, Heading, cell_of
from foundation.documents.form_docx import render_docx
from pages.documents import DOCX, XLSX
from pages.documents.plan import COLUMNS

TITLE = "План работы Смоленского регионального отделения\nВсероссийского Совета местного самоуправления на 2026 год"
AUTHOR = "Смоленское региональное отделение"
MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)
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
    rows = tuple(
        Heading(row) if isinstance(row, str) else Cells(tuple(cell_of(str(words)) for words in row)) for row in ROWS
    )
    form = Form(title=TITLE, columns=COLUMNS, rows=rows, author=AUTHOR, made_at=MADE_AT)
    return render_docx(form), _("План, образец.docx"), DOCX


def blank_xlsx() -> tuple[bytes, str, str]:
    """Return the workbook, its name and its type."""
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = MADE_AT.replace(tzinfo=None)
    sheet = workbook.active
    sheet.title = "План"
    heads = [column.title for column in COLUMNS]
    for place, words in enumerate((TITLE, heads, *ROWS), start=1):
        sheet.append([words] if isinstance(words, str) else words)
        if isinstance(words, str):
            sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=len(heads))
        for cell in sheet[place]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=place <= 2 or isinstance(words, str))
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height = 32
    out = io.BytesIO()
    workbook.save(out)
    return with_fixed_dates(out), _("План, образец.xlsx"), XLSX


TEMPLATES = {"docx": blank_docx, "xlsx": blank_xlsx}
