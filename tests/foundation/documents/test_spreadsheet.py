"""Workbooks hold values of their type and never a formula; CSV is guarded."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from foundation.documents.spreadsheet import Sheet, SheetColumn, render_csv, render_xlsx

MOMENT = datetime(2020, 4, 15, 21, 30, tzinfo=UTC)
MOMENT_IN_MOSCOW = datetime.fromisoformat("2020-04-16 00:30")
COLUMNS = [
    SheetColumn("Номер", "integer", 8), SheetColumn("Имя"), SheetColumn("Балл", "number"),
    SheetColumn("Подано", "moment"), SheetColumn("Рождение", "date"), SheetColumn("Код"),
]  # fmt: skip
ROWS = [
    [1, "Ёлкина Мария", Decimal("91.50"), MOMENT, date(2004, 2, 29), "0048"],
    [2, "=cmd|'/c calc'!A1", Decimal(-5), None, None, "#N/A"],
    [3, "+7 481 238-11-81\nи ещё", None, None, None, True],
]  # fmt: skip


def sheet(rows=ROWS, title="Заявки: конкурс [2020]/ТОС") -> Sheet:
    """A small register."""
    return Sheet(title, COLUMNS, rows, MOMENT)


def test_values_come_back_with_their_types():
    page = CalamineWorkbook.from_filelike(io.BytesIO(render_xlsx(sheet()))).get_sheet_by_index(0)

    assert (page.name, page.to_python()) == ("Заявки конкурс 2020 ТОС", [
        ["Заявки: конкурс [2020]/ТОС", "", "", "", "", ""],
        ["Номер", "Имя", "Балл", "Подано", "Рождение", "Код"],
        [1, "Ёлкина Мария", 91.5, MOMENT_IN_MOSCOW, date(2004, 2, 29), "0048"],
        [2, "=cmd|'/c calc'!A1", -5, "", "", "#N/A"],
        [3, "+7 481 238-11-81\nи ещё", "", "", "", "да"],
    ])  # fmt: skip


def test_same_facts_give_the_same_bytes():
    assert render_xlsx(sheet()) == render_xlsx(sheet())


def test_head_stays_in_sight_and_can_be_filtered():
    page = openpyxl.load_workbook(io.BytesIO(render_xlsx(sheet()))).active

    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("A3", "A2:F5", "$2:$2")
    assert [page.column_dimensions[letter].width for letter in "AB"] == [8, 20]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"[=+\-@\t\r ]{1,3}\w{0,5}", fullmatch=True))
def test_no_text_ever_becomes_a_formula(text):
    rows = [[1, text, None, None, None, text]]
    page = openpyxl.load_workbook(io.BytesIO(render_xlsx(sheet(rows, title=text)))).active
    written = list(csv.reader(io.StringIO(render_csv(sheet(rows)).decode("utf-8-sig"), newline=""), delimiter=";"))[1]

    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} <= {"s", "n"}
    assert [cell for cell in written if cell.lstrip().startswith(("=", "+", "-", "@"))] == []


def test_csv_opens_in_a_russian_excel_and_guards_what_was_typed():
    assert render_csv(sheet()).decode() == (
        "\ufeffНомер;Имя;Балл;Подано;Рождение;Код\r\n"
        "1;Ёлкина Мария;91,50;16.04.2020 00:30;29.02.2004;0048\r\n"
        "2;'=cmd|'/c calc'!A1;-5;;;#N/A\r\n"
        '3;"\'+7 481 238-11-81\nи ещё";;;;да\r\n'
    )


def test_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="every row needs 6 values"):
        sheet([[1, "Пётр"]])
