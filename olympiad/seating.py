"""Who sits where: neighbours come from different schools and grades where that is possible at all. Pure.

The same people, rooms and seed give the same plan, in whatever order they come; another seed gives another plan.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

# What it costs to have a schoolmate or a classmate beside oneself, and across the corner.
SCHOOL_BESIDE, SCHOOL_ACROSS, GRADE_BESIDE = 100, 20, 1
BESIDE = ((0, 1), (1, 0), (0, -1), (-1, 0))
ACROSS = ((1, 1), (1, -1), (-1, 1), (-1, -1))
SWEEPS = 3
TRIES = 60


class Sitter(NamedTuple):
    """Somebody to be seated: a key of the caller, the school, the grade."""

    key: str
    school: str
    grade: int


class Seat(NamedTuple):
    """A place in a room, rows and seats counted from one."""

    room: str
    row: int
    number: int


@dataclass(frozen=True)
class Room:
    """A room as a grid; `blocked` are (row, number) where nobody sits, `limit` seats fewer people than there are places."""

    key: str
    rows: int
    seats_in_row: int
    blocked: frozenset[tuple[int, int]] = frozenset()
    limit: int | None = None

    @property
    def places(self) -> list[tuple[int, int]]:
        """All places where somebody may sit, row by row."""
        return [
            (row, number)
            for row in range(1, self.rows + 1)
            for number in range(1, self.seats_in_row + 1)
            if (row, number) not in self.blocked
        ]

    @property
    def capacity(self) -> int:
        """How many may sit here."""
        return len(self.places) if self.limit is None else min(self.limit, len(self.places))


@dataclass(frozen=True)
class Plan:
    """A plan: every key with its seat, and how many neighbours could not be kept apart."""

    seats: Mapping[str, Seat]
    schoolmates_beside: int
    classmates_beside: int


class TooFewSeats(ValueError):
    """More people than seats; `missing` says how many."""

    def __init__(self, missing: int):
        super().__init__(missing)
        self.missing = missing


def seat(sitters: Iterable[Sitter], rooms: Sequence[Room], *, seed: int) -> Plan:
    """Seat everybody. Rooms are taken in their order, as few as are enough, and filled in equal shares.

    Raises TooFewSeats, and ValueError when a key comes twice.
    """
    people = sorted(sitters)
    if len({sitter.key for sitter in people}) < len(people):
        raise ValueError("Everybody is seated once")
    chance = Random(seed)  # noqa: S311 – a plan has to be repeatable, not secret
    chance.shuffle(people)
    taken: dict[str, Seat] = {}
    schoolmates = classmates = 0
    for room, group in _dealt(people, _shares(len(people), rooms)):
        table = _Table(room, len(group), chance)
        table.fill(group)
        table.improve()
        for place, sitter in table.taken.items():
            taken[sitter.key] = Seat(room.key, *place)
        schoolmates += table.pairs(same_school)
        classmates += table.pairs(same_grade)
    return Plan(taken, schoolmates, classmates)


def same_school(one: Sitter, other: Sitter) -> bool:
    """Say whether two are schoolmates."""
    return one.school == other.school


def same_grade(one: Sitter, other: Sitter) -> bool:
    """Say whether two write the tasks of the same grade."""
    return one.grade == other.grade


def _shares(people: int, rooms: Sequence[Room]) -> list[tuple[Room, int]]:
    """Return the rooms that are needed, each with the number of people for it, in proportion to its capacity."""
    needed, seats = [], 0
    for room in rooms:
        if seats < people and room.capacity:
            needed.append(room)
            seats += room.capacity
    if seats < people:
        raise TooFewSeats(people - seats)
    shares, left, rest = [], people, seats
    for room in needed:
        share = -(-left * room.capacity // rest)
        shares.append((room, share))
        left, rest = left - share, rest - room.capacity
    return shares


def _dealt(people: Sequence[Sitter], shares: list[tuple[Room, int]]) -> Iterator[tuple[Room, list[Sitter]]]:
    """Deal people to the rooms so that every room has its part of every school."""
    by_school: dict[str, list[Sitter]] = defaultdict(list)
    for sitter in people:
        by_school[sitter.school].append(sitter)
    # A school spread evenly over the row of all people is spread evenly over the rooms, which are cut out of it by turns.
    row = sorted(
        ((place + 0.5) / len(group), school, sitter)
        for school, group in by_school.items()
        for place, sitter in enumerate(group)
    )
    for room, share in shares:
        group, row = _every(row, share)
        yield room, [sitter for _place, _school, sitter in group]


def _every(row: list, share: int) -> tuple[list, list]:
    """Take `share` out of the row at equal distances; return them and the rest."""
    chosen = {number * len(row) // share for number in range(share)} if share else set()
    return [row[n] for n in sorted(chosen)], [item for n, item in enumerate(row) if n not in chosen]


class _Table:
    """One room while it is being filled."""

    def __init__(self, room: Room, people: int, chance: Random):
        self.chance = chance
        places = room.places
        # Empty places are left where they part people: every second place of a chessboard is filled first.
        places.sort(key=lambda place: (sum(place) % 2, place))
        self.places = sorted(places[:people])
        self.taken: dict[tuple[int, int], Sitter] = {}

    def fill(self, people: Sequence[Sitter]) -> None:
        """Give every place to whoever disturbs least; of these, to the school with most people still standing."""
        waiting: dict[tuple[str, int], list[Sitter]] = defaultdict(list)
        standing: dict[str, int] = defaultdict(int)
        for sitter in people:
            waiting[sitter.school, sitter.grade].append(sitter)
            standing[sitter.school] += 1
        for place in self.places:
            around = list(self._around(place))
            kind = min(
                waiting,
                key=lambda kind: (
                    _cost_of(kind, around) // SCHOOL_ACROSS,
                    -standing[kind[0]],
                    _cost_of(kind, around),
                    -len(waiting[kind]),
                    kind,
                ),
            )
            self.taken[place] = waiting[kind].pop()
            standing[kind[0]] -= 1
            if not waiting[kind]:
                del waiting[kind]

    def improve(self) -> None:
        """Let whoever sits badly change places with somebody, as long as that helps."""
        for _sweep in range(SWEEPS):
            bad = [place for place in self.places if self._cost(place)]
            if not sum(map(self._change, bad)):
                return

    def _change(self, place: tuple[int, int]) -> bool:
        before = self._cost(place)
        for other in self.chance.sample(self.places, min(TRIES, len(self.places))) if before else ():
            was = self._cost(place) + self._cost(other)
            self._swap(place, other)
            if self._cost(place) + self._cost(other) < was:
                return True
            self._swap(place, other)
        return False

    def _swap(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        self.taken[one], self.taken[other] = self.taken[other], self.taken[one]

    def _around(self, place: tuple[int, int]) -> Iterator[tuple[Sitter, bool]]:
        """Return the neighbours of a place, each with whether he sits beside (else across the corner)."""
        row, number = place
        for steps, beside in ((BESIDE, True), (ACROSS, False)):
            for down, right in steps:
                if sitter := self.taken.get((row + down, number + right)):
                    yield sitter, beside

    def _cost(self, place: tuple[int, int]) -> int:
        sitter = self.taken[place]
        return _cost_of((sitter.school, sitter.grade), self._around(place))

    def pairs(self, alike) -> int:
        """Count the pairs of people who sit beside each other and are alike."""
        found = sum(
            alike(sitter, other)
            for place, sitter in self.taken.items()
            for other, beside in self._around(place)
            if beside
        )
        return found // 2


def _cost_of(kind: tuple[str, int], around: Iterable[tuple[Sitter, bool]]) -> int:
    school, grade = kind
    cost = 0
    for other, beside in around:
        if other.school == school:
            cost += SCHOOL_BESIDE if beside else SCHOOL_ACROSS
        if beside and other.grade == grade:
            cost += GRADE_BESIDE
    return cost
