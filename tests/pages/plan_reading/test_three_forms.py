"""One plan, three sources: the same sections and rows, word for word, whatever the order of columns."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.plan_reading.docx import read_docx
from pages.plan_reading.parsed import ParsedItem, ParsedPlan, ParsedSection, Trouble
from pages.plan_reading.text import read_text
from pages.plan_reading.xlsx import read_xlsx
from tests.factories.pages import parsed_plan
from tests.factories.plan_files import docx_of, text_of, xlsx_of

PLAN_2020 = read_text((Path(__file__).parent.parent.parent / "data" / "plan_2020.txt").read_text(encoding="utf-8"))
FORMS = [(text_of, read_text), (docx_of, read_docx), (xlsx_of, read_xlsx)]


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_the_plan_of_2020_is_the_same_in_every_form(write, read):
    parsed = read(write(PLAN_2020))

    assert parsed == PLAN_2020
    assert ([len(section.items) for section in parsed.sections], parsed.warnings) == ([2, 6, 1, 1, 3, 1], ())


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_a_thousand_rows_are_read_like_fourteen(write, read):
    many = parsed_plan(400, 600)

    assert (read(write(many)).sections, read(write(many)).warnings) == (many.sections, ())


def test_more_rows_than_the_desk_can_show_are_refused():
    assert [warning.trouble for warning in read_text(text_of(parsed_plan(2001))).warnings] == [Trouble.TOO_MANY_ITEMS]


# Words as people type them; a cell that begins with a quotation mark and a line break is what Excel itself cannot tell.
LETTERS = "абвгё АБВ«»\"',.–-№1230()=+*"
WORDS = st.text(LETTERS, max_size=12).map(str.strip).filter(lambda words: not words.startswith(('"', "=")))
CELLS = st.lists(WORDS, max_size=3).map("\n".join).map(str.strip).filter(lambda words: not words.startswith(('"', "=")))
NAMES = CELLS.map(lambda words: f"Пункт {words}".strip())
ITEMS = st.tuples(CELLS, NAMES, CELLS, CELLS)
SECTIONS = st.tuples(CELLS.map(lambda words: f"Раздел {words}".strip()), st.lists(ITEMS, min_size=1, max_size=3))


@st.composite
def plans(draw):
    order = tuple(draw(st.permutations(range(5))))
    heads = ("№ п/п", "Дата проведения", "Название мероприятия", "Участники", "Описание")
    sections, number = [], 0
    for wording, items in draw(st.lists(SECTIONS, min_size=1, max_size=3)):
        numbered = tuple(ParsedItem(number + place, *item) for place, item in enumerate(items, start=1))
        number += len(numbered)
        sections.append(ParsedSection(wording, numbered))
    return order, ParsedPlan("ПЛАН РАБОТЫ\nНА 2021 ГОД", 2021, heads, tuple(sections), ())


@pytest.mark.parametrize(("write", "read"), FORMS)
@settings(max_examples=40)
@given(plan=plans())
def test_whatever_is_written_in_any_form_is_read_back(write, read, plan):
    order, parsed = plan

    again = read(write(parsed, order))

    assert (again.title, again.year, again.sections, again.warnings) == (parsed.title, 2021, parsed.sections, ())
