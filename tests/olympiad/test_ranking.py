"""Places of the ranked, totals and tie-breaks (spec olympiad 3.8)."""

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from olympiad.ranking import Scores, key_of, passing, rank, shown_percent, shown_place, total

KEYS = st.lists(st.tuples(st.integers(0, 5).map(Decimal), st.integers(0, 2)), max_size=12)


def scores(*values, full=(10, 10, 10), weights=None):
    tasks = [str(number) for number, _most in enumerate(full, start=1)]
    return Scores(
        by_task=dict(zip(tasks, [None if value is None else Decimal(value) for value in values], strict=True)),
        full=dict(zip(tasks, map(Decimal, full), strict=True)),
        weights=weights or {},
    )


def test_equal_keys_share_places_from_and_to():
    assert rank([(Decimal("37.5"),), (40,), (Decimal("37.50"),), (1,)]) == [(2, 3), (1, 1), (2, 3), (4, 4)]


def test_nobody_is_ranked_without_a_mistake():
    assert rank([]) == []


def test_one_and_all_tied():
    assert (rank([(7,)]), rank([(7,)] * 3)) == ([(1, 1)], [(1, 3)] * 3)


@settings(max_examples=60)
@given(KEYS)
def test_a_place_is_one_more_than_those_above(keys):
    assert rank(keys) == [(1 + sum(k > mine for k in keys), sum(k >= mine for k in keys)) for mine in keys]


def test_a_total_is_exact_and_weighted():
    assert total(scores("7.5", "3", "0", weights={"1": Decimal("1.5")})) == Decimal("14.25")


def test_a_row_that_is_not_marked_has_no_total_and_no_key():
    assert total(scores("7", None, "1")) is None
    with pytest.raises(ValueError, match="not marked"):
        key_of(scores("7", None, "1"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("full_tasks", (18, 1)),
        ("non_zero_tasks", (18, 2)),
        ("distribution", (18, 10, 8, 0)),
        ("task:2", (18, 0)),
    ],
)
def test_ties_are_parted_by_what_the_rules_name(name, key):
    assert key_of(scores("10", "0", "8"), [name]) == key


def test_a_tie_break_that_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        key_of(scores("1", "1", "1"), ["id"])


@pytest.mark.parametrize(
    ("value", "most", "shown"), [("49.96", "100", "49.9"), ("50", "100", "50"), ("2", "3", "66.6"), ("0", "5", "0")]
)
def test_a_percentage_is_cut_off_never_rounded_up(value, most, shown):
    assert shown_percent(Decimal(value), Decimal(most)) == Decimal(shown)


def test_without_a_maximum_there_is_no_percentage():
    assert shown_percent(Decimal(0), Decimal(0)) is None


def test_a_place_is_shown_from_and_to_when_shared():
    assert [shown_place(place) for place in ((4, 4), (2, 3))] == ["4", "2–3"]


def test_the_board_of_cutoffs_says_how_many_pass():
    assert passing([Decimal(5), Decimal(7), Decimal(5), Decimal(1)]) == [(7, 1), (5, 3), (1, 4)]


def test_a_hundred_thousand_are_ranked_in_a_moment():
    keys = [(Decimal(number * 7919 % 2003) / 2, number % 5) for number in range(100_000)]
    began = process_time()

    places = rank(keys)

    # Some 0.2 s on the reference machine; the bound only catches a way that is no longer n log n.
    assert (len(places), process_time() - began < 2) == (100_000, True)
