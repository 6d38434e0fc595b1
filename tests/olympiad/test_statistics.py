"""Statistics against small cases counted by hand and against a second way (spec olympiad 3.10)."""

import statistics as library
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from olympiad.statistics import (
    Bin,
    MarkerFigures,
    Pair,
    TaskFigures,
    alpha,
    choices,
    histogram,
    markers,
    summary,
    task_figures,
)

SCORE = st.integers(0, 8).map(lambda halves: Decimal(halves) / 2)
ROWS = st.lists(st.tuples(SCORE, SCORE, SCORE), min_size=10, max_size=25)
ONE_TO_TEN = [(Decimal(n), Decimal(0)) for n in range(1, 11)]


def numbers(*texts):
    return [Decimal(text) for text in texts]


def test_totals_are_summed_up_exactly():
    found = summary(numbers("1", "2", "2.5", "4.5"))

    assert (found.people, found.mean, found.median) == (4, Fraction(5, 2), Fraction(9, 4))
    assert (found.lower_quartile, found.upper_quartile) == (Fraction(7, 4), Fraction(3))
    assert abs(found.deviation - Decimal(library.pstdev([1, 2, 2.5, 4.5]))) < Decimal("1e-9")


def test_nobody_has_no_mean_and_one_has_no_deviation():
    assert (summary([]).mean, summary([]).deviation) == (None, None)
    assert (summary(numbers(7)).median, summary(numbers(7)).deviation) == (7, 0)


def test_a_short_scale_has_a_column_for_each_total():
    assert histogram(numbers("0", "1.5", "1.5"), most=Decimal(2), step=Decimal("0.5")) == [
        Bin(Decimal(0), Decimal(0), 1),
        Bin(Decimal("0.5"), Decimal("0.5"), 0),
        Bin(Decimal("1.0"), Decimal("1.0"), 0),
        Bin(Decimal("1.5"), Decimal("1.5"), 2),
        Bin(Decimal("2.0"), Decimal(2), 0),
    ]


def test_a_long_scale_has_twenty_columns_at_the_most_and_loses_nobody():
    bins = histogram([Decimal(n) for n in range(101)], most=Decimal(100))

    assert (len(bins), bins[0], bins[-1]) == (17, (0, 5, 6), (96, 100, 5))
    assert sum(column.people for column in bins) == 101


def test_a_task_that_parts_and_one_that_does_not():
    strong, constant = task_figures(ONE_TO_TEN, numbers(10, 4))

    assert strong == TaskFigures(Fraction(11, 20), Decimal(1), None, Fraction(13, 18))
    assert constant == TaskFigures(Fraction(0), None, None, Fraction(0))


def test_few_people_have_a_difficulty_and_no_coefficients():
    assert task_figures(ONE_TO_TEN[:9], numbers(10, 0)) == [
        TaskFigures(Fraction(1, 2), None, None, None),
        TaskFigures(None, None, None, None),
    ]
    assert alpha(ONE_TO_TEN[:9]) is None


def test_nobody_has_no_figures():
    assert task_figures([], numbers(1)) == [TaskFigures(None, None, None, None)]


def test_a_row_without_a_task_is_refused():
    with pytest.raises(ValueError, match="every task"):
        task_figures([(Decimal(1),)], numbers(1, 2))


def test_alpha_of_equal_tasks_is_one_and_undefined_is_none():
    assert alpha([(Decimal(n), Decimal(n)) for n in range(10)]) == 1
    assert alpha([(Decimal(n),) for n in range(10)]) is None
    assert alpha([(Decimal(1), Decimal(2))] * 10) is None
    assert alpha([]) is None


@settings(max_examples=40, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_figures_do_not_depend_on_the_order_of_people(rows, chance):
    mixed = [*rows]
    chance.shuffle(mixed)

    assert task_figures(rows, numbers(4, 4, 4)) == task_figures(mixed, numbers(4, 4, 4))
    assert alpha(rows) == alpha(mixed)


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_correlation_and_alpha_are_what_the_library_counts(rows):
    columns = [[float(value) for value in column] for column in zip(*rows, strict=True)]
    totals = [float(sum(row)) for row in rows]

    for figures, column in zip(task_figures(rows, numbers(4, 4, 4)), columns, strict=True):
        rest = [total - value for total, value in zip(totals, column, strict=True)]
        for mine, other in ((figures.item_total, totals), (figures.corrected, rest)):
            if len(set(column)) == 1 or len(set(other)) == 1:
                assert mine is None
            else:
                assert float(mine) == pytest.approx(library.correlation(column, other))
    spread = library.pvariance(totals)
    expected = 1.5 * (1 - sum(map(library.pvariance, columns)) / spread) if spread else None
    assert (None if expected is None else pytest.approx(expected)) == (
        None if alpha(rows) is None else float(alpha(rows))
    )


def test_options_are_shared_out_among_the_strong_and_the_weak():
    totals = [Decimal(n) for n in range(10)]
    chosen = ["b"] * 5 + ["a"] * 5

    assert choices(chosen, totals) == {"a": (1, 0), "b": (0, 1)}
    assert choices(chosen[:9], totals[:9]) == {}


def test_a_severe_marker_is_seen():
    pairs = [
        Pair("strict", "mild", Decimal(5), Decimal(7), third_needed=False),
        Pair("mild", "strict", Decimal(9), Decimal(5), third_needed=True),
        Pair("mild", "third", Decimal(9), Decimal(9), third_needed=False),
    ]

    assert markers(pairs) == {
        "strict": MarkerFigures(2, Fraction(-3), Fraction(1, 2)),
        "mild": MarkerFigures(3, Fraction(2), Fraction(1, 3)),
        "third": MarkerFigures(1, Fraction(0), Fraction(0)),
    }


def test_five_thousand_people_and_ten_tasks_have_their_figures():
    chance = Random(1)
    rows = [tuple(Decimal(chance.randrange(21)) / 2 for _task in range(10)) for _person in range(5000)]

    assert (len(task_figures(rows, [Decimal(10)] * 10)), alpha(rows) is not None) == (10, True)
