"""Numbers and codes as people write and type them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from certificates.numbering import (
    CODE_LETTERS,
    check_digit,
    grouped,
    is_registration_number,
    normalise_code,
    registration_number,
)
from foundation.models import CODE_ALPHABET

YEARS = st.integers(2000, 2099)
NUMBERS = st.integers(1, 999_999)
CODES = st.text(alphabet=CODE_ALPHABET, min_size=CODE_LETTERS, max_size=CODE_LETTERS)


def test_number_is_written_with_series_year_and_check_digit():
    assert registration_number("СМ-ВСМС", 2020, 17) == "СМ-ВСМС/2020/00017-6"
    assert registration_number("СМ-ВСМС", 2020, 123456) == "СМ-ВСМС/2020/123456-8"


def test_check_digit_is_that_of_damm():
    assert (check_digit("572"), check_digit("5724")) == (4, 0)


@given(YEARS, NUMBERS)
def test_every_number_agrees_with_its_check_digit(year, number):
    assert is_registration_number(registration_number("СМ-ВСМС", year, number))


@given(YEARS, NUMBERS, st.data())
def test_one_wrong_digit_is_always_found(year, number, data):
    right = registration_number("СМ-ВСМС", year, number)
    place = data.draw(st.sampled_from([place for place, sign in enumerate(right) if sign.isdigit()]))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != right[place]))

    assert not is_registration_number(right[:place] + digit + right[place + 1 :])


@given(YEARS, NUMBERS, st.data())
def test_two_neighbours_changed_about_are_always_found(year, number, data):
    right = registration_number("СМ-ВСМС", year, number)
    digits = [place for place, sign in enumerate(right) if sign.isdigit()]
    pairs = [(a, b) for a, b in pairwise(digits) if right[a] != right[b]]
    first, second = data.draw(st.sampled_from(pairs))
    swapped = list(right)
    swapped[first], swapped[second] = swapped[second], swapped[first]

    assert not is_registration_number("".join(swapped))


def test_what_has_another_shape_is_no_number():
    assert [is_registration_number(text) for text in ("", "СМ-ВСМС/2020/17-6", "K7QX-AMCR", "СМ-ВСМС/2020/00017")] == [
        False
    ] * 4


@given(CODES)
def test_code_is_read_back_however_it_is_typed(code):
    russian = str.maketrans("AE3KMHPCTYX", "аезкмнрстух")

    typed = [code, grouped(code), f"  {grouped(code).replace('-', ' ')} ", code.lower(), code.translate(russian)]

    assert {normalise_code(text) for text in typed} == {code}


def test_code_is_shown_in_groups_of_four():
    assert grouped("K7QXAMCR9ACD3467HJKM") == "K7QX-AMCR-9ACD-3467-HJKM"
