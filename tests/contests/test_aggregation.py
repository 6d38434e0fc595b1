"""Ways to make one total of several sheets: each as counted by hand, and where each is refused."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contests.aggregation import METHODS, aggregate, median

CLAUSE = "п. 4.2 положения"


def field(**applications):
    """Sheets by letters of jurors: A=(8, 4) is eight by J1 and four by J2; None did not score."""
    return {
        name: {f"J{number}": Fraction(total) for number, total in enumerate(totals, 1) if total is not None}
        for name, totals in applications.items()
    }


def winner(method, sheets):
    totals = aggregate(method, sheets, clause=CLAUSE)
    return (min if method == "rank_sum" else max)(totals, key=totals.__getitem__)


@pytest.mark.parametrize(
    ("method", "sheets", "expected"),
    [
        ("mean", field(A=(1, 2, 4), B=(3, None, 4)), {"A": Fraction(7, 3), "B": Fraction(7, 2)}),
        ("sum", field(A=(1, 2), B=(3, 4)), {"A": 3, "B": 7}),
        ("trimmed_mean", field(A=(1, 5, 6, 7, 100)), {"A": 6}),
        ("median", field(A=(1, 9, 4), B=(1, 2, 4, 9)), {"A": 4, "B": 3}),
        ("rank_sum", field(A=(9, 5), B=(7, 5), C=(5, 1)), {"A": Fraction(5, 2), "B": Fraction(7, 2), "C": 6}),
        ("z_score", field(A=(9, 3), B=(5, 3)), {"A": Fraction(1, 2), "B": Fraction(-1, 2)}),
    ],
)
def test_a_method_gives_what_the_hand_counts(method, sheets, expected):
    assert aggregate(method, sheets, clause=CLAUSE) == expected


def test_a_root_is_taken_to_thirty_digits():
    totals = aggregate("z_score", field(A=(2,), B=(1,), C=(1,)), clause=CLAUSE)

    assert totals["A"] == Fraction(1414213562373095048801688724209, 10**30)


def test_z_scores_are_not_monotone():
    """Spec 3.10, case 1: J1 raises A, and A loses the first place."""
    assert winner("z_score", field(A=(8, 4), B=(6, 5), C=(5, 8))) == "A"
    assert winner("z_score", field(A=(10, 4), B=(6, 5), C=(5, 8))) == "C"


def test_sums_of_ranks_depend_on_losers():
    """Spec 3.10, case 2: the last-placed D withdraws, and B wins."""
    four = field(A=(7, 2), B=(4, 3), C=(1, 3), D=(6, 1))

    assert winner("rank_sum", four) == "A"
    assert winner("rank_sum", {name: sheets for name, sheets in four.items() if name != "D"}) == "B"


@pytest.mark.parametrize(
    ("method", "sheets", "clause", "words"),
    [
        ("sum", field(A=(1, 2), B=(3,)), CLAUSE, "разное число листов"),
        ("trimmed_mean", field(A=(1, 2, 3, 4)), CLAUSE, "меньше пяти листов"),
        ("rank_sum", field(A=(1, 2), B=(3, None)), CLAUSE, "не каждый член жюри"),
        ("rank_sum", field(A=(1,), B=(3,)), "", "Впишите пункт положения"),
        ("z_score", field(A=(1,), B=(3,)), "  ", "Впишите пункт положения"),
        ("beauty", field(A=(1,)), CLAUSE, "Такого способа подсчёта нет"),
        ("mean", {"A": {}}, "", "nobody scored"),
    ],
)
def test_a_method_is_refused_where_it_would_lie(method, sheets, clause, words):
    with pytest.raises(ValueError, match=words):
        aggregate(method, sheets, clause=clause)


TOTALS = st.lists(st.integers(0, 40), min_size=5, max_size=6)


@given(st.lists(TOTALS, min_size=1, max_size=5).filter(lambda rows: len({len(row) for row in rows}) == 1), st.randoms())
@settings(max_examples=40)
def test_neither_the_order_of_applications_nor_of_jurors_matters(rows, random):
    sheets = field(**{f"N{number}": row for number, row in enumerate(rows)})
    mixed = {
        name: dict(random.sample(list(own.items()), len(own)))
        for name, own in random.sample(list(sheets.items()), len(sheets))
    }

    assert all(
        aggregate(method, mixed, clause=CLAUSE) == aggregate(method, sheets, clause=CLAUSE) for method in METHODS
    )


@given(st.lists(st.integers(-9, 9).map(Fraction), min_size=1, max_size=7))
@settings(max_examples=40)
def test_half_stand_on_each_side_of_a_median(numbers):
    middle = median(numbers)

    assert 2 * sum(number <= middle for number in numbers) >= len(numbers)
    assert 2 * sum(number >= middle for number in numbers) >= len(numbers)
