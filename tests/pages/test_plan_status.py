"""What the calendar decides is computed, what a person decided wins; nothing in between."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.russian.typography import NBSP
from pages.periods import DateRange, Period
from pages.plan_status import FINAL, Word, period_of, standing_of
from pages.states import RECORDED_STATUSES, PlanItemStatus

APRIL = Period("апрель", (DateRange(date(2020, 4, 1), date(2020, 4, 30)),), frozenset())
JUNE_AND_DECEMBER = Period(
    "июнь декабрь",
    (DateRange(date(2020, 6, 1), date(2020, 6, 30)), DateRange(date(2020, 12, 1), date(2020, 12, 31))),
    frozenset(),
)
UNSCHEDULED = Period("по отдельному плану", (), frozenset({"unscheduled"}))
UNREAD = Period("когда зацветёт", (), frozenset({"needs_review"}))
DECIDED = date(2020, 4, 20)

days = st.dates(date(2019, 1, 1), date(2021, 12, 31))
spans = st.tuples(days, st.integers(0, 200)).map(lambda pair: DateRange(pair[0], pair[0] + timedelta(days=pair[1])))
periods = st.lists(spans, max_size=5).map(lambda ranges: Period("слова", tuple(ranges), frozenset()))


def told(period, word=None, *, on):
    standing = standing_of(period, word, on=on, year=2020)
    return str(standing.status), standing.label, standing.tone, standing.explanation.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("period", "on", "expected"),
    [
        (APRIL, date(2020, 3, 31), ("planned", "Запланировано", "plain", "Ближайший срок: 1–30 апреля 2020 г.")),
        (APRIL, date(2020, 4, 1), ("under_way", "Идёт", "info", "До 30 апреля 2020 г.")),
        (APRIL, date(2020, 4, 30), ("under_way", "Идёт", "info", "До 30 апреля 2020 г.")),
        (
            APRIL,
            date(2020, 5, 1),
            ("awaiting_outcome", "Срок прошёл, итога пока нет", "warn", "Срок закончился 30 апреля 2020 г."),
        ),
        (
            JUNE_AND_DECEMBER,
            date(2020, 8, 15),
            ("planned", "Запланировано", "plain", "Ближайший срок: 1–31 декабря 2020 г."),
        ),
        (UNSCHEDULED, date(2020, 8, 15), ("unscheduled", "Срок не назначен", "plain", "")),
        (
            UNREAD,
            date(2020, 8, 15),
            ("unscheduled", "Срок не назначен", "plain", "Срок назван словами, дни уточняются."),
        ),
    ],
)
def test_the_calendar_speaks_while_nobody_has_said_anything(period, on, expected):
    assert told(period, on=on) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (Word("held", DECIDED, "Пришли шесть школ."), ("held", "Проведено", "good", "Пришли шесть школ.")),
        (Word("partly_held", DECIDED), ("partly_held", "Проведено частично", "warn", "")),
        (Word("cancelled", DECIDED, "Карантин."), ("cancelled", "Отменено", "bad", "Карантин.")),
        (Word("replaced", DECIDED, replaced_by=8), ("replaced", "Заменено пунктом 8", "plain", "")),
    ],
)
def test_a_persons_word_wins_over_the_calendar_on_every_day(word, expected):
    assert {told(APRIL, word, on=day) for day in (date(2019, 1, 1), date(2020, 4, 15), date(2030, 1, 1))} == {expected}


def test_a_mark_that_was_taken_back_lets_the_calendar_speak_again():
    assert told(APRIL, Word("planned", DECIDED), on=date(2020, 4, 2)) == told(APRIL, on=date(2020, 4, 2))


def test_a_postponed_row_moves_to_its_new_term_and_then_awaits_its_outcome():
    word = Word("postponed", DECIDED, "Школы закрыты.", postponed_to="ноябрь 2020 г.")

    waiting = standing_of(APRIL, word, on=date(2020, 11, 30), year=2020)
    past = told(APRIL, word, on=date(2020, 12, 1))

    assert (waiting.status, waiting.label, waiting.explanation, waiting.period.ranges) == (
        PlanItemStatus.POSTPONED,
        "Перенесено: ноябрь 2020 г.",
        "Школы закрыты.",
        (DateRange(date(2020, 11, 1), date(2020, 11, 30)),),
    )
    assert past[0] == "awaiting_outcome"
    assert past[3] == "Перенесено: ноябрь 2020 г. Срок закончился 30 ноября 2020 г."


def test_a_row_moved_out_of_its_year_stays_postponed_in_its_plan():
    word = Word("postponed", DECIDED, "Школы закрыты.", postponed_to="апрель 2021 г.")

    assert told(APRIL, word, on=date(2026, 1, 1)) == (
        "postponed",
        "Перенесено: апрель 2021 г.",
        "info",
        "Школы закрыты.",
    )


def test_a_row_postponed_to_words_without_days_stays_postponed():
    word = Word("postponed", DECIDED, postponed_to="когда откроют школы")

    assert told(APRIL, word, on=date(2030, 1, 1))[:2] == ("postponed", "Перенесено: когда откроют школы")


def test_exact_days_win_over_the_words_of_the_term():
    day = date(2020, 4, 21)

    assert [
        period_of("апрель", year=2020, starts_on=day).ranges,
        period_of("апрель", year=2020, starts_on=day, ends_on=date(2020, 5, 2)).ranges,
        period_of("апрель", year=2020).ranges,
    ] == [(DateRange(day, day),), (DateRange(day, date(2020, 5, 2)),), APRIL.ranges]


@given(period=periods, on=days)
def test_the_four_answers_of_the_calendar_share_all_days_between_them(period, on):
    status = standing_of(period, None, on=on, year=2020).status
    inside = any(days.start <= on <= days.end for days in period.ranges)

    assert {
        PlanItemStatus.UNSCHEDULED: not period.ranges,
        PlanItemStatus.UNDER_WAY: inside,
        PlanItemStatus.PLANNED: not inside and any(on < days.start for days in period.ranges),
        PlanItemStatus.AWAITING_OUTCOME: bool(period.ranges) and all(days.end < on for days in period.ranges),
    } == {
        known: known == status
        for known in (
            PlanItemStatus.UNSCHEDULED,
            PlanItemStatus.UNDER_WAY,
            PlanItemStatus.PLANNED,
            PlanItemStatus.AWAITING_OUTCOME,
        )
    }


@given(period=periods, on=days, status=st.sampled_from(sorted(FINAL)))
def test_a_final_word_is_never_overruled(period, on, status):
    standing = standing_of(period, Word(status, DECIDED), on=on, year=2020)

    assert (standing.status, standing.is_final) == (status, True)


def test_a_person_may_record_every_final_word():
    assert set(RECORDED_STATUSES) - FINAL == {PlanItemStatus.POSTPONED, PlanItemStatus.PLANNED}
