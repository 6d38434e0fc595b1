"""A table out of any source: pasted cells, CSV of any encoding, workbooks; hostile files are refused in words."""

import contextlib
import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from foundation.importing.reading import MAX_ROWS, read_file, read_pasted


def cells(lines):
    return [line.cells for line in lines]


def workbook(*rows, **sheets):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for name, state in sheets.items():
        book[name].sheet_state = state
    out = io.BytesIO()
    book.save(out)
    return out


def refused(file, name):
    with pytest.raises(ValidationError) as caught:
        read_file(file, name)
    return caught.value.code


def test_cells_pasted_from_excel_are_rows_with_their_numbers():
    lines = read_pasted("Школа\tАдрес\r\n\r\nСШ\u00a0№\u00a08\t  ул.  Попова \r\n")

    assert [tuple(line) for line in lines] == [(1, ["Школа", "Адрес"]), (3, ["СШ № 8", "ул. Попова"])]


def test_a_pasted_cell_with_a_line_break_is_one_cell_and_a_name_in_quotes_keeps_them():
    lines = read_pasted('"ТОС ""Заря""\nВерхний"\tул. Попова\n"Рассвет" двор\tул. Мира\n"Полдень\tул. Новая')

    assert cells(lines) == [
        ['ТОС "Заря" Верхний', "ул. Попова"],
        ['"Рассвет" двор', "ул. Мира"],
        ['"Полдень', "ул. Новая"],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_of_any_russian_program_is_read(encoding, delimiter):
    text = f'Школа{delimiter}Адрес\r\n"СШ № 8{delimiter} корпус 2"{delimiter}улица Мира\r\n'

    lines = read_file(io.BytesIO(text.encode(encoding, errors="replace")), "schools.csv")

    name = "СШ № 8 корпус 2" if delimiter == "\t" else f"СШ № 8{delimiter} корпус 2"
    assert cells(lines) == [["Школа", "Адрес"], [name, "улица Мира"]]


def test_a_workbook_is_read_as_people_see_it():
    file = workbook(["Школа", "Номер", "Когда", "Да"], ["СШ", 8, date(2020, 4, 15), True], [None, 8.5, "=1+1", ""])

    assert cells(read_file(file, "schools.xlsx")) == [
        ["Школа", "Номер", "Когда", "Да"],
        ["СШ", "8", "15.04.2020", "да"],
        ["", "8,5", "", ""],
    ]


def test_hostile_and_wrong_files_are_refused_each_in_its_own_words():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    macros = workbook(["Школа"])
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    far = workbook(["Школа"])
    book = Workbook()
    book.active["A1048576"] = "далеко"
    far = io.BytesIO()
    book.save(far)

    assert refused(bomb, "bomb.xlsx") == "zip_bomb"
    assert refused(macros, "macros.xlsx") == "macros"
    assert refused(io.BytesIO(b"x"), "list.xlsm") == "macros"
    assert refused(far, "far.xlsx") == "too_big"
    assert refused(io.BytesIO(b"MZ" + b"\0" * 100), "list.xlsx") == "program"
    assert refused(io.BytesIO(b"%PDF-1.4 " + b"x" * 99), "list.csv") == "not_text"
    assert refused(io.BytesIO(b"x"), "list.ods") == "unknown_kind"
    assert refused(io.BytesIO(b"x"), "list.xls") == "old_office"
    assert refused(io.BytesIO(b""), "list.xlsx") == "empty"
    assert refused(io.BytesIO(b" \n;;\n"), "list.csv") == "nothing"
    assert refused(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99), "list.xlsx") == "old_office"
    sealed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refused(io.BytesIO(sealed), "list.xlsx") == "password"
    assert refused(io.BytesIO(b"a;b\n" * (MAX_ROWS + 100)), "list.csv") == "too_big"


PIECES = [
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u00a0",
    '"',
    '""',
    ";",
    ",",
    "=1+1",
    "ё",
    "е",
    "\0",
    "\ufeff",
    "\x1e",
    "12.05.2009",
    "39945",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join))
def test_whatever_is_pasted_becomes_an_even_table_or_a_refusal(text):
    lines = []
    with contextlib.suppress(ValidationError):
        lines = read_pasted(text)
    assert len({len(line.cells) for line in lines}) <= 1
    assert all(any(line.cells) for line in lines)
    assert [line.number for line in lines] == sorted({line.number for line in lines})
    assert not any(
        "\t" in cell or "\n" in cell or "\0" in cell or "\u00a0" in cell for line in lines for cell in line.cells
    )
