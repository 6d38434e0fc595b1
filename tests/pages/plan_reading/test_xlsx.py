"""Plans in Excel as people make them: numbers and dates as Excel keeps them, merges, sheets; and tables that are traps."""

import contextlib
import io
import zipfile
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from pages.plan_reading.parsed import ParsedItem, ParsedPlan, ParsedSection, PlanWarning, Trouble, Unreadable
from pages.plan_reading.xlsx import read_xlsx
from tests.factories.plan_files import HEADS, saved

TITLE = "План работы на 2021 год"
ROW = ("май", "Субботник", "все", "Уборка")


def item(number, *cells):
    return ParsedItem(number, *(cells or ROW))


def workbook(*rows, title=TITLE):
    """A workbook with one sheet: the title, the header, the rows."""
    made = Workbook()
    made.active.title = "План"
    for row in ([title], HEADS, *rows):
        made.active.append(row)
    return made


def read(made):
    return read_xlsx(saved(made))


def troubles(parsed):
    return [(warning.trouble, warning.place, warning.row) for warning in parsed.warnings]


# ------------------------------------------------------------ cells


def test_a_row_stands_at_the_place_that_excel_shows():
    parsed = read(workbook((1, *ROW)))

    assert (parsed.items, parsed.items[0].place, parsed.warnings) == ((item(1),), "лист План, строка 3", ())


@pytest.mark.parametrize("number", [1, 1.0, "1", "1.", "1)"])
def test_a_number_may_be_kept_in_many_ways(number):
    assert read(workbook((number, *ROW))).items == (item(1),)


def test_a_number_with_a_fraction_is_none_and_its_row_is_not_lost_in_silence():
    parsed = read(workbook((1, *ROW), (1.1, *ROW)))

    assert parsed.warnings == (
        PlanWarning(Trouble.NOT_UNDERSTOOD, "лист План, строка 4", "1,1\tмай\tСубботник\tвсе\tУборка"),
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2021, 4, 15), "15.04.2021"),
        (datetime(2021, 4, 15, tzinfo=UTC).replace(tzinfo=None), "15.04.2021"),
        (datetime(2021, 4, 15, 10, 30, tzinfo=UTC).replace(tzinfo=None), "15.04.2021 10:30"),
    ],
)
def test_a_date_becomes_words_and_is_pointed_out(value, words):
    parsed = read(workbook((1, value, "Субботник", "все", "Уборка")))

    assert parsed.items[0].period == words
    assert parsed.warnings == (PlanWarning(Trouble.DATE_CELL, "лист План, строка 3", words, 0),)


@pytest.mark.parametrize(("value", "words"), [(63, "63"), (63.5, "63,5"), (True, "да"), (time(9, 30), "09:30")])
def test_figures_are_written_the_russian_way(value, words):
    assert read(workbook((1, "май", "Субботник", value, ""))).items[0].participants == words


def test_lines_of_a_cell_stay_lines_and_spaces_at_their_ends_go():
    assert read(workbook((1, "июнь \n декабрь\n", "Совет", "", ""))).items[0].period == "июнь\nдекабрь"


# ------------------------------------------------------------ rows and merges


def test_a_heading_may_be_merged_or_stand_alone_in_the_first_cell():
    made = workbook(["Первый"], (1, *ROW), ["Второй"], (2, *ROW))
    made.active.merge_cells("A3:E3")

    parsed = read(made)

    assert parsed.sections == (ParsedSection("Первый", (item(1),)), ParsedSection("Второй", (item(2),)))
    assert parsed.warnings == ()


def test_a_lone_cell_in_the_middle_is_a_heading_that_is_doubted():
    parsed = read(workbook((1, *ROW), (None, None, "Второй"), (2, *ROW)))

    assert [section.wording for section in parsed.sections] == ["", "Второй"]
    assert parsed.warnings == (PlanWarning(Trouble.LONE_CELL, "лист План, строка 4", "Второй"),)


def test_a_title_in_two_rows_is_one_and_a_stamp_in_the_corner_is_none_of_it():
    made = Workbook()
    made.active.title = "План"
    for row in ([None, None, None, None, "УТВЕРЖДЁН"], ["ПЛАН РАБОТЫ"], ["НА 2021 ГОД"], [], HEADS, (1, *ROW)):
        made.active.append(row)

    parsed = read(made)

    assert (parsed.title, parsed.year, parsed.items) == ("ПЛАН РАБОТЫ\nНА 2021 ГОД", 2021, (item(1),))
    assert parsed.warnings == (PlanWarning(Trouble.NOT_UNDERSTOOD, "лист План, строка 1", "УТВЕРЖДЁН"),)


