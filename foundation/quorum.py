"""Quorum and majority in integers. Pure. Which threshold a body has is data of that body, never a constant here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Threshold:
    """A share to be reached: strict is «more than», else «not less than». More than a half: `Threshold(1, 2, True)`.

    Raises ValueError for a share that nobody could reach or anybody would: it lies in 0 < share ≤ 1, strict below 1.
    """

    numerator: int
    denominator: int
    strict: bool

    def __post_init__(self) -> None:
        """Refuse impossible shares."""
        top = self.denominator - 1 if self.strict else self.denominator
        lowest = 0 if self.strict else 1
        if not lowest <= self.numerator <= top:
            raise ValueError(f"{self.numerator}/{self.denominator} is not a threshold")

    def least(self, whole: int) -> int:
        """Return the least number of heads or votes out of `whole` that reaches the share; never less than one."""
        if whole < 0:
            raise ValueError("A body cannot have fewer than no members")
        exact = whole * self.numerator
        needed = exact // self.denominator + 1 if self.strict else -(-exact // self.denominator)
        return max(needed, 1)


def quorum(total: int, threshold: Threshold) -> int:
    """Return how many must be present out of `total`: 32 of 63 for «more than a half»."""
    return threshold.least(total)


def is_quorate(present: int, total: int, threshold: Threshold) -> bool:
    """Say whether those present may decide. Raises ValueError when more are present than exist."""
    if not 0 <= present <= total:
        raise ValueError(f"{present} present of {total} is impossible")
    return present >= threshold.least(total)


def majority(votes_for: int, base: int, threshold: Threshold) -> bool:
    """Say whether a decision is taken; `base` is what the body's rule counts from: those present, or all members.

    Raises ValueError when there are more votes than the base.
    """
    if not 0 <= votes_for <= base:
        raise ValueError(f"{votes_for} votes of {base} are impossible")
    return votes_for >= threshold.least(base)
