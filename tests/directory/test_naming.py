"""Names as they are compared: what people write differently and mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.naming import LONGEST, folded_name


@pytest.mark.parametrize(
    "names",
    [
        ["МБОУ СШ № 8", "школа 8", "Школа №8", "МБОУ «СОШ № 8» города Смоленска", "МБОУ СШ № 08 им. А. А. Неизвестного",
         "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 8» г. Смоленска",
         "средняя общеобразовательная школа №\u00a08"],
        ["МБОУ «Гимназия № 4»", "гимназия 4", "Гимназия №4 имени кого-то"],
        ["ТОС «Южный»", "Южный", 'Территориальное общественное самоуправление "ЮЖНЫЙ"'],
        ["ТОС «Заречье-Ёлки»", "заречье елки"],
        ["ТОС «Микрорайон Королёвка»", "Королевка"],
    ],
)  # fmt: skip
def test_different_writings_of_one_name_are_one(names):
    assert {folded_name(name) for name in names} == {folded_name(names[0])}


def test_different_schools_stay_different():
    names = ["школа 8", "школа 18", "гимназия 8", "лицей 8", "Озерная школа", "Озёрненская школа"]

    assert len({folded_name(name) for name in names}) == len(names)


@given(st.text(max_size=300))
def test_any_text_folds_to_something_that_folds_to_itself_and_fits(text):
    folded = folded_name(text)

    assert len(folded) <= LONGEST
    assert folded == folded.strip()
    if any(letter.isalnum() for letter in text):
        assert folded