def test_a_period_merged_over_two_rows_belongs_to_both_and_is_doubted():
    made = workbook((1, *ROW), (2, None, "Урок", None, None))
    made.active.merge_cells("B3:B4")

    parsed = read(made)

    assert parsed.items == (item(1), item(2, "май", "Урок", "", ""))
    assert parsed.warnings == (PlanWarning(Trouble.MERGED_DOWN, "лист План, строка 4", "май", 1),)


def test_a_number_merged_over_two_rows_is_not_a_second_item():
    made = workbook((1, *ROW), (None, "июнь", "Продолжение"))
    made.active.merge_cells("A3:A4")

    assert troubles(read(made)) == [(Trouble.NOT_UNDERSTOOD, "лист План, строка 4", None)]


def test_cells_merged_across_a_row_are_doubted():
    made = workbook((1, "май", "Субботник", "все и уборка", None))
    made.active.merge_cells("D3:E3")

    parsed = read(made)

    assert parsed.items == (item(1, "май", "Субботник", "все и уборка", ""),)
    assert troubles(parsed) == [(Trouble.MERGED_ACROSS, "лист План, строка 3", 0)]


def test_a_table_that_begins_in_the_middle_of_the_sheet_is_found():
    made = Workbook()
    made.active.title = "План"
    for column, words in enumerate(HEADS, start=3):
        made.active.cell(5, column, words)
    for column, words in enumerate((1, *ROW), start=3):
        made.active.cell(6, column, words)

    parsed = read(made)

    assert (parsed.items, parsed.items[0].place) == ((item(1),), "лист План, строка 6")


# ------------------------------------------------------------ sheets


def test_sheets_go_on_one_after_another_and_hidden_ones_are_named():
    made = workbook((1, *ROW))
    second = made.create_sheet("Лето")
    second.append(HEADS)
    second.append((2, *ROW))
    made.create_sheet("Черновик").append(("3", "тайна"))
    made["Черновик"].sheet_state = "hidden"
    made.create_sheet("Пустой")

    parsed = read(made)

    assert (parsed.items, parsed.items[1].place) == ((item(1), item(2)), "лист Лето, строка 2")
    assert parsed.warnings == (PlanWarning(Trouble.HIDDEN_SHEET, "лист Черновик"),)


def test_hidden_rows_are_read_and_named():
    made = workbook((1, *ROW), (2, *ROW))
    made.active.row_dimensions[4].hidden = True

    parsed = read(made)

    assert (len(parsed.items), parsed.warnings) == (2, (PlanWarning(Trouble.HIDDEN_ROWS),))


# ------------------------------------------------------------ traps


def with_sheet(xml):
    """A sound workbook whose only sheet is this XML."""
    source, out = zipfile.ZipFile(io.BytesIO(saved(workbook((1, *ROW))))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            made.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return out.getvalue()


def sheet_of(rows):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'


FIRST = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "rows",
    [
        FIRST + '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        FIRST + '<row r="2"><c r="XFD2"><v>1</v></c></row>',
        FIRST + "<row r='2'><c s='>' r = 'XFD2'><v>1</v></c></row>",
        FIRST + '<row r="1048576"><c><v>1</v></c></row>',
        FIRST + "<row>" + "<c><v>1</v></c>" * 300 + "</row>",
        FIRST + "<row><c><v>1</v></c></row>" * 10_001,
    ],
)
def test_a_cell_in_the_last_corner_is_refused_before_room_is_made_for_it(rows):
    with pytest.raises(Unreadable, match="слишком большая"):
        read_xlsx(with_sheet(sheet_of(rows)))


def test_an_empty_row_in_the_last_corner_is_no_trap():
    rows = FIRST + '<row r="1048576" ht="30" customHeight="1"><c r="XFD1048576" s="0"/></row>'

    assert troubles(read_xlsx(with_sheet(sheet_of(rows))))[-1][0] is Trouble.NO_ITEMS


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and nothing more", with_sheet("<worksheet")])
def test_what_is_no_table_is_refused_in_words(data):
    with pytest.raises(Unreadable, match="Таблица повреждена"):
        read_xlsx(data)


WHOLE = saved(workbook((1, *ROW), ["Раздел"], (2, *ROW)))


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_no_damage_breaks_the_reader(at, junk):
    damaged = WHOLE[:at] + junk + WHOLE[at + len(junk) :]
    with contextlib.suppress(Unreadable):
        assert isinstance(read_xlsx(damaged), ParsedPlan)
