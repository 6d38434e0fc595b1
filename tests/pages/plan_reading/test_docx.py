"""Plans in Word as people make them: merges, several tables, numbers that Word draws itself, corrections, other columns."""

import contextlib
import io
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st

from pages.plan_reading.docx import read_docx
from pages.plan_reading.parsed import ParsedItem, ParsedPlan, ParsedSection, PlanWarning, Trouble, Unreadable
from tests.factories.plan_files import HEADS, saved

TITLE = "План работы на 2021 год"
ROW = ("май", "Субботник", "все", "Уборка")


def item(number, *cells):
    return ParsedItem(number, *(cells or ROW))


def document(*rows, title=TITLE, heads=HEADS):
    """A document with one table; a row of one text is merged over all columns."""
    made = Document()
    if title:
        made.add_paragraph(title)
    table(made, heads, *rows)
    return made


def table(made, *rows):
    width = max(len(row) for row in rows if not isinstance(row, str))
    grid = made.add_table(len(rows), width)
    for row, words in zip(grid.rows, rows, strict=True):
        if isinstance(words, str):
            row.cells[0].merge(row.cells[-1]).text = words
            continue
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    return grid


def read(made):
    return read_docx(saved(made))


def troubles(parsed):
    return [(warning.trouble, warning.place, warning.row) for warning in parsed.warnings]


# ------------------------------------------------------------ tables and headings


def test_tables_with_headings_between_them_are_one_plan():
    made = document(("1", *ROW))
    made.add_paragraph("Второй раздел")
    table(made, ("2", *ROW), ("3", *ROW))
    made.add_paragraph("")
    made.add_paragraph("Третий раздел")
    table(made, HEADS, ("4", *ROW))

    parsed = read(made)

    assert (parsed.sections, parsed.warnings) == (
        (
            ParsedSection("", (item(1),)),
            ParsedSection("Второй раздел", (item(2), item(3))),
            ParsedSection("Третий раздел", (item(4),)),
        ),
        (),
    )
    assert parsed.items[2].place == "строка 2 таблицы 2"


def test_a_later_table_may_have_its_columns_in_another_order():
    made = document(("1", *ROW))
    made.add_paragraph("Второй")
    table(made, ("Мероприятие", "Срок", "№"), ("Урок", "июнь", "2"))

    parsed = read(made)

    assert parsed.items == (item(1), item(2, "июнь", "Урок", "", ""))
    assert troubles(parsed) == [
        (Trouble.NO_COLUMN, "строка 1 таблицы 2", None),
        (Trouble.NO_COLUMN, "строка 1 таблицы 2", None),
    ]


def test_a_title_of_two_paragraphs_is_one_and_a_stamp_beside_it_is_none_of_it():
    made = Document()
    made.add_paragraph("УТВЕРЖДЁН").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for line in ("ПЛАН РАБОТЫ", "НА 2021 ГОД"):
        made.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    table(made, HEADS, ("1", *ROW))

    parsed = read(made)

    assert (parsed.title, parsed.year) == ("ПЛАН РАБОТЫ\nНА 2021 ГОД", 2021)
    assert parsed.warnings == (PlanWarning(Trouble.NOT_UNDERSTOOD, "текст перед таблицей", "УТВЕРЖДЁН"),)


def test_lines_of_a_cell_stay_lines():
    made = document(("1", *ROW))
    cell = made.tables[0].rows[1].cells[1]
    cell.paragraphs[0].text = "июнь"
    cell.add_paragraph("декабрь")
    cell.add_paragraph().add_run().add_break()

    assert read(made).items[0].period == "июнь\nдекабрь"


# ------------------------------------------------------------ merges


def test_a_period_merged_over_two_rows_belongs_to_both_and_is_doubted():
    made = document(("1", *ROW), ("2", "", "Урок", "", ""))
    grid = made.tables[0]
    grid.cell(1, 1).merge(grid.cell(2, 1))

    parsed = read(made)

    assert parsed.items == (item(1), item(2, "май", "Урок", "", ""))
    assert parsed.warnings == (PlanWarning(Trouble.MERGED_DOWN, "строка 3 таблицы 1", "май", 1),)


def test_a_number_merged_over_two_rows_is_not_a_second_item():
    made = document(("1", *ROW), ("", "июнь", "Продолжение", "", ""))
    grid = made.tables[0]
    grid.cell(1, 0).merge(grid.cell(2, 0))

    parsed = read(made)

    assert parsed.items == (item(1),)
    assert parsed.warnings == (PlanWarning(Trouble.NOT_UNDERSTOOD, "строка 3 таблицы 1", "\tиюнь\tПродолжение\t\t"),)


