"""Plans in text: the real plan word for word, every doubt named, no word lost, no text that breaks it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.plan_reading.parsed import ParsedItem, ParsedPlan, ParsedSection, PlanWarning, Severity, Trouble
from pages.plan_reading.text import read_text

PLAN_2020 = (Path(__file__).parent.parent.parent / "data" / "plan_2020.txt").read_text(encoding="utf-8")
HEADER = "№ п/п\tДата\tНазвание\tУчастники\tПрограмма"
COLUMNS = tuple(HEADER.split("\t"))
TITLE = "План работы на 2021 год"


def plan(*sections, title=TITLE, year=2021, columns=COLUMNS, warnings=()):
    return ParsedPlan(title, year, columns, sections, warnings)


def row(number):
    return f"{number}\tмай\tСубботник\tвсе\tУборка"


def item(number):
    return ParsedItem(number, "май", "Субботник", "все", "Уборка")


def test_the_plan_of_2020_has_its_title_year_and_columns_without_a_doubt():
    parsed = read_text(PLAN_2020)

    assert (parsed.title, parsed.year, parsed.columns, parsed.warnings) == (
        "ПЛАН РАБОТЫ СМОЛЕНСКОГО РЕГИОНАЛЬНОГО ОТДЕЛЕНИЯ\nВСЕРОССИЙСКОГО СОВЕТА МЕСТНОГО САМОУПРАВЛЕНИЯ НА 2020 ГОД",
        2020,
        (
            "№ п/п",
            "ОРИЕНТИРОВОЧНАЯ ДАТА ПРОВЕДЕНИЯ МЕРОПРИЯТИЯ",
            "НАЗВАНИЕ МЕРОПРИЯТИЯ, МЕСТО ПРОВЕДЕНИЯ МЕРОПРИЯТИЯ (регион, город)",
            "ПЛАНИРУЕМОЕ КОЛИЧЕСТВО УЧАСТНИКОВ, КАТЕГОРИЯ УЧАСТНИКОВ",
            "ПРЕДВАРИТЕЛЬНАЯ ПРОГРАММА МЕРОПРИЯТИЯ, КРАТКОЕ ОПИСАНИЕ",
        ),
        (),
    )


def test_the_plan_of_2020_has_six_sections_and_fourteen_numbers_in_a_row():
    assert [(part.wording, [one.number for one in part.items]) for part in read_text(PLAN_2020).sections] == [
        ("Заседания руководящих органов Регионального отделения", [1, 2]),
        ("Мероприятия РО, запланированные на 2020 год", [3, 4, 5, 6, 7, 8]),
        ("Участие членов РО в избирательных кампаниях, кандидаты, выдвинутые от РО ВСМС", [9]),
        ("Работа по наращиванию персонального состава Регионального отделения", [10]),
        (
            """Мероприятия в рамках информационного и учебно-методического,
