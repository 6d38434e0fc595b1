"""Agreement of jurors, against values computed by hand and from the literature."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contests.agreement import (
    Spread,
    is_connected,
    kendall_w,
    krippendorff_alpha,
    reading,
    root,
    severity,
    spread_of,
)
from tests.contests.test_aggregation import field


def test_strictness_is_what_separates_jurors_on_the_same_applications():
    """J1 gives two more than J2, so he is one above the middle; C, seen by him alone, loses what he adds."""
    fit = severity(field(A=(8, 6), B=(5, 3), C=(7, None)))

    assert (fit.shift, fit.corrected) == ({"J1": 1, "J2": -1}, {"A": 7, "B": 4, "C": 6})
    assert fit.spread == 2


def test_the_fit_is_by_least_squares_where_jurors_contradict_each_other():
    fit = severity(field(A=(8, 6), B=(5, 5), C=(6, 3)))

    assert fit.shift == {"J1": Fraction(5, 6), "J2": Fraction(-5, 6)}


def test_parts_without_a_common_sheet_are_not_compared():
    apart = field(A=(8, 6, None, None), B=(None, None, 5, 3))

    assert not is_connected(apart)
    with pytest.raises(ValueError, match="нет ни одного общего листа"):
        severity(apart)


@pytest.mark.parametrize("nothing", [{}, {"A": {}}])
def test_without_sheets_there_is_no_strictness(nothing):
    with pytest.raises(ValueError, match="Строгость не сравнить"):
        severity(nothing)


SHIFTS = st.lists(st.integers(-5, 5), min_size=2, max_size=4)


@given(SHIFTS, st.lists(st.integers(0, 20), min_size=2, max_size=5), st.data())
@settings(max_examples=30)
def test_shifts_that_were_put_in_come_out(shifts, worths, data):
    middle = Fraction(sum(shifts), len(shifts))
    sheets = {
        f"N{n}": {
            f"J{j}": Fraction(worth + shift) for j, shift in enumerate(shifts) if n == 0 or data.draw(st.booleans())
        }
        for n, worth in enumerate(worths)
    }
    fit = severity(sheets)

    assert fit.shift == {f"J{j}": shift - middle for j, shift in enumerate(shifts)}
    assert fit.corrected == {f"N{n}": worth + middle for n, worth in enumerate(worths) if sheets[f"N{n}"]}


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (field(A=(9, 8), B=(5, 4), C=(1, 1)), 1),
        (field(A=(9, 1), B=(5, 5), C=(1, 9)), 0),
        # Ranks 1.5 1.5 3 and 1 2 3: S = 6.5, one tie of two: 12 * 6.5 / (4 * 24 - 2 * 6).
        (field(A=(9, 9), B=(9, 5), C=(1, 1)), Fraction(13, 14)),
        (field(A=(9, 8), B=(5, 4), C=(1, 1), D=(10, None)), 1),
        (field(A=(5, 5), B=(5, 5)), None),
        (field(A=(5, 4)), None),
        (field(A=(5,), B=(4,)), None),
        ({}, None),
    ],
)
def test_kendalls_w(sheets, expected):
    assert kendall_w(sheets) == expected


def test_krippendorffs_alpha_by_hand():
    """Values 1 2 3 3: observed 2 / 4, expected 22 / 12."""
    assert krippendorff_alpha(field(A=(1, 2), B=(3, 3), C=(9, None))) == Fraction(8, 11)


def test_krippendorffs_alpha_of_the_published_example():
    """Three observers, fifteen units with gaps; the literature gives 0.811 for interval data."""
    rows = {
        "J1": "* * * * * 3 4 1 2 1 1 3 3 * 3",
        "J2": "1 * 2 1 3 3 4 3 * * * * * * *",
        "J3": "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
    }
    sheets = {
        f"U{unit}": {juror: Fraction(row.split()[unit]) for juror, row in rows.items() if row.split()[unit] != "*"}
        for unit in range(15)
    }

    assert round(float(krippendorff_alpha(sheets)), 3) == 0.811


@pytest.mark.parametrize("sheets", [field(A=(5, 5), B=(5, 5)), field(A=(5, None), B=(None, 4)), {}])
def test_alpha_is_absent_where_nothing_differs_or_nobody_is_compared(sheets):
    assert krippendorff_alpha(sheets) is None


def test_the_spread_of_an_application():
    assert spread_of([Fraction(n) for n in (2, 4, 9)]) == Spread(5, 4, root(Fraction(13)), 3)
    assert spread_of([Fraction(7)]) == Spread(7, 7, None, 1)
    assert round(float(root(Fraction(13))), 10) == round(13**0.5, 10)


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        (field(A=(9, 9), B=(5, 5), C=(1, 1)), "Жюри согласно и в порядке, и в строгости."),
        (field(A=(9, 6), B=(5, 2), C=(4, 1)), "Жюри согласно в порядке, но различается строгостью."),
        (field(A=(9, 1), B=(5, 5), C=(1, 9)), "Жюри расходится в порядке: места держатся на немногих голосах."),
        (field(A=(90, 80), B=(80, 90), C=(70, 70), D=(75, 65)), "Жюри согласно и в порядке, и в строгости."),
        (field(A=(3, 1), B=(2, 2), C=(1, 3), D=(0, 0)), "Жюри в целом согласно в порядке."),
        (field(A=(4, 9)), "Судить о согласии жюри не по чему: нет заявок, которые оценили все."),
    ],
)
def test_one_sentence_says_what_it_means(sheets, words):
    assert reading(kendall_w(sheets), severity(sheets)) == words
