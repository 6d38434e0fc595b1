"""The plan leaves the portal as it came: word for word, in the branch's own form."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
from docx import Document

from foundation.documents.form_docx import render_docx
from foundation.documents.form_pdf import render_pdf
from foundation.russian.typography import NBSP
from pages.documents.plan import COLUMNS, plan_form, render_plan_xlsx
from pages.plan_reading.docx import read_docx
from pages.plan_reading.text import read_text
from pages.plan_status import Word
from tests.factories.plan_papers import activity, paper, paper_of, row
from tests.foundation.documents.reading import text_of

SOURCE = (Path(__file__).parent.parent.parent / "data" / "plan_2020.txt").read_text(encoding="utf-8")
PARSED = read_text(SOURCE)


def plain(text):
    return " ".join(text.replace("**", " ").replace(NBSP, " ").split())


def words_of_docx(document):
    """All words in the order of the document, a merged cell once."""
    words = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for table_row in table.rows:
            cells = dict.fromkeys(cell._tc for cell in table_row.cells)
            words += ["\n".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t")) for cell in cells]
    return plain(" ".join(words))


def test_the_word_file_of_the_plan_of_2020_has_the_words_of_the_source_and_no_others():
    document = Document(io.BytesIO(render_docx(plan_form(paper_of(PARSED)))))

    assert words_of_docx(document) == plain(SOURCE)


def test_the_portal_reads_its_own_word_file_as_the_same_plan():
    again = read_docx(render_docx(plan_form(paper_of(PARSED))))

    assert replace(again, warnings=()) == PARSED
    assert [warning.place for warning in again.warnings] == ["нижний колонтитул"]


def test_the_heads_are_those_of_the_source():
    assert [column.title for column in COLUMNS] == list(PARSED.columns)


def test_the_paper_has_the_same_words_but_for_the_hyphens_of_a_line():
    text = text_of(render_pdf(plan_form(paper_of(PARSED)))).replace(NBSP, " ")

    lost = [word for word in plain(SOURCE).split() if word not in text]

    assert lost == []


def day(value):
    return value and value.date()


def test_excel_gets_the_days_that_the_words_mean_and_where_a_row_stands():
    met = row(
        1, "июнь декабрь", activities=(activity(), activity("BBBB2222", participants=None)), planned_participants=63
    )
    moved = row(
        2, "апрель", word=Word("postponed", date(2020, 4, 2), "Карантин.", "ноябрь 2020 г."), on=date(2020, 5, 1)
    )
    none = row(3, "по отдельному плану")

    sheet = openpyxl.load_workbook(io.BytesIO(render_plan_xlsx(paper(met, moved, none)))).active
    rows = list(sheet.iter_rows(min_row=3, values_only=True))

    shown = [
        (line[1], day(line[3]), day(line[4]), line[7], line[11], (line[12] or "").replace(NBSP, " "), *line[13:])
        for line in rows
    ]
    assert shown == [
        (
            1, date(2020, 6, 1), date(2020, 12, 31), 63, "Идёт",
            "До 31 декабря 2020 г.; сроки: 1–30 июня 2020 г., 1–31 декабря 2020 г.", 2, 5,
        ),
        (2, date(2020, 11, 1), date(2020, 11, 30), None, "Перенесено: ноябрь 2020 г.", "Карантин.", 0, None),
        (3, None, None, None, "Срок не назначен", "", 0, None),
    ]  # fmt: skip
