"""How two markers agree on the score of a task, and when a third one decides (double marking). Pure and exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

EXACTLY = Context(prec=60, traps=[Inexact])
HALF = Fraction(1, 2)


class Agreement(StrEnum):
    """What two marks give that differ within the tolerance. The mean goes up to the step, in favour of the pupil."""

    MEAN_UP = "mean_up"
    MEAN_HALF_UP = "mean_half_up"
    HIGHER = "max"
    LOWER = "min"
    EQUAL = "equal"


class Third(StrEnum):
    """What the third mark does: it is final, it meets the nearer of the two, or the middle one of three counts."""

    FINAL = "third_final"
    NEAREST_PAIR = "nearest_pair"
    MEDIAN = "median"


@dataclass(frozen=True)
class Scale:
    """What marks a task allows: from nought to `most` by `step`, or only those of `allowed`."""

    most: Decimal
    step: Decimal = Decimal(1)
    allowed: tuple[Decimal, ...] = ()

    def holds(self, value: Decimal) -> bool:
        """Say whether a mark is possible at all."""
        if self.allowed:
            return value in self.allowed
        return 0 <= value <= self.most and Fraction(value) % Fraction(self.step) == 0

    def fitted(self, value: Fraction, *, half_up: bool = False) -> Decimal:
        """Return the possible mark for a computed value: the next step up, or the nearest one; never above the most."""
        if self.allowed:
            return min((mark for mark in self.allowed if Fraction(mark) >= value), default=max(self.allowed))
        steps = value / Fraction(self.step)
        whole = floor(steps + HALF) if half_up else ceil(steps)
        return min(EXACTLY.multiply(self.step, Decimal(whole)), self.most)


@dataclass(frozen=True)
class MarkingRule:
    """How the marks of one task become its score."""

    scale: Scale
    tolerance: Decimal = Decimal(0)
    agreement: Agreement | str = Agreement.MEAN_UP
    third: Third | str = Third.FINAL

    def diverges(self, first: Decimal, second: Decimal) -> bool:
        """Say whether two marks are so far apart that a third marker has to decide."""
        if self.agreement == Agreement.EQUAL:
            return first != second
        return abs(Fraction(first) - Fraction(second)) > Fraction(self.tolerance)

    def agreed(self, first: Decimal, second: Decimal) -> Decimal | None:
        """Return the score that two marks give; None when they diverge."""
        if self.diverges(first, second):
            return None
        match self.agreement:
            case Agreement.HIGHER:
                return max(first, second)
            case Agreement.LOWER:
                return min(first, second)
        mean = (Fraction(first) + Fraction(second)) / 2
        return self.scale.fitted(mean, half_up=self.agreement == Agreement.MEAN_HALF_UP)

    def settled(self, first: Decimal, second: Decimal, third: Decimal) -> Decimal:
        """Return the score after a third mark on two that diverge."""
        match self.third:
            case Third.NEAREST_PAIR:
                nearer = min((first, second), key=lambda mark: (abs(Fraction(mark) - Fraction(third)), -mark))
                return self.scale.fitted((Fraction(nearer) + Fraction(third)) / 2)
            case Third.MEDIAN:
                return sorted((first, second, third))[1]
        return third

    def score(self, marks: Sequence[Decimal]) -> Decimal | None:
        """Return the score that one (single marking), two or three marks give; None when more marks are needed.

        Raises ValueError for no marks and for more than three.
        """
        match len(marks):
            case 1:
                return marks[0]
            case 2:
                return self.agreed(*marks)
            case 3:
                agreed = self.agreed(*marks[:2])
                return self.settled(*marks) if agreed is None else agreed
        raise ValueError("A task has one, two or three marks")


def agreed_by_criterion(
    rules: Mapping[str, MarkingRule], first: Mapping[str, Decimal], second: Mapping[str, Decimal]
) -> Decimal | None:
    """Return the sum of what two markers give criterion by criterion; None when they diverge on any.

    The usual way is `MarkingRule.agreed` of the two sums; this one is an option of the rules.
    """
    values = [rule.agreed(first[name], second[name]) for name, rule in rules.items()]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def read_mark(text: str) -> Decimal | None:
    """Read a mark as people type it: «7», «7,5», spaces around; None for an empty cell. Raises ValueError otherwise."""
    plain = text.replace("\N{NO-BREAK SPACE}", " ").strip().replace(",", ".")
    if not plain:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise ValueError(f"{text!r} is not a mark") from None
    if not value.is_finite() or "e" in plain.lower() or "_" in plain:
        raise ValueError(f"{text!r} is not a mark")
    return value


def plain_mark(value: Decimal) -> str:
    """Write a mark with the fewest digits, the same for 7, 7.0 and 7.00: «37.5»."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_mark(value: Decimal) -> str:
    """Write a mark as people read it, with a comma: «37,5»."""
    return plain_mark(value).replace(".", ",")
