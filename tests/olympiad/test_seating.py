"""Seating: everybody once, nobody on a blocked place, schools apart, repeatable."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from olympiad.seating import Room, Sitter, TooFewSeats, seat


def people(schools, each, grades=(10, 11)):
    return [
        Sitter(f"{school}-{number:02}", f"school {school}", grades[number % len(grades)])
        for school in range(schools)
        for number in range(each)
    ]


ROOMS = [Room("101", 5, 6), Room("102", 5, 6, blocked=frozenset({(1, 1)})), Room("103", 10, 8, limit=70)]


def test_six_schools_of_twenty_sit_without_a_schoolmate_beside():
    plan = seat(people(6, 20), ROOMS, seed=2020)

    assert (len(plan.seats), len(set(plan.seats.values())), plan.schoolmates_beside) == (120, 120, 0)


def test_grades_are_parted_too_where_there_is_room():
    plan = seat(people(4, 10), [Room("101", 8, 10)], seed=1)

    assert (plan.schoolmates_beside, plan.classmates_beside) == (0, 0)


def test_the_seed_makes_the_plan_and_the_order_of_people_does_not():
    mixed = people(6, 10)
    Random(3).shuffle(mixed)

    assert seat(mixed, ROOMS, seed=5) == seat(people(6, 10), ROOMS, seed=5)
    assert seat(mixed, ROOMS, seed=6).seats != seat(mixed, ROOMS, seed=5).seats


def test_as_few_rooms_as_are_enough_are_filled_in_equal_shares():
    plan = seat(people(5, 8), [Room("a", 5, 5), Room("b", 5, 5), Room("c", 5, 5)], seed=1)

    counts = {room: sum(place.room == room for place in plan.seats.values()) for room in "abc"}
    assert counts == {"a": 20, "b": 20, "c": 0}


def test_one_school_alone_is_seated_and_its_pairs_are_counted():
    plan = seat(people(1, 4, grades=(11,)), [Room("a", 2, 2)], seed=1)

    assert (len(plan.seats), plan.schoolmates_beside, plan.classmates_beside) == (4, 4, 4)


def test_missing_seats_are_counted():
    with pytest.raises(TooFewSeats) as caught:
        seat(people(1, 30), [Room("a", 5, 5)], seed=1)

    assert caught.value.missing == 5


def test_nobody_is_seated_twice():
    with pytest.raises(ValueError, match="seated once"):
        seat([Sitter("a", "s", 10), Sitter("a", "s", 11)], ROOMS, seed=1)


def test_nobody_comes():
    assert seat([], ROOMS, seed=1).seats == {}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=6),
    st.integers(0, 3),
    st.frozensets(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=6),
)
def test_everybody_sits_on_a_place_of_his_own(sizes, seed, blocked):
    sitters = [Sitter(f"{s}-{n}", f"{s}", 10 + n % 2) for s, size in enumerate(sizes) for n in range(size)]
    rooms = [Room("a", 6, 6, blocked=blocked), Room("b", 9, 9)]

    seats = seat(sitters, rooms, seed=seed).seats

    allowed = {(room.key, *place) for room in rooms for place in room.places}
    assert {sitter.key for sitter in sitters} == set(seats)
    assert len(set(seats.values())) == len(sitters)
    assert set(map(tuple, seats.values())) <= allowed