консультационного, аналитического и экспертного направлений деятельности ВСМС""",
            [11, 12, 13],
        ),
        ("Взаимодействие РО со СМИ и информационными ресурсами региона", [14]),
    ]


def test_every_row_of_2020_gives_back_its_line_byte_for_byte():
    lines = [line for line in PLAN_2020.splitlines() if re.match(r"\d+\t", line)]

    written = [
        "\t".join([str(one.number), one.period, one.title, one.participants, one.programme])
        for one in read_text(PLAN_2020).items
    ]

    assert written == [re.sub(r" *\t *", "\t", line).strip() for line in lines]


def test_misprints_of_the_source_stay():
    assert read_text(PLAN_2020).items[8].title.startswith("Выборы Губернатора Смоленской области Выборы депутатов")


def test_rows_before_any_heading_stand_in_a_section_without_one():
    assert read_text(f"{TITLE}\n\n{HEADER}\n{row(1)}") == plan(ParsedSection("", (item(1),)))


def test_a_heading_of_several_lines_keeps_its_lines_and_loses_its_asterisks():
    parsed = read_text(f"**{TITLE}**\n{HEADER}\n**Первый\nраздел**\n{row(1)}")

    assert parsed == plan(ParsedSection("Первый\nраздел", (item(1),)))


def test_a_merged_row_is_a_heading_of_its_own():
    parsed = read_text(f"{TITLE}\n{HEADER}\nПервый\t\t\t\t\n{row(1)}\nВторой\t\t\t\t\n{row(2)}")

    assert parsed == plan(ParsedSection("Первый", (item(1),)), ParsedSection("Второй", (item(2),)))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_a_byte_order_mark_and_a_repeated_header_do_not_matter(line_end):
    lines = ["\ufeff" + TITLE, HEADER, "Раздел", row(1), HEADER, row(2)]

    assert read_text(line_end.join(lines)) == plan(ParsedSection("Раздел", (item(1), item(2))))


def test_a_gap_in_the_numbers_is_named_with_its_line():
    assert read_text(f"{TITLE}\n{HEADER}\n{row(1)}\n{row(3)}").warnings == (
        PlanWarning(Trouble.NUMBER_GAP, "строка 4", row(3), 1),
    )


def test_a_row_with_too_few_cells_is_kept_and_named():
    assert read_text(f"{TITLE}\n{HEADER}\n1\tмай\tСубботник") == plan(
        ParsedSection("", (ParsedItem(1, "май", "Субботник", "", ""),)),
        warnings=(PlanWarning(Trouble.COLUMN_COUNT, "строка 3", "1\tмай\tСубботник", 0),),
    )


def test_a_row_with_too_many_cells_shows_the_extra_words_in_the_warning():
    assert read_text(f"{TITLE}\n{HEADER}\n{row(1)}\tещё") == plan(
        ParsedSection("", (item(1),)),
        warnings=(
            PlanWarning(Trouble.COLUMN_COUNT, "строка 3", f"{row(1)}\tещё", 0),
            PlanWarning(Trouble.EXTRA_CELL, "строка 3", "ещё", 0),
        ),
    )


def test_a_row_without_a_name_is_named():
    assert read_text(f"{TITLE}\n{HEADER}\n1\tмай\t\tвсе\tУборка").warnings == (
        PlanWarning(Trouble.NO_NAME, "строка 3", "1\tмай\t\tвсе\tУборка", 0),
    )


def test_a_section_without_rows_is_kept_and_named():
    assert read_text(f"{TITLE}\n{HEADER}\n{row(1)}\n\nПодпись") == plan(
        ParsedSection("", (item(1),)),
        ParsedSection("Подпись", ()),
        warnings=(PlanWarning(Trouble.EMPTY_SECTION, "строка 5", "Подпись"),),
    )


def test_a_row_without_a_number_and_words_above_the_header_are_not_understood():
    parsed = read_text(f"УТВЕРЖДЁН\n\n{TITLE}\n{HEADER}\n{row(1)}\n\tмай\tпродолжение\t\t")

    assert parsed == plan(
        ParsedSection("", (item(1),)),
        warnings=(
            PlanWarning(Trouble.NOT_UNDERSTOOD, "строка 1", "УТВЕРЖДЁН"),
            PlanWarning(Trouble.NOT_UNDERSTOOD, "строка 6", "\tмай\tпродолжение\t\t"),
        ),
    )


def test_a_plan_without_a_header_takes_its_title_by_the_word_plan():
    assert read_text(f"{TITLE}\n\nРаздел\n{row(1)}") == plan(
        ParsedSection("Раздел", (item(1),)),
        columns=(),
        warnings=(PlanWarning(Trouble.NO_HEADER),),
    )


def test_a_title_without_the_word_plan_is_the_first_words_above_the_header():
    parsed = read_text(f"Мероприятия 2021 года\n{HEADER}\n{row(1)}")

    assert parsed == plan(ParsedSection("", (item(1),)), title="Мероприятия 2021 года")


@pytest.mark.parametrize(
    ("title", "trouble"),
    [("План работы", Trouble.NO_YEAR), ("План на 2020 и 2021 годы", Trouble.MANY_YEARS)],
)
def test_a_title_that_does_not_name_one_year_is_doubted(title, trouble):
    parsed = read_text(f"{title}\n{HEADER}\n{row(1)}")

    assert (parsed.year, parsed.warnings) == (None, (PlanWarning(trouble, "строка 1", title),))


def test_an_empty_text_is_an_empty_plan_with_its_doubts():
    assert read_text("") == plan(
        title="",
        year=None,
        columns=(),
        warnings=(
            PlanWarning(Trouble.NO_TITLE),
            PlanWarning(Trouble.NO_HEADER),
            PlanWarning(Trouble.NO_ITEMS),
        ),
    )


WORDS = st.text(alphabet="абв №1.*", max_size=8)
LINES = st.lists(st.one_of(WORDS, st.lists(WORDS, min_size=2, max_size=7).map("\t".join), st.just(HEADER)), max_size=12)


def words(text):
    return set(re.findall(r"\w+", text))


def all_words_of(parsed):
    texts = [parsed.title, *parsed.columns, *(part.wording for part in parsed.sections)]
    texts += [f"{one.number} {one.period} {one.title} {one.participants} {one.programme}" for one in parsed.items]
    return words("\n".join([*texts, *(warning.text for warning in parsed.warnings)]))


@given(LINES.map("\n".join))
def test_no_word_of_any_text_is_lost(text):
    assert words(text) - all_words_of(read_text(text)) == set()


@given(st.text())
def test_no_text_breaks_the_reader(text):
    assert isinstance(read_text(text), ParsedPlan)


# ------------------------------------------------------------ as it comes from Excel, Word, a browser


def test_a_cell_that_excel_quoted_keeps_its_lines_and_its_quotation_marks():
    parsed = read_text(f'{TITLE}\n{HEADER}\n1\t"июнь\nдекабрь"\t"Клуб ""Долг""\nв парке"\tвсе\tУборка\n{row(2)}')

    assert parsed == plan(
        ParsedSection("", (ParsedItem(1, "июнь\nдекабрь", 'Клуб "Долг"\nв парке', "все", "Уборка"), item(2)))
    )
    assert [one.place for one in parsed.items] == ["строка 3", "строка 6"]


def test_a_lone_quotation_mark_swallows_nothing():
    text = f'{TITLE}\n{HEADER}\n1\t"май\tСубботник\tвсе\tУборка"\n{row(2)}'

    assert [(one.number, one.period, one.programme) for one in read_text(text).items] == [
        (1, '"май', 'Уборка"'),
        (2, "май", "Уборка"),
    ]


def test_a_title_in_two_rows_of_excel_is_one():
    parsed = read_text(f"\t\t\tУТВЕРЖДЁН\t\nПЛАН РАБОТЫ\t\t\t\t\nНА 2021 ГОД\t\t\t\t\n{HEADER}\n{row(1)}")

    assert (parsed.title, parsed.year, parsed.items) == ("ПЛАН РАБОТЫ\nНА 2021 ГОД", 2021, (item(1),))
    assert parsed.warnings == (PlanWarning(Trouble.NOT_UNDERSTOOD, "строка 1", "УТВЕРЖДЁН"),)


@pytest.mark.parametrize(
    "broken",
    [
        "1\tиюнь\nдекабрь\tСубботник\tвсе\nи каждый\tУборка",
        "1\t\nиюнь\nдекабрь\t\nСубботник\t\nвсе\nи каждый\t\nУборка",
    ],
)
def test_a_row_that_word_or_a_browser_broke_into_lines_is_put_together_and_doubted(broken):
    parsed = read_text(f"{TITLE}\n{HEADER}\n{broken}\n\nРаздел\n{row(2)}")

    whole = ParsedItem(1, "июнь\nдекабрь", "Субботник", "все\nи каждый", "Уборка")
    assert parsed.sections == (ParsedSection("", (whole,)), ParsedSection("Раздел", (item(2),)))
    assert [(warning.trouble, warning.place, warning.row) for warning in parsed.warnings] == [
        (Trouble.GLUED_LINES, "строка 3", 0)
    ]


def test_columns_are_known_by_their_words_in_any_order():
    parsed = read_text(f"{TITLE}\nМероприятие\tКто\tСрок\t№ п/п\tСодержание\nСубботник\tвсе\tмай\t1\tУборка")

    assert parsed.items == (item(1),)


def test_a_number_that_stands_twice_blocks_and_is_no_gap():
    parsed = read_text(f"{TITLE}\n{HEADER}\n{row(1)}\n{row(1)}\n{row(2)}")

    assert parsed.warnings == (PlanWarning(Trouble.REPEATED_NUMBER, "строка 4", row(1), 1),)
    assert Trouble.REPEATED_NUMBER.severity is Severity.BLOCKS


def test_a_number_of_a_page_between_rows_is_no_section():
    parsed = read_text(f"{TITLE}\n{HEADER}\n{row(1)}\n\n12\n\n{row(2)}")

    assert parsed == plan(
        ParsedSection("", (item(1), item(2))), warnings=(PlanWarning(Trouble.NOT_UNDERSTOOD, "строка 5", "12"),)
    )
