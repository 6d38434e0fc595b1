"""Initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.russian.names import initials, initials_first

WORDS = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12).map(str.capitalize)


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (("Иванова", "Мария", "Петровна"), "Иванова М. П."),
        (("Иванова", "Мария"), "Иванова М."),
        (("Иванова", "", ""), "Иванова"),
        (("", "Мария", "Петровна"), "М. П."),
        (("Петров-Водкин", "Кузьма", "Сергеевич"), "Петров-Водкин К. С."),
        (("Гарсиа Маркес", "Габриэль", ""), "Гарсиа Маркес Г."),
        (("Ёлкина", "Анна-Мария", "Ёжиковна"), "Ёлкина А.-М. Ё."),
        (("Алиев", "Гейдар", "Алирза оглы"), "Алиев Г. А."),
        (("  Иванов ", " иван", "«иванович»"), "Иванов И. И."),
    ],
)
def test_initials_follow_the_surname(person, text):
    assert initials(*person) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (("Иванова", "Мария", "Петровна"), "М. П. Иванова"),
        (("Иванова", "Мария"), "М. Иванова"),
        (("Иванова", ""), "Иванова"),
    ],
)
def test_initials_stand_before_the_surname_in_a_signature(person, text):
    assert initials_first(*person) == text.replace(" ", "\u00a0")


@given(WORDS, WORDS, WORDS | st.just(""))
def test_both_orders_say_the_same_and_neither_breaks(last_name, first_name, patronymic):
    after = initials(last_name, first_name, patronymic)
    before = initials_first(last_name, first_name, patronymic)

    assert sorted(after.split("\u00a0")) == sorted(before.split("\u00a0"))
    assert " " not in after + before
    assert after.split("\u00a0")[0] == before.split("\u00a0")[-1] == last_name


@given(st.lists(st.text(st.characters(exclude_characters="\x00")), min_size=3, max_size=3))
def test_spaces_around_typed_names_change_nothing(names):
    assert initials(*names) == initials(*(f"\u00a0 {name}  " for name in names))