def test_cells_merged_across_a_row_are_placed_by_the_grid_and_doubted():
    made = document(("1", *ROW))
    made.tables[0].cell(1, 3).merge(made.tables[0].cell(1, 4))

    parsed = read(made)

    assert parsed.items == (item(1, "май", "Субботник", "все\nУборка", ""),)
    assert troubles(parsed) == [(Trouble.MERGED_ACROSS, "строка 2 таблицы 1", 0)]


def test_a_table_in_a_cell_is_read_in_a_row_and_doubted():
    made = document(("1", *ROW))
    inner = made.tables[0].cell(1, 4).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "10:00", "Сбор"

    parsed = read(made)

    assert parsed.items[0].programme == "Уборка\n10:00\nСбор"
    assert troubles(parsed) == [(Trouble.NESTED_TABLE, "строка 2 таблицы 1", 0)]


# ------------------------------------------------------------ numbers of Word itself


def numbered_by_word(made, *places):
    """Take the numbers out of the text and let Word draw them, as its button of lists does."""
    for place in places:
        paragraph = made.tables[0].cell(place, 0).paragraphs[0]
        paragraph.text = ""
        paragraph.style = made.styles["List Number"]


def test_numbers_that_word_draws_are_counted_and_named_once():
    made = document(("1", *ROW), "Раздел", ("2", *ROW), ("3", *ROW))
    numbered_by_word(made, 1, 3, 4)

    parsed = read(made)

    assert [one.number for one in parsed.items] == [1, 2, 3]
    assert parsed.warnings == (
        PlanWarning(Trouble.COUNTED_NUMBERS, "строка 2 таблицы 1", "\tмай\tСубботник\tвсе\tУборка"),
    )


def test_a_number_typed_beside_drawn_ones_goes_on_counting():
    made = document(("1", *ROW), ("5", *ROW), ("6", *ROW))
    numbered_by_word(made, 3)

    assert [one.number for one in read(made).items] == [1, 5, 6]


def test_a_paragraph_whose_list_was_switched_off_has_no_number():
    made = document(("1", *ROW), ("", *ROW))
    paragraph = made.tables[0].cell(2, 0).paragraphs[0]
    paragraph.style = made.styles["List Number"]
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    )

    parsed = read(made)

    assert ([one.number for one in parsed.items], troubles(parsed)) == (
        [1],
        [(Trouble.NOT_UNDERSTOOD, "строка 3 таблицы 1", None)],
    )


def test_marks_of_a_list_in_a_description_are_named_and_its_words_stay():
    made = document(("1", *ROW))
    made.tables[0].cell(1, 4).paragraphs[0].style = made.styles["List Bullet"]

    parsed = read(made)

    assert parsed.items == (item(1),)
    assert parsed.warnings == (PlanWarning(Trouble.LIST_MARKS, "строка 2 таблицы 1", "Уборка", 0),)


@pytest.mark.parametrize("written", ["1", "1.", "1)", "№ 1", " 1 . "])
def test_a_number_may_be_typed_in_many_ways(written):
    assert read(document((written, *ROW))).items == (item(1),)


# ------------------------------------------------------------ columns


def test_a_plan_without_a_column_of_numbers_is_counted():
    made = document(("Субботник", "май", "все"), ("Урок", "июнь", "школы"), heads=("Мероприятие", "Когда", "Участники"))

    parsed = read(made)

    assert parsed.items == (item(1, "май", "Субботник", "все", ""), item(2, "июнь", "Урок", "школы", ""))
    assert troubles(parsed) == [
        (Trouble.NO_COLUMN, "строка 1 таблицы 1", None),
        (Trouble.COUNTED_NUMBERS, "строка 2 таблицы 1", None),
    ]


def test_a_column_that_a_plan_does_not_know_is_named_with_all_its_words():
    heads = ("№", "Дата", "Название", "Участники", "Программа", "Смета")

    parsed = read(document(("1", *ROW, "100 рублей"), ("2", *ROW, ""), heads=heads))

    assert parsed.items == (item(1), item(2))
    assert parsed.warnings == (
        PlanWarning(Trouble.EXTRA_COLUMN, "строка 1 таблицы 1", "Смета"),
        PlanWarning(Trouble.EXTRA_CELL, "строка 2 таблицы 1", "Смета: 100 рублей", 0),
    )


