"""Awards: every line of the vectors, the invariants as properties, the traps by name (spec olympiad 3.9)."""

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from olympiad.awards import BETTER, AwardPolicy, Bar, Border, Rounding, Winners, award, rounded

VECTORS_FILE = Path(__file__).parents[1] / "data" / "award_vectors.csv"
VECTORS = list(csv.DictReader(VECTORS_FILE.read_text(encoding="utf-8").splitlines()))
POLICY_COLUMNS = ("quota_percent", "rounding", "border_policy", "winner_min", "prize_min")

TOTALS = st.lists(st.integers(0, 20).map(Decimal), max_size=14)
BARS = st.sampled_from([None, ">50%", ">=50%", ">=25%"])
WINNERS = st.sampled_from(
    [
        {"winner_policy": Winners.MAX},
        {"winner_policy": Winners.QUOTA, "winner_quota_percent": 10},
        {"winner_policy": Winners.CUTOFF, "winner_cutoff": 15},
        {"winner_policy": Winners.PLACES},
        {"winner_policy": Winners.PLACES, "dense_places": True},
    ]
)
POLICIES = st.builds(
    lambda winners, **rules: AwardPolicy(**winners, **rules),
    WINNERS,
    quota_percent=st.integers(0, 100),
    rounding=st.sampled_from(Rounding),
    border_policy=st.sampled_from(Border),
    winner_min=BARS,
    prize_min=BARS,
    min_awards=st.integers(0, 3),
)
few = settings(max_examples=120, deadline=None)


def decimals(*totals):
    return [Decimal(total) for total in totals]


def statuses(totals, *, most=20, kept=None, **rules):
    return "".join(award(decimals(*totals), max_total=Decimal(most), policy=AwardPolicy(**rules), kept=kept).statuses)


@pytest.mark.parametrize("line", VECTORS, ids=lambda line: line["id"])
def test_a_line_of_the_vectors(line):
    totals = [Decimal(total) for total in line["totals"].split()]
    policy = AwardPolicy(**{name: line[name] for name in POLICY_COLUMNS})

    result = award(totals, max_total=Decimal(line["max_total"]), policy=policy)

    assert (result.quota, " ".join(result.statuses), result.winners, result.prizes, ";".join(result.flags)) == (
        int(line["exp_quota"]),
        line["exp_statuses"],
        int(line["exp_winners"]),
        int(line["exp_prizes"]),
        line["exp_flags"],
    )


@few
@given(TOTALS, POLICIES)
def test_equals_are_awarded_equally_and_nobody_below_gets_more(totals, policy):
    given_ = award(totals, max_total=Decimal(20), policy=policy).statuses

    best_first = sorted(zip(totals, given_, strict=True), reverse=True)
    assert len(set(best_first)) == len(set(totals))
    ranks = [BETTER[status] for _total, status in sorted(set(best_first), key=lambda pair: -pair[0])]
    assert ranks == sorted(ranks, reverse=True)


