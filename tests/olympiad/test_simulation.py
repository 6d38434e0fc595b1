"""The simulator: the same totals under other rules."""

from decimal import Decimal

from olympiad.awards import AwardPolicy
from olympiad.simulation import Outcome, bars_of, borders_of, quotas_of, simulate

TOTALS = [Decimal(total) for total in (20, 18, 15, 15, 9, 3)]
NOW = AwardPolicy(quota_percent=50, border_policy="STRICT")


def test_every_border_policy_says_who_gains_and_what_was_enough():
    outcomes = simulate(TOTALS, max_total=Decimal(20), now=NOW, others=borders_of(NOW))

    assert [(o.label, o.winners, o.prizes, o.lowest_prize, o.gained, o.lost) for o in outcomes] == [
        ("STRICT", 1, 1, 18, 0, 0),
        ("GENEROUS", 1, 3, 15, 2, 0),
        ("HALF_RULE", 1, 3, 15, 2, 0),
        ("NEAREST", 1, 3, 15, 2, 0),
        ("JURY", 1, 1, 18, 0, 0),
    ]
    assert outcomes[-1].notes == ("border_group", "jury_decision_required")


def test_quotas_and_bars_are_tried():
    by_quota = simulate(TOTALS, max_total=Decimal(20), now=NOW, others=quotas_of(NOW, [10, 100]))
    by_bar = simulate(TOTALS, max_total=Decimal(20), now=NOW, others=bars_of(NOW, ["", ">=95%"]))

    assert [(o.label, o.quota, o.prizes, o.gained, o.lost) for o in by_quota] == [
        ("10", 1, 0, 0, 1),
        ("100", 6, 5, 4, 0),
    ]
    assert [(o.label, o.prizes, o.lost, o.warnings) for o in by_bar] == [
        ("", 1, 0, ()),
        (">=95%", 0, 1, ("threshold_cut",)),
    ]


def test_nobody_gives_an_empty_outcome():
    [outcome] = simulate([], max_total=Decimal(20), now=NOW, others={"now": NOW})

    assert outcome == Outcome("now", 0, 0, 0, None, None, (), (), 0, 0)
