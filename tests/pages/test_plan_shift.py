"""A plan goes over to another year: its own year where it stands alone, its exact days, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.russian.typography import NBSP
from pages.plan_shift import Change, Left, Place, Shift, shift_of, shifted, shifted_day


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("на 2020 год", "на 2021 год"),
        ("НА 2020 ГОД, в 2020 году", "НА 2021 ГОД, в 2021 году"),
        ("«МОЙ ВЫБОР 2020»", "«МОЙ ВЫБОР 2021»"),
        ("15.03.2020", "15.03.2021"),
        ("09.05.2020-12.05.2020", "09.05.2021-12.05.2021"),
        ("в первом квартале 2020 года", "в первом квартале 2021 года"),
        ("в 2020-м", "в 2021-м"),
        ("в 2019 году", "в 2019 году"),
        ("2019–2020 учебный год", "2019–2020 учебный год"),
        ("2020/21 учебный год", "2020/21 учебный год"),
        ("2020-2022 годы", "2020-2022 годы"),
        ("постановление № 2020", "постановление № 2020"),
        ("12020 рублей", "12020 рублей"),
        ("апрель", "апрель"),
    ],
)
def test_only_the_year_of_the_plan_that_stands_alone_is_shifted(words, expected):
    assert shifted(words, year=2020, to=2021) == expected


@given(words=st.text("аб №–-/.2019 0", max_size=30))
def test_nothing_but_digits_of_the_year_changes_and_there_is_a_way_back_where_the_new_year_was_not_named(words):
    after = shifted(words, year=2020, to=2023)

    assert after.replace("2023", "2020") == words.replace("2023", "2020")
    if "2023" not in words:
        assert shifted(after, year=2023, to=2020) == words


@given(day=st.dates(date(1990, 1, 1), date(2100, 12, 31)), years=st.integers(-5, 5))
def test_a_day_keeps_its_month_and_its_number_unless_there_is_no_such_day(day, years):
    after = shifted_day(day, years)

    kept = (after.year, after.month, after.day) == (day.year + years, day.month, day.day)
    assert kept or ((day.month, day.day), (after.month, after.day)) == ((2, 29), (2, 28))


def test_every_change_is_shown_with_the_words_around_it_and_so_is_what_stays():
    long = "Обсуждение работы в 2019 году и основных направлений деятельности организации на 2020 год в Смоленске"
    places = [
        Place("a", "Пункт 1, программа", long),
        Place("b", "Пункт 2, точные дни", (date(2020, 2, 29), date(2020, 2, 29))),
        Place("c", "Пункт 3, программа", "Постановление от 15.03.2020 № 7"),
        Place("d", "Пункт 4, когда", "апрель"),
        Place("e", "Пункт 5, точные дни", (date(2020, 5, 8), date(2020, 5, 10))),
    ]

    assert shift_of(places, year=2020, to=2021) == Shift(
        2020,
        2021,
        changes=(
            Change("a", "Пункт 1, программа", "…деятельности организации на 2020 год в Смоленске", "…деятельности организации на 2021 год в Смоленске"),
            Change(
                "b",
                "Пункт 2, точные дни",
                f"29{NBSP}февраля 2020{NBSP}г., суббота",
                f"28{NBSP}февраля 2021{NBSP}г., воскресенье",
            ),
            Change("c", "Пункт 3, программа", "Постановление от 15.03.2020 № 7", "Постановление от 15.03.2021 № 7", is_sure=False),
            Change("e", "Пункт 5, точные дни", f"8–10{NBSP}мая 2020{NBSP}г., пятница – воскресенье", f"8–10{NBSP}мая 2021{NBSP}г., суббота – понедельник"),
        ),
        left=(Left("Пункт 1, программа", "Обсуждение работы в 2019 году и основных направлений…"),),
    )  # fmt: skip
