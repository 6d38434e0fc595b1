"""What other rules would do to the same totals: for the jury that looks before it decides. Pure, changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from foundation.ranking import Exact
from olympiad.awards import NOTHING, PRIZE, WINNER, AwardPolicy, AwardResult, Border, award


@dataclass(frozen=True)
class Outcome:
    """What one set of rules gives.

    `gained` and `lost` count against the rules that hold now; `lowest_winner` and `lowest_prize` are the totals that were
    just enough, None where nobody was.
    """

    label: str
    quota: int
    winners: int
    prizes: int
    lowest_winner: Decimal | None
    lowest_prize: Decimal | None
    flags: tuple[str, ...]
    warnings: tuple[str, ...]
    gained: int
    lost: int

    @property
    def notes(self) -> tuple[str, ...]:
        """All that people should see."""
        return self.flags + self.warnings


def simulate(
    totals: Sequence[Decimal],
    *,
    max_total: Decimal,
    now: AwardPolicy,
    others: Mapping[str, AwardPolicy],
    keys: Sequence[tuple[Exact, ...]] | None = None,
) -> list[Outcome]:
    """Return what each of `others` gives to the totals, in their order, against the rules `now`."""
    base = award(totals, max_total=max_total, policy=now, keys=keys).statuses
    return [
        _outcome(label, award(totals, max_total=max_total, policy=policy, keys=keys), totals, base)
        for label, policy in others.items()
    ]


def borders_of(policy: AwardPolicy) -> dict[str, AwardPolicy]:
    """Return the same rules under every border policy, by its name."""
    return {border.value: replace(policy, border_policy=border) for border in Border}


def quotas_of(policy: AwardPolicy, percents: Sequence[Exact]) -> dict[str, AwardPolicy]:
    """Return the same rules under several quotas, by their percent."""
    return {f"{percent}": replace(policy, quota_percent=percent) for percent in percents}


def bars_of(policy: AwardPolicy, bars: Sequence[str]) -> dict[str, AwardPolicy]:
    """Return the same rules with several bars for a prize, by their text («>50%»; empty is none)."""
    return {bar: replace(policy, prize_min=bar) for bar in bars}


def _outcome(label: str, result: AwardResult, totals: Sequence[Decimal], base: Sequence[str]) -> Outcome:
    changes = list(zip(base, result.statuses, strict=True))
    return Outcome(
        label=label,
        quota=result.quota,
        winners=result.winners,
        prizes=result.prizes,
        lowest_winner=_lowest(totals, result.statuses, WINNER),
        lowest_prize=_lowest(totals, result.statuses, PRIZE),
        flags=result.flags,
        warnings=result.warnings,
        gained=sum(old == NOTHING != new for old, new in changes),
        lost=sum(new == NOTHING != old for old, new in changes),
    )


def _lowest(totals: Sequence[Decimal], statuses: Sequence[str], status: str) -> Decimal | None:
    return min((total for total, got in zip(totals, statuses, strict=True) if got == status), default=None)
