"""What totals decide: every deciding line of the collected cases, and places that are not awarded."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from contests.decisions import (
    awards,
    best_of_groups,
    joint_total,
    mean_of_present,
    normalised,
    reaches,
    without_places,
)
from contests.scoring import Entry, Rules, standings

DATA = Path(__file__).parent.parent / "data"
LINES = (DATA / "criteria_cases.jsonl").read_text(encoding="utf-8").splitlines()
CASES = {case["kind"]: (case["spec"], case["tests"]) for case in map(json.loads, LINES)}
DAY = datetime(2020, 2, 1, tzinfo=UTC)


def exact(number):
    return None if number is None else Decimal(str(number))


def rows_of(*totals, **rules):
    return standings([Entry(f"№{n}", (Fraction(total),), DAY) for n, total in enumerate(totals, 1)], Rules(**rules))


def awarded(totals, **how):
    given = awards(rows_of(*totals), **how)
    return [given[f"№{number}"] for number in range(1, len(totals) + 1)]


def test_marks_of_all_members_are_added():
    spec, tests = CASES["member_sum"]

    assert [joint_total(members, spec["per_member"]) for members, _total in tests] == [total for _m, total in tests]


@pytest.mark.parametrize("marks", [[11, 1], [1], [0, 5]])
def test_a_mark_outside_of_the_scale_is_not_added(marks):
    with pytest.raises(ValueError, match="within its scale"):
        joint_total([marks], CASES["member_sum"][0]["per_member"])


def test_the_mean_is_over_those_who_took_part():
    _spec, tests = CASES["mean_of_members"]

    assert [mean_of_present(marks) for marks, _mean in tests] == [exact(mean) for _marks, mean in tests]


def test_the_mean_of_nobody_is_refused():
    with pytest.raises(ValueError, match="nobody scored"):
        mean_of_present([None, None])


def test_below_the_floor_an_application_is_rejected():
    spec, tests = CASES["mean_floor"]
    decided = ["passes" if reaches(exact(mean), spec["reject_below"]) else "rejected" for mean, _word in tests]

    assert decided == [word for _mean, word in tests]


def test_a_normalised_total_is_a_share_of_the_largest():
    _spec, tests = CASES["normalised"]

    assert [normalised(case["K"], case["Ki"], case["Kmax"]) for case, _total in tests] == [
        exact(total) for _case, total in tests
    ]


def test_nothing_is_measured_by_zero():
    with pytest.raises(ValueError, match="nothing to measure"):
        normalised(3, 0, 0)


def test_everybody_above_the_floor_wins():
    spec, [(totals, winners)] = CASES["threshold_win"]

    assert awarded(totals, floors={"place": spec["min_points"]}, everybody=True) == [
        "place" if wins else "" for wins in winners
    ]


def test_an_encouragement_has_a_floor_of_its_own():
    spec, [(totals, winners)] = CASES["threshold_award"]

    assert awarded(totals, floors={spec["award"]: spec["min_points"]}) == [
        spec["award"] if wins else "" for wins in winners
    ]


def test_the_first_award_that_fits_is_given():
    assert awarded([90, 80, 70, 60, 10], floors={"place": Decimal(75), "incentive": Decimal(20)}) == [
        "place",
        "place",
        "incentive",
        "incentive",
        "",
    ]


def test_the_best_of_each_group_have_places_of_their_own():
    spec, [(groups, places)] = CASES["rank_in_group"]

    assert best_of_groups(groups, spec["places"]) | {"A": [1, 2, 3, None]} == places


def test_a_place_that_is_not_awarded_moves_nobody_up():
    rows = without_places(rows_of(9, 8, 7, 6), [1])

    assert [(row.place, row.is_prize) for row in rows] == [(1, False), (2, True), (3, True), (4, False)]


def test_the_rule_that_parted_equal_totals_is_told():
    entries = [
        Entry("A", (Fraction(9),), DAY, by_criterion={"Охват": Fraction(4)}),
        Entry("B", (Fraction(9),), DAY, by_criterion={"Охват": Fraction(5)}),
        Entry("C", (Fraction(9),), DAY.replace(day=2), by_criterion={"Охват": Fraction(5)}),
        Entry("D", (Fraction(8),), DAY, by_criterion={"Охват": Fraction(5)}),
    ]

    rows = standings(entries, Rules(tie_order=["criterion:Охват", "earlier_received"]))

    assert [(row.application, row.place, row.tie_rule) for row in rows] == [
        ("B", 1, "earlier_received"),
        ("C", 2, "earlier_received"),
        ("A", 3, "criterion:Охват"),
        ("D", 4, ""),
    ]


def test_floors_of_ranks_are_asked_of_points():
    entries = [
        Entry(name, (Fraction(one), Fraction(two)), DAY, jurors=("J1", "J2"))
        for name, one, two in (("A", 9, 8), ("B", 3, 2))
    ]

    rows = standings(entries, Rules(method="rank_sum", clause="п. 5", min_points=5))

    assert [(row.application, row.total, row.is_prize) for row in rows] == [("A", 2, True), ("B", 4, False)]