def test_two_columns_about_one_thing_are_joined_and_named():
    heads = ("№", "Дата", "Название", "Количество участников", "Категория участников", "Описание")

    parsed = read(document(("1", "май", "Субботник", "30", "жители", "Уборка"), heads=heads))

    assert parsed.items == (item(1, "май", "Субботник", "30\nжители", "Уборка"),)
    assert parsed.warnings == (
        PlanWarning(Trouble.JOINED_COLUMNS, "строка 1 таблицы 1", "Количество участников, Категория участников"),
    )


def test_a_table_without_a_column_of_names_cannot_be_a_plan():
    parsed = read(document(("1", "май", "все"), heads=("№", "Дата", "Участники")))

    assert (Trouble.NO_NAME_COLUMN, "строка 1 таблицы 1", None) in troubles(parsed)
    assert (Trouble.NO_NAME, "строка 2 таблицы 1", 0) in troubles(parsed)


def test_numbers_of_columns_under_the_header_are_passed_by():
    parsed = read(document(("1", "2", "3", "4", "5"), ("1", *ROW)))

    assert (parsed.items, troubles(parsed)) == ((item(1),), [(Trouble.COLUMN_NUMBERS, "строка 2 таблицы 1", None)])


# ------------------------------------------------------------ what stands beside the words


def corrected(paragraph, tag, words):
    """Add words that were inserted or deleted while Word recorded corrections."""
    change = OxmlElement(tag)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
    text.text = words
    run.append(text)
    change.append(run)
    paragraph._p.append(change)


def test_corrections_that_nobody_accepted_are_read_as_they_would_be_and_named():
    made = document(("1", *ROW))
    paragraph = made.tables[0].cell(1, 2).paragraphs[0]
    corrected(paragraph, "w:ins", " в парке")
    corrected(paragraph, "w:del", " на площади")

    parsed = read(made)

    assert parsed.items[0].title == "Субботник в парке"
    assert parsed.warnings == (PlanWarning(Trouble.TRACKED_CHANGES),)


def test_hidden_words_and_boxes_are_named_and_not_read():
    made = document(("1", *ROW))
    hidden = made.tables[0].cell(1, 2).paragraphs[0].add_run(" тайно")
    hidden.font.hidden = True
    box = f"<w:r {nsdecls('w')}><w:txbxContent><w:p><w:r><w:t>Надпись</w:t></w:r></w:p></w:txbxContent></w:r>"
    made.paragraphs[0]._p.append(parse_xml(box))

    parsed = read(made)

    assert (parsed.title, parsed.items) == (TITLE, (item(1),))
    assert parsed.warnings == (
        PlanWarning(Trouble.OUTSIDE_WORDS, "текст перед таблицей", "Надпись"),
        PlanWarning(Trouble.HIDDEN_WORDS, "строка 2 таблицы 1", "тайно", 0),
    )


def test_the_foot_of_the_page_is_named_unless_it_only_counts_pages():
    made = document(("1", *ROW))
    made.sections[0].header.paragraphs[0].text = "Проект"
    made.sections[0].footer.paragraphs[0].text = "стр. 1 из 2"

    assert read(made).warnings == (PlanWarning(Trouble.OUTSIDE_WORDS, "верхний колонтитул", "Проект"),)


def test_a_table_in_a_content_control_is_a_table():
    made = document(("1", *ROW))
    body = made.element.body
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    body.insert(1, control)
    control.find(qn("w:sdtContent")).append(made.tables[0]._tbl)

    assert (read(made).items, read(made).warnings) == ((item(1),), ())


# ------------------------------------------------------------ what is no document


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


NESTED = "<w:p>" * 400 + "</w:p>" * 400


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and nothing more",
        archive(other="<a/>"),
        archive(word__document="<w:document"),
        archive(word__document=f"<w:document {nsdecls('w')}/>"),
        archive(word__document=f"<w:document {nsdecls('w')}><w:body>{NESTED}</w:body></w:document>"),
        archive(word__document=f"<w:document {nsdecls('w')}><w:body/></w:document>", word__styles="<broken"),
    ],
)
def test_what_is_no_document_is_refused_in_words(data):
    with pytest.raises(Unreadable, match="Документ повреждён"):
        read_docx(data)


WHOLE = saved(document(("1", *ROW), "Раздел", ("2", *ROW)))


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_no_damage_breaks_the_reader(at, junk):
    damaged = WHOLE[:at] + junk + WHOLE[at + len(junk) :]
    with contextlib.suppress(Unreadable):
        assert isinstance(read_docx(damaged), ParsedPlan)
