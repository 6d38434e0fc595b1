"""Places with ties, against an oracle that counts by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.ranking import Place, places, ranked

EXACT = st.integers(-5, 5) | st.fractions(-3, 3, max_denominator=6) | st.decimals(-3, 3, places=2)


def counted(keys):
    """Count for every row those better and those equal: slow, and obviously right."""
    better = [sum(other > key for other in keys) for key in keys]
    equal = [sum(other == key for other in keys) for key in keys]
    return [(b + 1, b + e) for b, e in zip(better, equal, strict=True)]


def test_equal_totals_share_their_places_and_the_next_row_comes_after_them():
    assert places([10, 9, 9, 8]) == [(1, 1), (2, 3), (2, 3), (4, 4)]


def test_nobody_has_no_place():
    assert places([]) == []


def test_thirds_are_equal_exactly_and_kinds_of_numbers_mix():
    assert places([Fraction(1, 3) * 3, 1, Decimal("1.00"), Decimal("0.99")]) == [(1, 3), (1, 3), (1, 3), (4, 4)]


def test_a_tie_is_broken_by_the_next_part_of_the_key():
    assert ranked([(9, 2), (10, 1), (9, 3), (9, 2)]) == [(3, 4), (1, 1), (2, 2), (3, 4)]


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="must be exact"):
        places([0.1])


def test_keys_of_different_length_are_refused():
    with pytest.raises(ValueError, match="same number of parts"):
        ranked([(1,), (1, 2)])


@pytest.mark.parametrize(("place", "text", "shared"), [(Place(2, 2), "2", False), (Place(2, 3), "2–3", True)])
def test_a_place_says_itself(place, text, shared):
    assert (str(place), place.is_shared) == (text, shared)


@given(st.lists(EXACT))
def test_places_are_what_counting_gives(totals):
    assert places(totals) == counted([Fraction(total) for total in totals])


@given(st.lists(st.tuples(EXACT, EXACT)))
def test_ranks_by_keys_are_what_counting_gives(keys):
    assert ranked(keys) == counted([tuple(map(Fraction, key)) for key in keys])


@given(st.lists(EXACT).flatmap(lambda totals: st.tuples(st.just(totals), st.permutations(range(len(totals))))))
def test_the_order_of_rows_changes_nothing(case):
    totals, order = case
    assert places([totals[row] for row in order]) == [places(totals)[row] for row in order]


@given(st.lists(EXACT))
def test_all_places_are_given_out_once(totals):
    given_out = sorted(set(places(totals)))
    assert [place for first, last in given_out for place in range(first, last + 1)] == list(range(1, len(totals) + 1))


@given(st.lists(EXACT, min_size=1), st.data())
def test_more_points_never_make_a_place_worse(totals, data):
    row = data.draw(st.integers(0, len(totals) - 1))
    raised = [*totals[:row], Fraction(totals[row]) + 1, *totals[row + 1 :]]
    assert places(raised)[row].first <= places(totals)[row].first
