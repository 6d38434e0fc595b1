"""Places of an event: who gets a seat, who waits, who is next, until when an offer stands. Pure: facts in, decisions out.

The database holds the same numbers and guards them itself; the verbs only do what is decided here. Nobody overtakes: a
newcomer waits as soon as somebody waits, and the list moves from its head. Nobody is thrown out either: a room that has
become smaller than the number of its guests shrinks as they leave, before anybody new gets a seat.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

MOSCOW = ZoneInfo("Europe/Moscow")
# How much time is left to the start decides how a free seat reaches the next in line.
CONFIRMED_BEFORE, OFFERED_BEFORE = timedelta(hours=72), timedelta(hours=4)
LONGEST_OFFER, SHORTEST_OFFER, SHARE_OF_TIME_LEFT = timedelta(hours=24), timedelta(hours=1), 4
NIGHT_FALLS, MORNING, FIRST_END = time(22), time(8), time(9)


@dataclass(frozen=True)
class Pool:
    """Seats of one kind: how many are `taken`, and how many there should be (`target`)."""

    target: int
    taken: int = 0

    def __post_init__(self):
        if self.target < 0 or self.taken < 0:
            raise ValueError(f"a pool cannot have {self.taken} of {self.target} seats taken")

    @property
    def capacity(self) -> int:
        """How many seats there are: the target, or what is taken where the target came too late."""
        return max(self.target, self.taken)

    @property
    def free(self) -> int:
        """Seats for somebody new; none as long as there are more guests than there should be."""
        return self.capacity - self.taken


@dataclass(frozen=True)
class Claim:
    """Somebody in the waiting list: `number` is given once, `priority` is lower for whoever goes first.

    `at_least`: the group agrees to so many seats instead of all. `passed_over`: how often others were let by.
    """

    key: Hashable
    number: int
    seats: int = 1
    priority: int = 0
    at_least: int | None = None
    passed_over: int = 0

    @property
    def order(self) -> tuple[int, int]:
        """Place in the line."""
        return self.priority, self.number


@dataclass(frozen=True)
class Grant:
    """So many seats for the claim of this key."""

    key: Hashable
    seats: int


@dataclass(frozen=True)
class Step:
    """What the list does now: the grants in their order, the pools after them, and who was let by."""

    grants: tuple[Grant, ...]
    pools: tuple[Pool, ...]
    passed_over: tuple[Hashable, ...] = ()


class Way(Enum):
    """How a free seat reaches the next in line."""

    CONFIRM = "confirm"
    OFFER = "offer"
    DOOR = "door"


def in_line(waiting: Iterable[Claim]) -> list[Claim]:
    """Return the waiting list in its order."""
    return sorted(waiting, key=lambda claim: claim.order)


def position_of(key: Hashable, waiting: Iterable[Claim]) -> int:
    """Return the place in the line, counted from one. Raises ValueError for who does not wait."""
    return [claim.key for claim in in_line(waiting)].index(key) + 1


def seats_for(pools: Sequence[Pool], claim: Claim) -> int:
    """Return how many seats the claim gets where every pool must have room: all, what it agrees to, or none."""
    free = min(pool.free for pool in pools)
    if claim.seats <= free:
        return claim.seats
    return free if claim.at_least is not None and 0 < claim.at_least <= free else 0


def admitted(pools: Sequence[Pool], waiting: Iterable[Claim], claim: Claim) -> int:
    """Return how many seats a newcomer gets; none while anybody waits, whatever is free."""
    return 0 if any(True for _ahead in waiting) else seats_for(pools, claim)


def took(pools: Sequence[Pool], seats: int) -> tuple[Pool, ...]:
    """Return the pools with so many more seats taken. Raises ValueError where there is no room: it was not asked before."""
    if any(seats > pool.free for pool in pools):
        raise ValueError(f"{seats} seats do not fit")
    return tuple(replace(pool, taken=pool.taken + seats) for pool in pools)


def released(pools: Sequence[Pool], seats: int) -> tuple[Pool, ...]:
    """Return the pools with so many seats given back; those above the target are gone for good."""
    return tuple(replace(pool, taken=pool.taken - seats) for pool in pools)


def resized(pool: Pool, target: int) -> Pool:
    """Return the pool for as many guests as the organiser wants now; nobody who has a seat loses it."""
    return replace(pool, target=target)


def next_in_line(pools: Sequence[Pool], waiting: Iterable[Claim], *, patience: int = 0) -> Step:
    """Return who of the waiting list gets seats now, from its head.

    Where the head does not fit, nobody behind it moves. With `patience` those behind may go by, but by each claim so
    many times at most: then it blocks the line until it fits.
    """
    pools, grants = tuple(pools), []
    let_by: list[Claim] = []
    passed: set[Hashable] = set()
    for claim in in_line(waiting):
        seats = seats_for(pools, claim)
        if seats:
            pools = took(pools, seats)
            grants.append(Grant(claim.key, seats))
            passed |= {ahead.key for ahead in let_by}
        elif claim.passed_over < patience:
            let_by.append(claim)
        else:
            break
    return Step(tuple(grants), pools, tuple(claim.key for claim in let_by if claim.key in passed))


def way_of(at: datetime, starts_at: datetime) -> Way:
    """Return how seats are given at this moment: confirmed with a word, offered for a time, or at the door."""
    left = starts_at - at
    if left > CONFIRMED_BEFORE:
        return Way.CONFIRM
    return Way.OFFER if left >= OFFERED_BEFORE else Way.DOOR


def offer_until(at: datetime, starts_at: datetime) -> datetime:
    """Return the moment at which an offer made now ends: a quarter of the time left, an hour at least, a day at most.

    It does not end while people sleep, unless the morning would be too late.
    """
    window = max(SHORTEST_OFFER, min(LONGEST_OFFER, (starts_at - at) / SHARE_OF_TIME_LEFT))
    end = (at + window).astimezone(MOSCOW)
    if MORNING <= end.time() < NIGHT_FALLS:
        return end
    morning = datetime.combine(end.date(), FIRST_END, MOSCOW)
    if end.time() >= NIGHT_FALLS:
        morning += timedelta(days=1)
    return morning if morning <= starts_at - OFFERED_BEFORE else end


def offer_stands(until: datetime, at: datetime) -> bool:
    """Whether an offer may still be taken: the moment itself is too late, whether or not a clock has run since."""
    return at < until
