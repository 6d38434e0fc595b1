"""Who wins and who takes a prize, from totals and the rules of an edition. Pure and exact: no Django, no floats.

Equal keys get equal awards: people are taken in groups of equal keys, from the top, and a group that straddles the quota is
decided by one rule for all of it. What the rules leave to people is a flag, never a guess.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from math import ceil, floor
from typing import Any

from foundation.ranking import Exact, ties

WINNER, PRIZE, NOTHING = "W", "P", "-"
BETTER = {NOTHING: 0, PRIZE: 1, WINNER: 2}
HALF = Fraction(1, 2)


class Rounding(StrEnum):
    """How the quota becomes a whole number. Half up is arithmetic: 2.5 is 3."""

    FLOOR = "floor"
    HALF_UP = "half_up"
    CEIL = "ceil"


class Border(StrEnum):
    """What becomes of a group of equals that straddles the quota."""

    STRICT = "STRICT"
    GENEROUS = "GENEROUS"
    HALF_RULE = "HALF_RULE"
    NEAREST = "NEAREST"
    JURY = "JURY"


class Winners(StrEnum):
    """How winners are found: the best alone, a quota of their own, a cutoff of the jury, or places one to three."""

    MAX = "MAX"
    QUOTA = "QUOTA"
    CUTOFF = "CUTOFF"
    PLACES = "PLACES"


class Flag(StrEnum):
    """What people have to see before they approve."""

    WINNERS_EXCEED_QUOTA = "winners_exceed_quota"
    BORDER_GROUP = "border_group"
    JURY_DECISION_REQUIRED = "jury_decision_required"
    KEPT_BY_PROTECTION = "kept_by_protection"


class Remark(StrEnum):
    """What is legal and still worth a look."""

    DEGREE_EMPTY = "degree_empty"
    NO_AWARDS = "no_awards"
    THRESHOLD_CUT = "threshold_cut"


@dataclass(frozen=True)
class Bar:
    """A share of the maximum that a total has to reach: «>50%», «>=50%», «>=1/3»."""

    share: Fraction
    strict: bool

    @classmethod
    def read(cls, text: str) -> "Bar":
        """Read a bar from its text. Raises ValueError for anything else."""
        found = re.fullmatch(r"\s*(>=|≥|>)\s*(\d+(?:[.,]\d+)?)\s*(%|/\s*(\d+))?\s*", text)
        if found is None:
            raise ValueError(f"{text!r} is not a threshold")
        number = Fraction(found[2].replace(",", "."))
        whole = 100 if found[3] == "%" else int(found[4] or 1)
        return cls(number / whole, strict=found[1] == ">")

    def holds(self, total: Exact, most: Exact) -> bool:
        """Say whether a total reaches the bar, exactly."""
        least = self.share * Fraction(most)
        return Fraction(total) > least if self.strict else Fraction(total) >= least

    def __str__(self) -> str:
        """«>50%»: what `read` reads."""
        percent = self.share * 100
        value = f"{percent.numerator}%" if percent.denominator == 1 else f"{self.share}"
        return f"{'>' if self.strict else '>='}{value}"


def _number(value: Exact | str | None) -> Fraction | None:
    if isinstance(value, float):
        raise TypeError("A rule must be exact: int, Decimal, Fraction or text")
    return None if value is None or value == "" else Fraction(value)


def _bar(value: Bar | str | None) -> Bar | None:
    return value if isinstance(value, Bar) or value is None else Bar.read(value) if value.strip() else None


@dataclass(frozen=True)
class AwardPolicy:
    """The rules of awards of an edition. Numbers may come as texts, bars as «>50%»; an empty bar is none.

    `quota_percent` of the ranked are winners and prize-takers together, at least `min_awards` of them (bars still hold).
    `degree_cutoffs` (C2, C3) or `degree_shares` (of the quota, in percent) part the prizes into degrees.
    `jury_awards_border` is the recorded decision that JURY waits for.
    """

    quota_percent: Exact | str = 30
    rounding: Rounding | str = Rounding.HALF_UP
    border_policy: Border | str = Border.STRICT
    winner_min: Bar | str | None = ">50%"
    prize_min: Bar | str | None = None
    winner_policy: Winners | str = Winners.MAX
    winner_quota_percent: Exact | str | None = None
    winner_cutoff: Exact | str | None = None
    dense_places: bool = False
    min_awards: int = 0
    degree_cutoffs: tuple[Exact, Exact] | None = None
    degree_shares: tuple[Exact, Exact] | None = None
    jury_awards_border: bool | None = None

    def __post_init__(self) -> None:
        """Read what came as text. Raises ValueError for rules that contradict themselves."""
        readers: dict[str, Callable[[Any], Any]] = {
            "quota_percent": _number,
            "rounding": Rounding,
            "border_policy": Border,
            "winner_min": _bar,
            "prize_min": _bar,
            "winner_policy": Winners,
            "winner_quota_percent": _number,
            "winner_cutoff": _number,
            "min_awards": int,
        }
        for name, read in readers.items():
            object.__setattr__(self, name, read(getattr(self, name)))
        if not 0 <= Fraction(self.quota_percent) <= 100:
            raise ValueError("A quota is between 0 and 100 percent")
        if self.winner_policy == Winners.QUOTA and self.winner_quota_percent is None:
            raise ValueError("Winners by quota need a quota of winners")
        if self.winner_policy == Winners.CUTOFF and self.winner_cutoff is None:
            raise ValueError("Winners by cutoff need a cutoff")
        if self.degree_cutoffs and self.degree_shares:
            raise ValueError("Degrees go by cutoffs or by shares, not by both")


@dataclass(frozen=True)
class AwardResult:
    """What the rules give: a status for every row as given, the quota, what people must decide, what they might notice.

    `degrees` has 1 for a winner, 2 or 3 for a prize, None where there is no degree.
    """

    statuses: list[str]
    quota: int
    flags: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    degrees: list[int | None] = field(default_factory=list)

    @property
    def winners(self) -> int:
        """How many won."""
        return self.statuses.count(WINNER)

    @property
    def prizes(self) -> int:
        """How many took a prize without winning."""
        return self.statuses.count(PRIZE)

    @property
    def awaits_jury(self) -> bool:
        """Whether nothing may be approved before the jury has decided on the border group."""
        return Flag.JURY_DECISION_REQUIRED in self.flags


@dataclass(frozen=True)
class _Group:
    """Equals: their rows, and the total that all of them have."""

    rows: list[int]
    total: Exact


class _Awarding:
    """One run over the groups, from the best down."""

    def __init__(self, groups: list[_Group], people: int, most: Exact, policy: AwardPolicy):
        self.groups, self.people, self.most, self.policy = groups, people, most, policy
        self.given: list[str] = []
        self.flags: set[str] = set()
        self.quota = min(people, max(rounded(people, policy.quota_percent, policy.rounding), policy.min_awards))

    def run(self) -> None:
        """Give every group its status, in order."""
        if self.policy.winner_policy == Winners.PLACES:
            self.given = list(self._by_places())
            return
        winners = self._winning_groups()
        self.given = [WINNER] * winners + [NOTHING] * (len(self.groups) - winners)
        taken = sum(len(group.rows) for group in self.groups[:winners])
        if taken > self.quota:
            self.flags.add(Flag.WINNERS_EXCEED_QUOTA)
        prizes = self._within(self.groups[winners:], taken, self.quota, self.policy.prize_min)
        self.given[winners : winners + prizes] = [PRIZE] * prizes

    def _winning_groups(self) -> int:
        policy = self.policy
        if policy.winner_policy == Winners.MAX:
            return int(bool(self.groups) and self._holds(policy.winner_min, self.groups[0]))
        if policy.winner_policy == Winners.CUTOFF:
            return sum(Fraction(group.total) >= Fraction(policy.winner_cutoff or 0) for group in self.groups)
        quota = rounded(self.people, policy.winner_quota_percent or 0, policy.rounding)
        return self._within(self.groups, 0, quota, policy.winner_min)

    def _by_places(self) -> Iterator[str]:
        before = accumulate((len(group.rows) for group in self.groups), initial=0)
        for number, (group, better) in enumerate(zip(self.groups, before, strict=False), start=1):
            place = number if self.policy.dense_places else better + 1
            if place == 1 and self._holds(self.policy.winner_min, group):
                yield WINNER
            else:
                yield PRIZE if place <= 3 and self._holds(self.policy.prize_min, group) else NOTHING

    def _within(self, groups: list[_Group], taken: int, quota: int, bar: Bar | str | None) -> int:
        """Return how many groups from the top fit into what is left of the quota, by the border policy."""
        for number, group in enumerate(groups):
            if taken >= quota or not self._holds(bar, group):
                return number
            if taken + len(group.rows) > quota:
                self.flags.add(Flag.BORDER_GROUP)
                return number + self._crosses(group, taken, quota)
            taken += len(group.rows)
        return len(groups)

    def _crosses(self, group: _Group, taken: int, quota: int) -> bool:
        match self.policy.border_policy:
            case Border.GENEROUS:
                return True
            case Border.HALF_RULE:
                return Fraction(group.total) > HALF * Fraction(self.most)
            case Border.NEAREST:
                return taken + len(group.rows) - quota <= quota - taken
            case Border.JURY if self.policy.jury_awards_border is None:
                self.flags.add(Flag.JURY_DECISION_REQUIRED)
                return False
            case Border.JURY:
                return bool(self.policy.jury_awards_border)
        return False

    def _holds(self, bar: Bar | str | None, group: _Group) -> bool:
        return not isinstance(bar, Bar) or bar.holds(group.total, self.most)

    def degrees(self) -> list[int | None]:
        """Part the groups with a prize into degrees two and three; one is the winners'."""
        if self.policy.winner_policy == Winners.PLACES:
            return list(self._degrees_of_places())
        prizes = [group for group, status in zip(self.groups, self.given, strict=True) if status == PRIZE]
        parted = iter(self._parted(prizes))
        return [1 if status == WINNER else next(parted) if status == PRIZE else None for status in self.given]

    def _degrees_of_places(self) -> Iterator[int | None]:
        before = accumulate((len(group.rows) for group in self.groups), initial=0)
        for number, (status, better) in enumerate(zip(self.given, before, strict=False), start=1):
            place = number if self.policy.dense_places else better + 1
            yield None if status == NOTHING else 1 if status == WINNER else min(max(place, 2), 3)

    def _parted(self, prizes: list[_Group]) -> list[int | None]:
        if self.policy.degree_cutoffs:
            second, third = (Fraction(cutoff) for cutoff in self.policy.degree_cutoffs)
            return [
                2 if Fraction(group.total) >= second else 3 if Fraction(group.total) >= third else None
                for group in prizes
            ]
        if self.policy.degree_shares:
            share, _rest = self.policy.degree_shares
            top = self._within(prizes, 0, rounded(self.quota, share, self.policy.rounding), None)
            return [2 if number < top else 3 for number in range(len(prizes))]
        return [None] * len(prizes)


