"""What is doubted about a plan that was read, what is proposed for its rows, which of them are rows of the old plan."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.plan_reading.guesses import Choice, audience_of, kind_of, people_of, proposed
from pages.plan_reading.matching import Known, matched
from pages.plan_reading.parsed import ParsedItem, ParsedPlan, ParsedSection, PlanWarning, Severity, Trouble
from pages.plan_reading.review import doubts, periods_of, terms_in
from pages.plan_reading.stored import packed, unpacked
from pages.plan_reading.text import read_text
from pages.states import Audience, PlanItemKind

PLAN_2020 = read_text((Path(__file__).parent.parent.parent / "data" / "plan_2020.txt").read_text(encoding="utf-8"))


def doubted(parsed, year=2020):
    return doubts(parsed, periods_of(parsed, year=year), year=year)


def plan_of(**cells):
    row = {"number": 1, "period": "апрель", "title": "Субботник", "participants": "", "programme": ""} | cells
    return ParsedPlan("План на 2020 год", 2020, (), (ParsedSection("", (ParsedItem(**row, place="строка 3"),)),), ())


# ------------------------------------------------------------ doubts


def test_of_the_plan_of_2020_two_descriptions_are_pointed_out():
    assert doubted(PLAN_2020) == [
        PlanWarning(Trouble.OTHER_PERIOD, "строка 14", "в первом квартале 2020 года", 4),
        PlanWarning(Trouble.NARROWER_PERIOD, "строка 16", "В октябре-декабре", 6),
    ]
    assert [Trouble.OTHER_PERIOD.severity, Trouble.NARROWER_PERIOD.severity] == [Severity.CHECK, Severity.HINT]


@pytest.mark.parametrize(
    ("period", "trouble"),
    [
        ("", Trouble.NO_PERIOD),
        ("когда-нибудь потом", Trouble.PERIOD_UNCLEAR),
        ("июнь, декабрь", None),
        ("март апрель", Trouble.PERIOD_AMBIGUOUS),
        ("по отдельному плану", Trouble.PERIOD_UNSCHEDULED),
        ("15 мая", None),
    ],
)
def test_a_period_that_is_not_clear_is_named_with_its_words(period, trouble):
    words = period or "Субботник"

    assert doubted(plan_of(period=period)) == ([PlanWarning(trouble, "строка 3", words, 0)] if trouble else [])


@pytest.mark.parametrize(
    ("programme", "trouble", "words"),
    [
        ("Пройдёт в мае.", Trouble.OTHER_PERIOD, "в мае"),
        ("Пройдёт 15 апреля в парке", Trouble.NARROWER_PERIOD, "15 апреля"),
        ("С 1 по 30 апреля", None, ""),
        ("Заявки до 15 марта", None, ""),
        ("По постановлению от 27.09.2017 № 2589-адм", None, ""),
        ("Итоги работы в декабре 2019 года", None, ""),
        ("Май – месяц труда", None, ""),
    ],
)
def test_a_description_that_names_another_time_is_doubted(programme, trouble, words):
    expected = [PlanWarning(trouble, "строка 3", words, 0)] if trouble else []

    assert doubted(plan_of(programme=programme)) == expected


def test_another_year_than_that_of_the_title_is_doubted():
    assert doubted(plan_of(), year=2021) == [PlanWarning(Trouble.OTHER_YEAR, "", "План на 2020 год")]


def test_an_endless_cell_is_pointed_out_with_its_beginning():
    [found] = doubted(plan_of(title="я" * 501))

    assert (found.trouble, found.text) == (Trouble.LONG_CELL, "я" * 500 + "…")


@given(st.text())
def test_terms_are_words_of_the_text_itself(text):
    assert all(term in text for term in terms_in(text))


@given(st.text(), st.text())
def test_no_words_break_the_review(period, programme):
    doubted(plan_of(period=period, programme=programme))


# ------------------------------------------------------------ proposals


def test_kinds_and_audiences_of_2020_are_those_that_a_person_would_choose():
    assert [(kind_of(one.title), audience_of(one.title, one.participants)) for one in PLAN_2020.items] == [
        (PlanItemKind.MEETING, Audience.MEMBERS),
        (PlanItemKind.MEETING, Audience.MEMBERS),
        (PlanItemKind.OUTSIDE, Audience.MEMBERS),
        (PlanItemKind.GAME, Audience.MEMBERS),
        (PlanItemKind.OLYMPIAD, Audience.PUPILS),
        (PlanItemKind.CONTEST, Audience.TOS_LEADERS),
        (PlanItemKind.CONTEST, Audience.TOS_LEADERS),
        (PlanItemKind.OUTSIDE, Audience.MEMBERS),
        (PlanItemKind.ELECTIONS, Audience.EVERYBODY),
        (PlanItemKind.MEMBERSHIP, Audience.MEMBERS),
        (PlanItemKind.LESSON, Audience.PUPILS),
        (PlanItemKind.EVENT, Audience.MEMBERS),
        (PlanItemKind.EVENT, Audience.MEMBERS),
        (PlanItemKind.INFORMATION, Audience.MUNICIPALITIES),
    ]


@pytest.mark.parametrize(
    ("participants", "people"),
    [
        ("Президиум РС ВСМС 5 человек", 5),
        ("Президиум РС ВСМС 5 человек члены РО ВСМС 63 человека", None),
        ("20–30 человек", None),
        ("учащиеся 10-11 классов", None),
        ("члены РО ВСМС", None),
        ("1 200 жителей", 1200),
        ("0 человек", None),
    ],
)
def test_people_are_counted_only_where_one_number_is_named(participants, people):
    assert people_of(participants) == people


def test_a_row_that_stands_already_keeps_what_was_chosen_for_it():
    class Standing:
        kind, audience, planned_participants, participants_text = "game", "pupils", 40, "дети"

    [same] = plan_of(participants="дети").items

    assert proposed(same, Standing) == Choice("game", "pupils", 40)
    assert proposed(replace(same, participants="50 детей"), Standing) == Choice("game", "pupils", 50)


# ------------------------------------------------------------ matching


@pytest.mark.parametrize(
    ("new", "keys"),
    [
        ([(1, "А"), (2, "Б")], [1, 2]),
        ([(1, "Новое"), (2, "А"), (3, "Б")], [None, 1, 2]),
        ([(1, "Б"), (2, "А")], [2, 1]),
        ([(1, "Переименовано"), (2, "Б")], [1, 2]),
        ([(1, "а"), (2, "Б ")], [1, 2]),
        ([(7, "В")], [None]),
        ([], []),
    ],
)
def test_rows_are_met_by_number_and_name_then_by_name_then_by_number(new, keys):
    assert matched([Known(1, 1, "А"), Known(2, 2, "Б")], new) == keys


def test_rows_of_one_name_are_told_apart_by_their_numbers():
    old = [Known(1, 1, "Урок"), Known(2, 2, "Урок")]

    assert matched(old, [(2, "Урок"), (1, "Урок"), (3, "Урок")]) == [2, 1, None]


ROWS = st.lists(st.tuples(st.integers(1, 5), st.sampled_from("АБВ")), max_size=8)


@given(ROWS, ROWS)
def test_no_old_row_is_given_twice(old, new):
    keys = matched([Known(place, *row) for place, row in enumerate(old, start=1)], new)

    given_away = [key for key in keys if key is not None]
    assert (len(keys), len(given_away)) == (len(new), len(set(given_away)))


# ------------------------------------------------------------ kept


def test_a_plan_that_was_kept_is_the_same_plan():
    broken = read_text("План\n№\tДата\tНазвание\tСмета\n1\tмай\t\t5\nПодпись")
    kept = unpacked(packed(broken))

    assert (kept, [one.place for one in kept.items]) == (broken, [one.place for one in broken.items])
