"""Places and the waiting list: the rules one by one, and any mixture of acts against a plain oracle."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from events.capacity import (
    MOSCOW,
    Claim,
    Grant,
    Pool,
    Step,
    Way,
    admitted,
    next_in_line,
    offer_stands,
    offer_until,
    position_of,
    released,
    resized,
    seats_for,
    took,
    way_of,
)

START = datetime(2027, 4, 20, 18, tzinfo=MOSCOW)


def test_a_newcomer_gets_a_free_seat_and_waits_when_there_is_none():
    assert admitted([Pool(2, 1)], [], Claim("a", 1)) == 1
    assert admitted([Pool(2, 2)], [], Claim("a", 1)) == 0


def test_a_newcomer_overtakes_nobody_who_waits_for_more_than_is_free():
    school = Claim("school", 1, seats=20)

    assert admitted([Pool(30, 15)], [school], Claim("single", 2)) == 0


def test_a_seat_must_fit_every_pool():
    assert seats_for([Pool(10), Pool(5, 5)], Claim("a", 1)) == 0
    assert seats_for([Pool(10), Pool(5, 4)], Claim("a", 1)) == 1


def test_a_group_gets_all_its_seats_or_what_it_agrees_to():
    assert seats_for([Pool(30, 20)], Claim("school", 1, seats=25)) == 0
    assert seats_for([Pool(30, 20)], Claim("school", 1, seats=25, at_least=8)) == 10
    assert seats_for([Pool(30, 20)], Claim("school", 1, seats=25, at_least=11)) == 0


def test_the_list_moves_from_its_head_by_priority_then_number():
    waiting = [Claim("late", 3), Claim("early", 1), Claim("first class", 9, priority=-1)]

    assert next_in_line([Pool(2)], waiting).grants == (Grant("first class", 1), Grant("early", 1))
    assert position_of("late", waiting) == 3


def test_a_head_that_does_not_fit_stops_the_line():
    waiting = [Claim("school", 1, seats=5), Claim("single", 2)]

    assert next_in_line([Pool(4)], waiting) == Step((), (Pool(4),))


def test_with_patience_others_go_by_a_bounded_number_of_times():
    waiting = [Claim("school", 1, seats=5), Claim("single", 2)]

    assert next_in_line([Pool(4)], waiting, patience=2) == Step((Grant("single", 1),), (Pool(4, 1),), ("school",))

    tired = [replace(waiting[0], passed_over=2), waiting[1]]
    assert next_in_line([Pool(4)], tired, patience=2).grants == ()


def test_whoever_was_let_by_by_nobody_is_not_counted_as_passed_over():
    waiting = [Claim("school", 1, seats=5), Claim("other school", 2, seats=6)]

    assert next_in_line([Pool(4)], waiting, patience=2).passed_over == ()


def test_a_smaller_room_keeps_its_guests_and_shrinks_as_they_leave():
    pool = resized(Pool(10, 8), 5)
    assert (pool.capacity, pool.free) == (8, 0)

    (pool,) = released([pool], 2)
    assert (pool.capacity, pool.free) == (6, 0)

    (pool,) = released([pool], 2)
    assert (pool.capacity, pool.free) == (5, 1)


def test_what_does_not_fit_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="do not fit"):
        took([Pool(3, 2)], 2)
    with pytest.raises(ValueError, match="cannot have"):
        released([Pool(3, 2)], 3)


@pytest.mark.parametrize(
    ("hours", "way"),
    [(73, Way.CONFIRM), (72, Way.OFFER), (4, Way.OFFER), (3.99, Way.DOOR), (-1, Way.DOOR)],
)
def test_time_left_decides_how_a_seat_is_given(hours, way):
    assert way_of(START - timedelta(hours=hours), START) == way


@pytest.mark.parametrize(
    ("hours_before", "end"),
    [
        # A quarter of 48 hours.
        (48, datetime(2027, 4, 19, 9, tzinfo=MOSCOW)),
        # A quarter of the day ends at midnight: the morning will do.
        (24, datetime(2027, 4, 20, 9, tzinfo=MOSCOW)),
        (8, datetime(2027, 4, 20, 12, tzinfo=MOSCOW)),
        (4, datetime(2027, 4, 20, 15, tzinfo=MOSCOW)),
    ],
)
def test_an_offer_ends_by_day_after_a_quarter_of_the_time_left(hours_before, end):
    assert offer_until(START - timedelta(hours=hours_before), START) == end


def test_an_offer_for_an_early_start_may_end_at_night():
    early = datetime(2027, 4, 20, 9, tzinfo=MOSCOW)

    assert offer_until(early - timedelta(hours=12), early) == early - timedelta(hours=9)


def test_an_offer_stands_before_its_moment_and_not_at_it():
    assert offer_stands(START, START - timedelta(microseconds=1))
    assert not offer_stands(START, START)


@given(minutes=st.integers(4 * 60, 72 * 60), quarter=st.integers(0, 95))
def test_an_offer_always_gives_an_hour_and_ends_before_the_start(minutes, quarter):
    start = START + timedelta(minutes=15 * quarter)
    at = start - timedelta(minutes=minutes)

    assert at + timedelta(hours=1) <= offer_until(at, start) <= start


class Hall(RuleBasedStateMachine):
    """A hall as the verbs run it. The oracle for single seats: whoever has a seat is the head of all who have not left."""

    biggest_group = 1

    def __init__(self):
        super().__init__()
        self.pool, self.inside, self.waiting, self.number = Pool(2), {}, [], 0
        self.live: list[int] = []
        self.seated = 0

    @rule(data=st.data())
    def arrive(self, data):
        self.number += 1
        claim = Claim(self.number, self.number, seats=data.draw(st.integers(1, self.biggest_group)))
        if seats := admitted([self.pool], self.waiting, claim):
            self.sit(claim.key, seats)
        else:
            self.waiting.append(claim)
        self.live.append(self.number)
        self.seated = max(self.seated, min(len(self.live), self.pool.target))

    @precondition(lambda self: self.live)
    @rule(data=st.data())
    def leave(self, data):
        who = data.draw(st.sampled_from(self.live))
        self.seated -= self.live.index(who) < self.seated
        self.live.remove(who)
        self.seated = max(self.seated, min(len(self.live), self.pool.target))
        self.waiting = [claim for claim in self.waiting if claim.key != who]
        if seats := self.inside.pop(who, 0):
            (self.pool,) = released([self.pool], seats)
        self.promote()

    @rule(wanted=st.integers(0, 8))
    def resize(self, wanted):
        self.pool = resized(self.pool, wanted)
        self.seated = max(self.seated, min(len(self.live), wanted))
        self.promote()

    def sit(self, key, seats):
        (self.pool,) = took([self.pool], seats)
        self.inside[key] = seats

    def promote(self):
        for grant in next_in_line([self.pool], self.waiting).grants:
            self.sit(grant.key, grant.seats)
            self.waiting = [claim for claim in self.waiting if claim.key != grant.key]

    @invariant()
    def never_more_than_there_are(self):
        assert self.pool.taken == sum(self.inside.values()) <= self.pool.capacity

    @invariant()
    def the_head_waits_only_because_it_does_not_fit(self):
        if self.waiting:
            assert seats_for([self.pool], min(self.waiting, key=lambda claim: claim.order)) == 0

    @invariant()
    def nobody_is_lost(self):
        assert sorted([*self.inside, *(claim.key for claim in self.waiting)]) == self.live


class HallOfSingles(Hall):
    """Nobody comes with a group, so the oracle knows exactly who sits."""

    @invariant()
    def the_first_of_those_who_live_have_the_seats(self):
        assert sorted(self.inside) == self.live[: self.seated]


class HallOfGroups(Hall):
    """Schools of up to four."""

    biggest_group = 4


TestHallOfSingles = HallOfSingles.TestCase
TestHallOfGroups = HallOfGroups.TestCase
TestHallOfSingles.settings = TestHallOfGroups.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None
)