def rounded(whole: int, percent: Exact | str, mode: Rounding | str) -> int:
    """Return so many percent of a number of people as whole people; a half goes up, never to the even."""
    exact = whole * Fraction(percent) / 100
    if mode == Rounding.HALF_UP:
        return floor(exact + HALF)
    return floor(exact) if mode == Rounding.FLOOR else ceil(exact)


def award(
    totals: Sequence[Decimal],
    *,
    max_total: Decimal,
    policy: AwardPolicy,
    keys: Sequence[tuple[Exact, ...]] | None = None,
    kept: Sequence[str] | None = None,
) -> AwardResult:
    """Give a status to every total of one cohort, in the order given.

    `keys` are the whole keys where the rules break ties; they start with the total. `kept` protects whoever stood in a
    list published before and whose own score was not lowered: his status then, «-» for everybody else. Whoever stands
    not below a protected person gets no less than he, so that equals stay equal.
    Raises ValueError when the sequences differ in length, TypeError for floats.
    """
    if any(len(others) != len(totals) for others in (keys, kept) if others is not None):
        raise ValueError("Totals, keys and protected statuses go by the same rows")
    groups = [_Group(rows, totals[rows[0]]) for rows in ties(keys or [(value,) for value in totals])]
    run = _Awarding(groups, len(totals), max_total, policy)
    run.run()
    if kept is not None:
        _protect(run, kept)
    degrees = run.degrees()
    return AwardResult(
        statuses=_by_rows(groups, run.given, len(totals)),
        quota=run.quota,
        flags=tuple(sorted(run.flags)),
        warnings=tuple(sorted(_warnings(run, degrees))),
        degrees=_by_rows(groups, degrees, len(totals)),
    )


