"""Totals and places, against a naive oracle and the two cases that decided the method (spec contests 3.10)."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal, Inexact
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contests.scoring import (
    Entry,
    Rules,
    Standing,
    official_total,
    sheet_total,
    shown,
    standings,
)

DAY = datetime(2020, 2, 1, 12, tzinfo=UTC)
# Whole numbers, divided: hypothesis draws them several times faster than its own decimals and fractions.
POINTS = st.integers(0, 100).map(lambda tenths: Decimal(tenths) / 10)
WEIGHTS = st.sampled_from([Decimal(1), Decimal("0.5"), Decimal("1.333")])
TOTALS = st.lists(st.builds(Fraction, st.integers(0, 36), st.integers(1, 6)), min_size=1, max_size=4).map(tuple)
ENTRIES = st.lists(
    st.builds(
        Entry,
        application=st.sampled_from("ABCDEFGH"),
        totals=TOTALS,
        received_at=st.integers(0, 3).map(lambda n: DAY + timedelta(n)),
    ),
    max_size=8,
    unique_by=lambda entry: entry.application,
)


def entry(application, *totals, minute=0):
    return Entry(application, tuple(map(Fraction, totals)), DAY + timedelta(minutes=minute))


def test_a_sheet_is_the_sum_of_marks_times_weights():
    assert sheet_total([(Decimal("7.5"), Decimal(2)), (Decimal(3), Decimal("0.333"))]) == Fraction(15999, 1000)


def test_a_total_is_the_mean_over_the_sheets_that_are_there():
    assert official_total([Fraction(10), Fraction(9), Fraction(9)]) == Fraction(28, 3)


def test_nobody_scored_is_not_zero():
    with pytest.raises(ValueError, match="nobody scored"):
        official_total([])


def test_equal_totals_share_a_place_and_the_last_prize():
    rows = standings([entry("A", 9), entry("B", 7), entry("C", 8), entry("D", 7)], Rules(places=3))

    assert rows == [
        Standing("A", Fraction(9), 1, 1, 1, is_prize=True),
        Standing("C", Fraction(8), 1, 2, 2, is_prize=True),
        Standing("B", Fraction(7), 1, 3, 4, is_prize=True),
        Standing("D", Fraction(7), 1, 3, 4, is_prize=True),
    ]
    assert [row.is_shared for row in rows] == [False, False, True, True]


def test_the_regulation_may_put_the_earlier_received_first():
    rows = standings([entry("A", 7, minute=5), entry("B", 7, minute=1)], Rules(tie_order=["earlier_received"]))

    assert [(row.application, row.place, row.place_to) for row in rows] == [("B", 1, 1), ("A", 2, 2)]


def test_an_unknown_tie_rule_is_a_bug():
    with pytest.raises(KeyError):
        standings([entry("A", 1)], Rules(tie_order=["by_beauty"]))


def test_nobody_below_the_floor_has_a_prize_and_the_floor_itself_is_enough():
    rows = standings([entry("A", 20), entry("B", "19.99")], Rules(min_points=Decimal(20)))

    assert [(row.application, row.place, row.is_prize) for row in rows] == [("A", 1, True), ("B", 2, False)]


def test_thirds_are_equal_exactly():
    third = Fraction(10, 3)

    assert [row.place for row in standings([entry("A", third, third, third), entry("B", 10, 0, 0)])] == [1, 1]


def test_the_mean_does_not_punish_for_a_juror_who_stepped_aside():
    rows = standings([entry("A", 9, 9), entry("B", 8, 8, 8)])

    assert [row.application for row in rows] == ["A", "B"]


def test_raising_a_mark_never_makes_another_win():
    """With z-scores A loses the first place by getting a better mark; with the mean it cannot."""
    before = standings([entry("A", 8, 4), entry("B", 6, 5), entry("C", 5, 8)])
    after = standings([entry("A", 10, 4), entry("B", 6, 5), entry("C", 5, 8)])

    assert (place_of("A", before), place_of("A", after)) == (2, 1)


def test_a_loser_who_withdraws_does_not_change_the_winner():
    """With sums of ranks B wins as soon as the last one withdraws; with the mean A stays."""
    four = [entry("A", 7, 2), entry("B", 4, 3), entry("C", 1, 3), entry("D", 6, 1)]

    assert standings(four)[0].application == standings(four[:3])[0].application == "A"


@pytest.mark.parametrize(
    ("total", "words"),
    [
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(49, 10000), "0.00"),
        (Fraction(37), "37.00"),
    ],
)
def test_a_total_is_shown_with_two_decimals_half_up(total, words):
    assert str(shown(total)) == words


@given(ENTRIES, st.randoms(use_true_random=False), st.sampled_from([(), ("earlier_received",)]))
def test_the_order_of_entries_changes_nothing(entries, random, tie_order):
    shuffled = random.sample(entries, len(entries))

    assert standings(shuffled, Rules(tie_order=tie_order)) == standings(entries, Rules(tie_order=tie_order))


@given(ENTRIES, st.integers(1, 4), st.integers(0, 12))
def test_places_are_what_counting_gives(entries, places, floor):
    totals = {entry.application: sum(entry.totals) / len(entry.totals) for entry in entries}
    expected = {
        name: (
            1 + sum(other > total for other in totals.values()),
            sum(other >= total for other in totals.values()),
        )
        for name, total in totals.items()
    }

    rows = standings(entries, Rules(places=places, min_points=floor))

    assert {row.application: (row.place, row.place_to) for row in rows} == expected
    assert {row.application for row in rows if row.is_prize} == {
        name for name, total in totals.items() if expected[name][0] <= places and total >= floor
    }


@given(ENTRIES)
def test_two_share_a_place_exactly_when_their_totals_are_equal(entries):
    rows = standings(entries)

    assert all((one.place == two.place) == (one.total == two.total) for one in rows for two in rows)


@given(ENTRIES.filter(bool), st.builds(Fraction, st.integers(0, 15), st.integers(1, 6)))
def test_a_better_mark_never_worsens_a_place(entries, gain):
    first = entries[0]
    better = Entry(first.application, (first.totals[0] + gain, *first.totals[1:]), first.received_at)

    before, after = standings(entries), standings([better, *entries[1:]])

    assert place_of(first.application, after) <= place_of(first.application, before)


def place_of(application, rows):
    return next(row.place for row in rows if row.application == application)


@given(st.lists(st.tuples(POINTS, st.integers(0, 100_000).map(lambda n: Decimal(n) / 1000)), max_size=8))
def test_a_sheet_is_what_fractions_give(marks):
    assert sheet_total(marks) == sum(Fraction(points) * Fraction(weight) for points, weight in marks)


def test_a_total_that_would_be_rounded_is_refused():
    with pytest.raises(Inexact):
        sheet_total([(Decimal(10) ** 40, Decimal(1)), (Decimal("1e-40"), Decimal(1))])
