"""Numbers with nouns."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.russian.plurals import count, number, plural, short

ZAYAVKA = ("заявка", "заявки", "заявок")


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (0, "заявок"), (1, "заявка"), (2, "заявки"), (4, "заявки"), (5, "заявок"), (10, "заявок"), (11, "заявок"),
        (12, "заявок"), (14, "заявок"), (20, "заявок"), (21, "заявка"), (22, "заявки"), (101, "заявка"),
        (111, "заявок"), (114, "заявок"), (1_000_001, "заявка"), (-1, "заявка"), (-11, "заявок"),
        (Decimal("1.5"), "заявки"), (Decimal("5.00"), "заявок"),
    ],
)  # fmt: skip
def test_the_noun_agrees_with_the_number(n, word):
    assert plural(n, *ZAYAVKA) == word


@given(st.integers())
def test_the_form_depends_on_the_last_two_digits_alone(n):
    assert plural(n, *ZAYAVKA) == plural(abs(n) % 100, *ZAYAVKA)


@given(st.integers())
def test_the_form_is_always_one_of_the_three(n):
    last, teen = abs(n) % 10, abs(n) // 10 % 10 == 1
    expected = "заявка" if last == 1 and not teen else "заявки" if last in {2, 3, 4} and not teen else "заявок"
    assert plural(n, *ZAYAVKA) == expected


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (5, "5\u00a0заявок"),
        (9999, "9999\u00a0заявок"),
        (10_000, "10\u00a0000\u00a0заявок"),
        (-1_234_567, "-1\u00a0234\u00a0567\u00a0заявок"),
        (Decimal("4.5"), "4,5\u00a0заявки"),
        (Decimal("1E+1"), "10\u00a0заявок"),
    ],
)
def test_the_number_stands_before_its_noun_and_never_leaves_it(n, text):
    assert count(n, *ZAYAVKA) == text


@given(st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_a_written_number_reads_back_as_itself(n):
    assert Decimal(number(n).replace("\u00a0", "").replace(",", ".")) == n


@pytest.mark.parametrize(
    ("exact", "words"), [("0.500", "0,5"), ("1.000", "1"), ("10.00", "10"), ("-2.50", "-2,5"), ("0.00", "0")]
)
def test_a_short_number_has_no_zeros_that_say_nothing(exact, words):
    assert short(Decimal(exact)) == words
