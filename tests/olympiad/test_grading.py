"""Two marks, a tolerance, a third mark (spec olympiad 3.7)."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from olympiad.grading import Agreement, MarkingRule, Scale, Third, agreed_by_criterion, read_mark, shown_mark

MARKS = st.integers(0, 40).map(lambda halves: Decimal(halves) / 2)


def rule(*, step="1", most="20", tolerance="3", allowed=(), **ways):
    scale = Scale(Decimal(most), Decimal(step), tuple(map(Decimal, allowed)))
    return MarkingRule(scale, Decimal(tolerance), **ways)


def score(marks, **rules):
    return rule(**rules).score([Decimal(mark) for mark in marks])


@pytest.mark.parametrize(
    ("marks", "rules", "expected"),
    [
        ((12, 13), {}, 13),
        ((12, 15), {}, 14),
        ((10, 14), {}, None),
        ((10, 14, 13), {}, 13),
        ((10, 14, 12), {"third": Third.NEAREST_PAIR}, 13),
        ((10, 14, 11), {"third": Third.NEAREST_PAIR}, 11),
        ((10, 14, 20), {"third": Third.MEDIAN}, 14),
        ((12, 13), {"step": "0.5"}, Decimal("12.5")),
        ((12, 13), {"agreement": Agreement.HIGHER}, 13),
        ((12, 13), {"agreement": Agreement.LOWER}, 12),
        ((12, 13), {"agreement": Agreement.EQUAL}, None),
        ((12, 12), {"agreement": Agreement.EQUAL}, 12),
        ((12, 13), {"agreement": Agreement.MEAN_HALF_UP}, 13),
        (("12", "12.5"), {"agreement": Agreement.MEAN_HALF_UP, "step": "0.5"}, Decimal("12.5")),
        ((2, 3), {"allowed": ("0", "2", "5", "10")}, 5),
        ((9,), {}, 9),
        ((12, 13, 5), {}, 13),
    ],
)
def test_the_score_of_marks(marks, rules, expected):
    assert score(marks, **rules) == expected


@pytest.mark.parametrize("marks", [(), (1, 2, 3, 4)])
def test_no_marks_and_four_marks_are_a_bug(marks):
    with pytest.raises(ValueError, match="one, two or three"):
        score(marks)


@settings(max_examples=80)
@given(MARKS, MARKS, MARKS, st.sampled_from(Third), st.sampled_from(Agreement))
def test_a_score_is_possible_lies_among_the_marks_and_does_not_know_who_was_first(one, other, third, how, agreement):
    same = rule(step="0.5", third=how, agreement=agreement)

    score = same.score([one, other, third])

    assert score == same.score([other, one, third])
    assert same.scale.holds(score)
    assert min(one, other, third) <= score <= max(one, other, third)


@pytest.mark.parametrize(("mark", "holds"), [("7", True), ("7.5", False), ("20", True), ("21", False), ("-1", False)])
def test_a_mark_keeps_to_the_scale(mark, holds):
    assert Scale(Decimal(20)).holds(Decimal(mark)) is holds


def test_a_list_of_marks_is_kept_to():
    scale = Scale(Decimal(5), allowed=(Decimal(0), Decimal(2), Decimal(5)))

    assert [scale.holds(Decimal(mark)) for mark in range(6)] == [True, False, True, False, False, True]


def test_criteria_may_be_agreed_one_by_one():
    rules = {"a": rule(tolerance="1", most="5"), "b": rule(tolerance="1", most="5")}

    close = agreed_by_criterion(rules, {"a": Decimal(1), "b": Decimal(4)}, {"a": Decimal(2), "b": Decimal(4)})
    far = agreed_by_criterion(rules, {"a": Decimal(1), "b": Decimal(4)}, {"a": Decimal(4), "b": Decimal(4)})

    assert (close, far) == (6, None)


@pytest.mark.parametrize(
    ("text", "mark"), [("7", "7"), (" 7,5 ", "7.5"), ("7.50", "7.5"), ("0", "0"), ("", None), ("  ", None)]
)
def test_a_mark_is_read_as_people_type_it(text, mark):
    assert read_mark(text) == (None if mark is None else Decimal(mark))


@pytest.mark.parametrize("text", ["семь", "1e1", "NaN", "Infinity", "1_0", "7,5,1", "7 5"])
def test_anything_else_is_no_mark(text):
    with pytest.raises(ValueError, match="not a mark"):
        read_mark(text)


@pytest.mark.parametrize(("value", "text"), [("37.50", "37,5"), ("40", "40"), ("0.00", "0"), ("100", "100")])
def test_a_mark_is_shown_with_the_fewest_digits(value, text):
    assert shown_mark(Decimal(value)) == text