def _protect(run: _Awarding, kept: Sequence[str]) -> None:
    """Lift, from the lowest protected group up, everybody to what stands below him."""
    floor_status = NOTHING
    for number in reversed(range(len(run.groups))):
        own = max((kept[row] for row in run.groups[number].rows), key=BETTER.__getitem__)
        floor_status = max(floor_status, own, key=BETTER.__getitem__)
        if BETTER[run.given[number]] < BETTER[floor_status]:
            run.given[number] = floor_status
            run.flags.add(Flag.KEPT_BY_PROTECTION)


def _by_rows(groups: list[_Group], values: list, people: int) -> list:
    result = [None] * people
    for group, value in zip(groups, values, strict=True):
        for row in group.rows:
            result[row] = value
    return result


def _warnings(run: _Awarding, degrees: list[int | None]) -> Iterator[str]:
    if run.people and not any(status != NOTHING for status in run.given):
        yield Remark.NO_AWARDS
    taken = sum(len(group.rows) for group, status in zip(run.groups, run.given, strict=True) if status != NOTHING)
    following = next((group for group, status in zip(run.groups, run.given, strict=True) if status == NOTHING), None)
    bar = run.policy.prize_min
    if following and taken < run.quota and isinstance(bar, Bar) and not bar.holds(following.total, run.most):
        yield Remark.THRESHOLD_CUT
    parts_degrees = run.policy.degree_cutoffs or run.policy.degree_shares
    if parts_degrees and PRIZE in run.given and {2, 3} - set(degrees):
        yield Remark.DEGREE_EMPTY
