"""Quorum and majority in integers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.quorum import Threshold, is_quorate, majority, quorum

MORE_THAN_HALF = Threshold(1, 2, strict=True)
HALF = Threshold(1, 2, strict=False)
TWO_THIRDS = Threshold(2, 3, strict=False)
ALL = Threshold(1, 1, strict=False)

TOTALS = st.integers(0, 10_000)


@st.composite
def thresholds(draw):
    denominator = draw(st.integers(2, 100))
    return Threshold(draw(st.integers(1, denominator - 1)), denominator, draw(st.booleans()))


def test_thirty_one_of_sixty_three_are_no_quorum_and_thirty_two_are():
    assert (is_quorate(31, 63, MORE_THAN_HALF), is_quorate(32, 63, MORE_THAN_HALF)) == (False, True)


@pytest.mark.parametrize(
    ("total", "threshold", "needed"),
    [
        (63, MORE_THAN_HALF, 32),
        (62, MORE_THAN_HALF, 32),
        (62, HALF, 31),
        (63, HALF, 32),
        (63, TWO_THIRDS, 42),
        (64, TWO_THIRDS, 43),
        (7, ALL, 7),
        (1, MORE_THAN_HALF, 1),
        (0, HALF, 1),
    ],
)
def test_the_needed_number_is_the_least_that_reaches_the_share(total, threshold, needed):
    assert quorum(total, threshold) == needed


def test_a_body_without_members_has_no_quorum():
    assert is_quorate(0, 0, HALF) is False


def test_a_half_of_the_votes_is_a_majority_only_where_the_rule_says_so():
    assert (majority(10, 20, MORE_THAN_HALF), majority(11, 20, MORE_THAN_HALF), majority(10, 20, HALF)) == (
        False,
        True,
        True,
    )


@pytest.mark.parametrize(
    "share", [(0, 2, False), (-1, 2, True), (3, 2, False), (2, 2, True), (1, 0, False), (1, -2, False), (0, 0, True)]
)
def test_a_share_that_cannot_be_is_refused(share):
    with pytest.raises(ValueError, match="not a threshold"):
        Threshold(*share)


@pytest.mark.parametrize(("present", "total"), [(64, 63), (-1, 63), (-1, -1)])
def test_more_heads_than_members_are_refused(present, total):
    with pytest.raises(ValueError, match="impossible"):
        is_quorate(present, total, HALF)
    with pytest.raises(ValueError, match="impossible"):
        majority(present, total, HALF)


def test_fewer_than_no_members_are_refused():
    with pytest.raises(ValueError, match="fewer than no"):
        quorum(-1, HALF)


@given(thresholds(), st.integers(1, 10_000))
def test_the_needed_number_agrees_with_exact_fractions(threshold, total):
    share = Fraction(threshold.numerator, threshold.denominator)

    def reaches(present):
        return Fraction(present, total) > share if threshold.strict else Fraction(present, total) >= share

    needed = quorum(total, threshold)
    assert 1 <= needed <= total
    assert reaches(needed)
    assert not reaches(needed - 1)


@given(thresholds(), TOTALS, st.data())
def test_one_more_present_never_breaks_a_quorum(threshold, total, data):
    present = data.draw(st.integers(0, total))
    assert is_quorate(present, total, threshold) == (present >= quorum(total, threshold))
    assert majority(present, total, threshold) == is_quorate(present, total, threshold)


@given(TOTALS)
def test_two_sides_never_both_have_more_than_a_half(base):
    votes = quorum(base, MORE_THAN_HALF)
    assert 2 * votes > base
    assert base == 0 or not majority(base - votes, base, MORE_THAN_HALF)
