"""Ready sets of rules: where a regulation says nothing, one begins with the habits of a known olympiad. Pure.

⚖ The numbers are habits, not law: the regulation of the edition decides.
"""

from decimal import Decimal

# Order № 678 of 27.11.2020 and the model regulations of municipal stages.
ALL_RUSSIAN = {
    "grades": [10, 11],
    "may_compete_higher": True,
    "double_marking": True,
    "agreed_by": "mean_up",
    "third_mark": "third_final",
    "cohorts": "grade",
    "quota_percent": Decimal(30),
    "rounding": "floor",
    "winner_policy": "max",
    "winner_threshold": Decimal(50),
    "winner_operator": "over",
    "border_policy": "half_rule",
    "protect_preliminary": True,
    "works_are_shown": True,
    "appeals_are_possible": True,
    "appeal_may_lower": True,
    "appeal_quorum": 3,
}
# Three places for each class, several may share one.
PLACES = ALL_RUSSIAN | {"winner_policy": "places", "quota_percent": Decimal(100), "border_policy": "generous"}

PRESETS = {"all_russian": ALL_RUSSIAN, "places": PLACES}
