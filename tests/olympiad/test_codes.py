"""Codes of participants (spec olympiad 3.5)."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from olympiad.codes import (
    POSSIBLE,
    Code,
    CodeError,
    CodesExhausted,
    Misread,
    check_digit,
    draw_codes,
    is_crowded,
    payload,
    read_code,
    read_payload,
)

CODES = st.builds(Code, st.integers(5, 11), st.sampled_from(POSSIBLE))


def reason_of(read, *args, **kwargs):
    with pytest.raises(CodeError) as caught:
        read(*args, **kwargs)
    return caught.value.reason


def test_the_check_digit_is_that_of_damm():
    assert check_digit("572") == 4


@settings(max_examples=60)
@given(CODES)
def test_a_code_is_read_back_however_it_is_typed(code):
    text = str(code)

    variants = [
        text,
        text.replace("-", ""),
        text.replace("-", " "),
        text.replace("0", "О"),
        f" {text.replace('-', '–')} ",
    ]

    assert {read_code(variant) for variant in variants} == {code}


@settings(max_examples=60)
@given(CODES, st.data())
def test_one_wrong_digit_and_two_swapped_ones_are_found(code, data):
    digits = str(code).replace("-", "")
    place = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != digits[place]]))
    mistyped = digits[:place] + wrong + digits[place + 1 :]
    assert reason_of(read_code, mistyped) == Misread.CHECK_DIGIT

    at = data.draw(st.integers(0, len(digits) - 2))
    if digits[at] != digits[at + 1]:
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        assert reason_of(read_code, swapped) == Misread.CHECK_DIGIT


@pytest.mark.parametrize("text", ["", "10-48", "десять", "10-4827-5-1-1", "١٠٤٨٢٧٥"])
def test_what_has_no_shape_of_a_code_is_told_so(text):
    assert reason_of(read_code, text) == Misread.SHAPE


def test_a_scanned_payload_says_its_stage():
    code = Code(10, "4827")

    assert read_payload(payload("K7QX", code), stage="K7QX") == code
    assert read_payload(str(code), stage="K7QX") == code
    assert reason_of(read_payload, payload("K7QX", code), stage="ABCD") == Misread.OTHER_STAGE


def test_codes_are_drawn_without_repeating_any_that_was_ever_issued():
    first = list(draw_codes(10, 5000, taken=[]))
    second = list(draw_codes(10, len(POSSIBLE) - 5000, taken=[str(code) for code in first]))

    assert len({*first, *second}) == len(POSSIBLE)
    with pytest.raises(CodesExhausted):
        next(draw_codes(10, 1, taken=[str(code) for code in first + second]))


def test_another_grade_has_codes_of_its_own_and_four_equal_digits_are_never_drawn():
    taken = [str(code) for code in draw_codes(11, len(POSSIBLE), taken=[])]

    drawn = list(draw_codes(10, 3, taken=taken, chance=Random(1)))

    assert [code.grade for code in drawn] == [10, 10, 10]
    assert not {"0000", "7777"} & set(POSSIBLE)


def test_a_crowded_grade_is_warned_of():
    assert [is_crowded(count) for count in (5994, 5995)] == [False, True]
