"""The fragility card: every change is tried, against a naive count of the same."""

from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contests.agreement import severity
from contests.fragility import Case, Change, Flip, Outcome, fragility, thresholds, with_recused
from contests.result_run import result_run
from tests.contests.test_aggregation import field
from tests.contests.test_result_run import RULES, application, sheet

CRITERIA = [
    {"title": "Охват", "weight": "1", "minimum": "0", "maximum": "10", "step": "1", "source": "jury"},
    {"title": "Польза", "weight": "0.5", "minimum": "0", "maximum": "10", "step": "0.5", "source": "jury"},
]


def nomination(marks, **rules):
    """One nomination; marks[n][j] are the marks of juror j for application n."""
    return {
        "title": "Н",
        "rules": RULES | {"places": 1} | rules,
        "criteria": CRITERIA,
        "applications": [application(f"К-{number}") for number in range(len(marks))],
        "sheets": [
            sheet(f"К-{number}", f"Ч{juror}", *map(str, given))
            for number, row in enumerate(marks)
            for juror, given in enumerate(row)
            if given is not None
        ],
    }


def only(*numbers):
    names = frozenset(f"К-{number}" for number in numbers)
    return Outcome(names, names)


def test_a_winner_by_one_juror_and_one_criterion_is_told():
    card = fragility(nomination([[(9, 4), (5, 5)], [(5, 6), (6, 6)]]))

    assert card.now == only(0)
    assert card.changes == (
        Change("juror", "Ч0", only(1)),
        Change("criterion", "Охват", only(1)),
    )
    assert card.flip == Flip("К-0", "Ч0", "Охват", -2)
    assert card.tried == 2 + 3 * 2 + 1


def test_a_sure_winner_stays_whatever_is_changed():
    card = fragility(nomination([[(10, 10), (10, 10)], [(1, 1), (1, 1)]]))

    assert (card.changes, card.flip) == ((), None)


def test_a_tie_is_parted_by_one_step():
    card = fragility(nomination([[(5, 5)], [(5, 5)], [(1, 1)]]))

    assert (card.now.winners, abs(card.flip.steps)) == ({"К-0", "К-1"}, 1)


def test_one_application_has_nobody_to_lose_to():
    assert fragility(nomination([[(5, 5)]])).flip is None


def test_where_the_method_does_not_bear_what_is_left_nothing_is_said():
    card = fragility(nomination([[(9, 4)] * 5, [(5, 6)] * 5], method="trimmed_mean"))

    assert ([change.kind for change in card.changes], card.flip) == (["criterion"], None)


def test_the_last_one_who_leaves_may_change_a_sum_of_ranks():
    """Spec 3.10, case 2."""
    marks = [[(7, 0), (2, 0)], [(4, 0), (3, 0)], [(1, 0), (3, 0)], [(6, 0), (1, 0)]]
    card = fragility(nomination(marks, method="rank_sum", clause="п. 3"))

    assert card.now == only(0)
    assert [change for change in card.changes if change.kind == "last"] == [Change("last", "К-3", only(1))]


MARK = st.tuples(st.integers(0, 10), st.integers(0, 20).map(lambda halves: Decimal(halves) / 2))
TABLES = st.integers(1, 3).flatmap(
    lambda jurors: st.lists(st.lists(MARK, min_size=jurors, max_size=jurors), min_size=2, max_size=3)
)


def winners(one):
    return frozenset(
        row["number"] for row in result_run({"nominations": [one]}).document["rows"][0] if row["place"] == 1
    )


@given(TABLES)
@settings(max_examples=40)
def test_what_stands_now_is_what_the_result_says(marks):
    one = nomination(marks)
    case = Case(one)

    assert case.outcome(case.totals(case.field())).winners == winners(one)


@given(TABLES)
@settings(max_examples=25, deadline=None)
def test_no_smaller_change_of_one_mark_than_the_one_told_changes_who_is_first(marks):
    one, steps = nomination(marks), (Decimal(1), Decimal("0.5"))
    naive = []
    for row in range(len(one["sheets"])):
        for number, step in enumerate(steps):
            for moved in range(-20, 21):
                other = deepcopy(one)
                mark = Decimal(one["sheets"][row]["marks"][number]) + moved * step
                other["sheets"][row]["marks"][number] = str(mark)
                if moved and 0 <= mark <= 10 and winners(other) != winners(one):
                    naive.append(abs(moved))

    flip = fragility(one).flip
    assert (abs(flip.steps) if flip else None) == min(naive, default=None)


def test_a_recused_juror_is_guessed_by_his_usual_strictness():
    sheets = field(A=(8, 6), B=(5, 3), C=(None, 6))

    means = with_recused(sheets, severity(sheets), {"C": ["J1"], "A": ["J9"]})

    assert means == {"A": 7, "B": 4, "C": 7}


def test_floors_tell_who_would_reach_them():
    totals = {"A": Fraction(65), "B": Fraction(60), "C": Fraction(70)}

    assert thresholds(totals, [Fraction(60), Fraction(65), Fraction(71)]) == [
        (60, ["C", "A", "B"]),
        (65, ["C", "A"]),
        (71, []),
    ]


@pytest.mark.parametrize(("applications", "jurors", "limit"), [(12, 7, 0.1)])
def test_the_card_of_a_usual_nomination_is_made_at_once(applications, jurors, limit):
    one = nomination([[((n * 3 + j) % 11, (n + j * 2) % 11) for j in range(jurors)] for n in range(applications)])
    fragility(one)
    began = process_time()
    fragility(one)

    assert process_time() - began < limit * 3
