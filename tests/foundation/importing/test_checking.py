"""Columns are known by their heads; every mistake of every cell is found at once; nothing is repaired in silence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.importing.checking import check, laid_out, matched
from foundation.importing.importer import Column, Fault, Importer, Twin
from foundation.importing.parsers import day, one_of, plain, several, whole, words
from foundation.importing.reading import Line, read_pasted

COLUMNS = (
    Column("name", "Фамилия и имя", words(20), ("фио", "ученик"), example="Пример Иван", required=True),
    Column("grade", "Класс", whole(10, 11, 10), ("параллель",), example="10", required=True),
    Column("born", "Дата рождения", day(date(2000, 1, 1), date(2015, 1, 1), "12.05.2009"), ("родился",)),
    Column("place", "Район", one_of({"южный": 1}, "Выберите из списка."), default=None),
)


def nothing(*_args, **_kwargs):
    """Neither write nor take back: checking needs neither."""


def importer(**changes):
    declared = {
        "slug": "pupils",
        "title": "Ученики",
        "permission": "",
        "columns": COLUMNS,
        "key_of": lambda row: row["name"].casefold(),
        "find_twins": lambda rows: {at: [Twin("уже есть")] for at, row in enumerate(rows) if row["name"] == "Старый"},
        "write": nothing,
        "take_back": nothing,
    }
    return Importer(**declared | changes)


def checked(text, wanted=()):
    _head, rows, matching = laid_out(read_pasted(text), COLUMNS)
    return check(importer(), rows, matching, wanted)


def found(checked_list):
    return {
        row.number: [(fault.column, fault.message) for fault in row.faults] for row in checked_list.rows if row.faults
    }


def test_heads_are_known_in_any_order_under_other_names_and_below_a_title():
    lines = read_pasted("Список школы 8\n№ п/п\tДата рождения ученика\tФИО\tКласс (10 или 11)\n1\t\tИванов\t10")

    head, rows, matching = laid_out(lines, COLUMNS)

    assert (head[2], rows[0].number, matching) == ("ФИО", 3, {"name": 2, "grade": 3, "born": 1})


def test_a_table_without_heads_is_taken_in_order_where_it_has_as_many_columns():
    assert laid_out(read_pasted("Иванов\t10\t\tЮжный"), COLUMNS)[2] == {"name": 0, "grade": 1, "born": 2, "place": 3}
    assert laid_out(read_pasted("Иванов\t10"), COLUMNS)[2] == {}


def test_the_longest_name_within_a_head_wins():
    columns = (Column("short", "Название"), Column("full", "Полное название"))

    assert matched(["Полное название школы", "Название школы"], columns) == {"full": 0, "short": 1}


def test_the_example_of_the_template_is_no_row():
    text = "Фамилия и имя\tКласс\tДата рождения\tРайон\nПример Иван\t10\t\t\nИванов\t11\t\t"

    assert [row.values["name"] for row in checked(text).rows] == ["Иванов"]


def test_every_mistake_is_found_at_once_and_sound_rows_are_not_held_up():
    text = (
        "ФИО\tКласс\tРодился\tРайон\n"
        "Иванов\t10\t12.05.2009\tЮЖНЫЙ\n"
        "\t12\t39945\tСеверный\n"
        "=A1\tдесятый\t31.02.2009\t#Н/Д\n"
        "Фамилия длиннее двадцати букв\t11\t12/5/09\t"
    )

    result = checked(text)

    assert [row.number for row in result.to_write] == [2]
    assert result.rows[0].values == {"name": "Иванов", "grade": 10, "born": date(2009, 5, 12), "place": 1}
    assert found(result) == {
        3: [
            ("name", "Эту ячейку нужно заполнить. Например: Пример Иван"),
            ("grade", "Число должно быть от 10 до 11."),
            ("born", "Excel прислал число вместо даты. Если это 12.05.2009, впишите так."),
            ("place", "«Северный» – такого нет. Выберите из списка."),
        ],
        4: [
            ("name", "Это формула. Скопируйте значение: «Специальная вставка» – «Значения»."),
            ("grade", "Нужно целое число цифрами, например: 10."),
            ("born", "Напишите дату цифрами, например: 12.05.2009."),
            ("place", "Excel не смог посчитать эту ячейку. Впишите значение."),
        ],
        5: [("name", "Слишком длинно: 29 знаков. Оставьте не больше 20.")],
    }


def test_duplicates_stay_out_unless_they_are_wanted():
    text = "ФИО\tКласс\nСтарый\t10\nНовый\t10\nновый\t11"

    result = checked(text)

    assert [(row.number, bool(row.twins), row.same_as) for row in result.doubles] == [(2, True, None), (4, False, 3)]
    assert [row.number for row in result.to_write] == [3]
    assert [row.number for row in checked(text, wanted=[2, 4]).to_write] == [2, 3, 4]


def test_a_needed_column_that_is_not_there_is_named_and_nothing_is_checked():
    result = check(importer(), [Line(2, ["Иванов"])], {"name": 0})

    assert ([column.name for column in result.missing], result.rows) == (["grade"], [])


def test_a_warning_keeps_nothing_from_being_written():
    told = importer(check_row=lambda _row: [Fault("Проверьте класс.", "grade", is_warning=True)])

    result = check(told, [Line(2, ["Иванов", "10"])], {"name": 0, "grade": 1})

    assert ([row.is_shown for row in result.rows], len(result.to_write)) == ([True], 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12.05.2009", date(2009, 5, 12)), ("1.5.09", date(2009, 5, 1)), ("2009-05-12", date(2009, 5, 12)),
     ("12/05/2009", date(2009, 5, 12)), ("12.05.2009 00:00", date(2009, 5, 12)), ("2009-05-12 00:00:00", date(2009, 5, 12))],
)  # fmt: skip
def test_days_are_read_as_people_and_programs_write_them(text, expected):
    assert day(date(2000, 1, 1), date(2015, 1, 1), "12.05.2009")(text) == expected


def test_several_names_are_parted_by_semicolons():
    assert several()("Южный; ТОС на Южной;; Южный") == ("Южный", "ТОС на Южной")


@given(st.lists(st.lists(st.text(max_size=12), min_size=4, max_size=4), min_size=1, max_size=8))
def test_any_cells_are_checked_without_an_exception_and_every_row_is_answered_for(rows):
    lines = [Line(number, row) for number, row in enumerate(rows)]

    result = check(importer(), lines, {"name": 0, "grade": 1, "born": 2, "place": 3})

    assert len(result.to_write) + len(result.to_leave) == len(rows)
    assert all(row.faults for row in result.faulty)


@given(st.text(max_size=40))
def test_comparing_words_is_settled_at_once(text):
    assert plain(plain(text)) == plain(text)