@few
@given(TOTALS, POLICIES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(totals, policy, chance):
    order = list(range(len(totals)))
    chance.shuffle(order)

    straight = award(totals, max_total=Decimal(20), policy=policy)
    mixed = award([totals[row] for row in order], max_total=Decimal(20), policy=policy)

    assert mixed.statuses == [straight.statuses[row] for row in order]
    assert (mixed.quota, mixed.flags, mixed.warnings) == (straight.quota, straight.flags, straight.warnings)


@few
@given(TOTALS.filter(bool), POLICIES, st.data())
def test_more_points_never_worsen_ones_own_award(totals, policy, data):
    row = data.draw(st.integers(0, len(totals) - 1))
    raised = [*totals]
    raised[row] += data.draw(st.integers(1, 5))

    before = award(totals, max_total=Decimal(20), policy=policy).statuses[row]
    after = award(raised, max_total=Decimal(20), policy=policy).statuses[row]

    assert BETTER[after] >= BETTER[before]


@few
@given(TOTALS, POLICIES)
def test_strict_awards_keep_within_the_quota_unless_the_winners_alone_exceed_it(totals, policy):
    assume(policy.border_policy == Border.STRICT and policy.winner_policy != Winners.PLACES)

    result = award(totals, max_total=Decimal(20), policy=policy)

    exceeded = result.winners + result.prizes > result.quota
    assert exceeded == ("winners_exceed_quota" in result.flags)


@few
@given(TOTALS, POLICIES, st.data())
def test_whoever_is_protected_keeps_his_award_and_equals_stay_equal(totals, policy, data):
    kept = data.draw(st.lists(st.sampled_from("WP-"), min_size=len(totals), max_size=len(totals)))

    result = award(totals, max_total=Decimal(20), policy=policy, kept=kept)

    assert all(BETTER[now] >= BETTER[then] for now, then in zip(result.statuses, kept, strict=True))
    rows = set(zip(totals, result.statuses, strict=True))
    assert len(rows) == len(set(totals))


def test_an_appeal_of_another_does_not_take_a_prize_away():
    rules = {"quota_percent": 34, "border_policy": "STRICT"}
    assert statuses([20, 14, 13, 12, 12, 7], **rules) == "WP----"
    assert statuses([20, 14, 13, 12, 12, 14], **rules) == "W-----"

    result = award(
        decimals(20, 14, 13, 12, 12, 14), max_total=Decimal(20), policy=AwardPolicy(**rules), kept=list("WP----")
    )

    assert (result.statuses, result.flags) == (list("WP---P"), ("border_group", "kept_by_protection"))


def test_protection_that_changes_nothing_raises_no_flag():
    result = award(decimals(20, 14), max_total=Decimal(20), policy=AwardPolicy(quota_percent=100), kept=["W", "-"])

    assert (result.statuses, result.flags) == (["W", "P"], ())


def test_a_recorded_decision_of_the_jury_ends_the_waiting():
    rules = {"quota_percent": 50, "border_policy": "JURY"}
    waiting = award(decimals(20, 9, 9, 5), max_total=Decimal(20), policy=AwardPolicy(**rules))
    yes, no = (
        award(decimals(20, 9, 9, 5), max_total=Decimal(20), policy=AwardPolicy(**rules, jury_awards_border=decided))
        for decided in (True, False)
    )

    assert [(r.statuses, r.awaits_jury) for r in (waiting, yes, no)] == [
        (list("W---"), True),
        (list("WPP-"), False),
        (list("W---"), False),
    ]


def test_winners_by_quota_cutoff_and_places():
    totals = [20, 19, 19, 15, 12, 8]
    assert statuses(totals, winner_policy="QUOTA", winner_quota_percent=50, quota_percent=100) == "WWWPPP"
    assert statuses(totals, winner_policy="QUOTA", winner_quota_percent=34, quota_percent=50) == "WPP---"
    assert statuses(totals, winner_policy="CUTOFF", winner_cutoff=15, quota_percent=100) == "WWWWPP"
    assert statuses(totals, winner_policy="PLACES") == "WPP---"
    assert statuses(totals, winner_policy="PLACES", dense_places=True) == "WPPP--"
    assert statuses([9, 8, 7, 6], winner_policy="PLACES") == "PPP-"


def test_whole_keys_part_what_totals_do_not():
    totals = decimals(20, 20, 10)
    keys = [(total, second) for total, second in zip(totals, (1, 2, 0), strict=True)]

    assert award(totals, max_total=Decimal(20), policy=AwardPolicy(quota_percent=67), keys=keys).statuses == list("PW-")


def test_degrees_by_cutoffs_and_by_shares_of_the_quota():
    totals = decimals(20, 18, 17, 12, 11)
    by_cutoffs = AwardPolicy(quota_percent=100, degree_cutoffs=(Decimal(17), Decimal(12)))
    by_shares = AwardPolicy(quota_percent=100, degree_shares=(Decimal(20), Decimal(60)))
    empty = AwardPolicy(quota_percent=100, degree_cutoffs=(Decimal(12), Decimal(12)))

    results = [award(totals, max_total=Decimal(20), policy=policy) for policy in (by_cutoffs, by_shares, empty)]

    assert [(result.degrees, result.warnings) for result in results] == [
        ([1, 2, 2, 3, None], ()),
        ([1, 2, 3, 3, 3], ()),
        ([1, 2, 2, 2, None], ("degree_empty",)),
    ]


def test_what_is_legal_and_worth_a_look_is_a_warning():
    result = award(decimals(9, 8), max_total=Decimal(20), policy=AwardPolicy(quota_percent=100, prize_min=">=50%"))

    assert (result.flags, result.warnings) == ((), ("no_awards", "threshold_cut"))


def test_the_least_number_of_awards_lifts_the_quota_but_no_bar():
    assert statuses([20, 15, 14, 3], quota_percent=0, min_awards=3, prize_min=">=50%") == "WPP-"
    assert statuses([20, 5], quota_percent=0, min_awards=9, prize_min=">=50%") == "W-"


def test_nothing_to_score_is_a_defined_result():
    assert statuses([0, 0], most=0, quota_percent=100) == "PP"


@pytest.mark.parametrize(
    ("text", "share", "strict"), [(">50%", "1/2", True), (" ≥ 37,5 %", "3/8", False), (">=1/3", "1/3", False)]
)
def test_a_bar_is_read_from_its_text(text, share, strict):
    bar = Bar.read(text)

    assert (bar, Bar.read(str(bar))) == (Bar(Fraction(share), strict), bar)


@pytest.mark.parametrize("text", ["50%", "<50%", "> half"])
def test_another_text_is_no_bar(text):
    with pytest.raises(ValueError, match="not a threshold"):
        Bar.read(text)


@pytest.mark.parametrize(
    "rules",
    [
        {"quota_percent": 101},
        {"border_policy": "MAYBE"},
        {"winner_policy": "QUOTA"},
        {"winner_policy": "CUTOFF"},
        {"degree_cutoffs": (1, 2), "degree_shares": (1, 2)},
    ],
)
def test_rules_that_contradict_themselves_are_refused(rules):
    with pytest.raises(ValueError, match=r".+"):
        AwardPolicy(**rules)


def test_floats_are_refused():
    with pytest.raises(TypeError, match="must be exact"):
        award([0.5], max_total=Decimal(1), policy=AwardPolicy())
    with pytest.raises(TypeError, match="must be exact"):
        AwardPolicy(quota_percent=0.1)


def test_rows_of_other_lengths_are_refused():
    with pytest.raises(ValueError, match="same rows"):
        award(decimals(1, 2), max_total=Decimal(2), policy=AwardPolicy(), kept=["-"])


def test_a_half_goes_up_never_to_the_even():
    assert [rounded(50, 5, mode) for mode in ("floor", "half_up", "ceil")] == [2, 3, 3]


def test_a_hundred_thousand_are_awarded_in_a_moment():
    chance = Random(1)
    totals = [Decimal(chance.randrange(2001)) / 10 for _ in range(100_000)]
    began = process_time()

    result = award(totals, max_total=Decimal(200), policy=AwardPolicy(border_policy="NEAREST"))

    assert (len(result.statuses), process_time() - began < 2) == (100_000, True)
