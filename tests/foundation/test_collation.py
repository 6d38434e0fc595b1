"""Russian order and letter case, on whichever engine runs the tests."""

import itertools
import re

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models.functions import Lower, Upper
from hypothesis import example, given
from hypothesis import strategies as st

from foundation.collation import compare, create_russian_collation, like, ru_order, sort_key

IN_ORDER = [
    "", " а", "«аб»", "9", "а", "А", "а б", "а-б", "аб", "е", "Е", "ё", "Ё", "ее", "её", "еж", "Еж", "ёж", "Ёж", "ежик",
    "Ёлкин", "ель", "Ель", "жук", "и", "й", "йод", "Петров", "ПЕТРОВ", "Петров Водкин", "Петров-Водкин", "Петрова", "я",
    "a1", "a10", "a2", "apple", "№5", "zoo", "Zoo",
]  # fmt: skip
TYPED = st.text("аАеЕёЁжя -zZ0%_\\.\n")


def names(groups):
    return list(groups.values_list("name", flat=True))


def make_groups(*titles):
    Group.objects.all().delete()
    Group.objects.bulk_create(Group(name=title) for title in titles)


def test_the_key_sorts_as_a_russian_dictionary_does():
    mixed = IN_ORDER[1::2] + IN_ORDER[::2]

    assert sorted(mixed, key=sort_key) == IN_ORDER


@given(TYPED | st.text(), TYPED | st.text())
def test_comparing_is_antisymmetric_and_only_equals_are_equal(left, right):
    assert compare(left, right) == -compare(right, left)
    assert (compare(left, right) == 0) == (left == right)


@given(st.lists(TYPED, max_size=6))
def test_sorting_by_the_key_agrees_with_comparing(texts):
    ordered = sorted(texts, key=sort_key)
    assert all(compare(before, after) <= 0 for before, after in itertools.pairwise(ordered))


@pytest.mark.django_db
def test_the_database_sorts_as_a_russian_dictionary_does():
    make_groups(*reversed(IN_ORDER))

    assert names(Group.objects.order_by(*ru_order("name"))) == IN_ORDER


@pytest.mark.django_db
def test_a_minus_turns_the_order_round():
    make_groups(*IN_ORDER)

    assert names(Group.objects.order_by(*ru_order("-name"))) == IN_ORDER[::-1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lookup", "value", "found"),
    [
        ("icontains", "ЁЖИК", {"Ёжики в тумане", "сто ёжиков"}),
        ("icontains", "ежик", set()),
        ("icontains", "100%", {"готово на 100% к сроку"}),
        ("icontains", "0_к", {"10_классов"}),
        ("icontains", "а\\б", {"а\\б"}),
        ("istartswith", "ёЖ", {"Ёжики в тумане"}),
        ("iendswith", "КОВ", {"сто ёжиков"}),
        ("iexact", "ёжики В ТУМАНЕ", {"Ёжики в тумане"}),
        ("contains", "Ёжик", {"Ёжики в тумане"}),
        ("iregex", "^сто", {"сто ёжиков"}),
    ],
)
def test_lookups_find_russian_whatever_its_case(lookup, value, found):
    make_groups("Ёжики в тумане", "готово на 100% к сроку", "готово на 1000 к сроку", "10_классов", "10 классов")
    Group.objects.bulk_create([Group(name="сто ёжиков"), Group(name="а\\б")])
    if lookup == "contains" and connection.vendor == "sqlite":
        # Django's own words: on SQLite `contains` acts like `icontains`.
        found = {"Ёжики в тумане", "сто ёжиков"}

    assert set(names(Group.objects.filter(**{f"name__{lookup}": value}))) == found


@pytest.mark.django_db
def test_lookups_against_an_expression_ignore_case_too():
    make_groups("Ёжик Ёж")

    assert names(Group.objects.annotate(big=Upper("name")).filter(name__icontains=Lower("big"))) == ["Ёжик Ёж"]


@pytest.mark.django_db
def test_lower_and_upper_know_cyrillic():
    make_groups("Щука Ё")

    assert list(Group.objects.values_list(Lower("name"), Upper("name"))) == [("щука ё", "ЩУКА Ё")]


@pytest.mark.django_db
def test_nothing_is_like_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SELECT NULL LIKE 'а', 'а' LIKE NULL, lower(NULL), upper(NULL)")
        assert cursor.fetchone() == (None, None, None, None)


@pytest.mark.django_db
def test_numbers_are_compared_with_like_as_text():
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(2020 AS varchar(9)) LIKE '20%%'", [])
        assert bool(cursor.fetchone()[0]) is True


def test_the_collation_is_written_for_postgresql_alone():
    operation = create_russian_collation()

    assert (set(operation.forwards), set(operation.backwards)) == ({"postgresql"}, {"postgresql"})


def naive_like(pattern, value, escape):
    """Match by trying every way: the definition of LIKE, read aloud."""
    if not pattern:
        return not value
    head, rest = pattern[0], pattern[1:]
    if head == escape:
        return bool(rest) and value[:1].lower() == rest[0].lower() and naive_like(rest[1:], value[1:], escape)
    if head == "%":
        return any(naive_like(rest, value[start:], escape) for start in range(len(value) + 1))
    return bool(value) and (head == "_" or value[0].lower() == head.lower()) and naive_like(rest, value[1:], escape)


@given(st.text("аАёЁ%_\\.\n", max_size=6), st.text("аАёЁ%_\\.\n", max_size=6), st.sampled_from(["\\", None, "ё"]))
@example("%.%", "абв", None)
def test_like_means_what_its_definition_says(pattern, value, escape):
    if escape and re.search(f"{re.escape(escape)}$", pattern.replace(escape * 2, "")):
        return
    assert like(pattern, value, escape) == naive_like(pattern, value, escape)


@given(TYPED, TYPED, TYPED)
def test_escaped_text_is_found_inside_any_other(before, text, after):
    escaped = re.sub(r"([\\%_])", r"\\\1", text)

    assert like(f"%{escaped}%", (before + text + after).swapcase(), "\\") is True


@pytest.mark.parametrize(
    ("pattern", "value", "answer"),
    [("2020%", 20201, True), (b"\xd0\x81%", "ёж", True), (None, "а", None), ("а", None, None)],
)
def test_like_takes_whatever_a_column_may_hold(pattern, value, answer):
    assert like(pattern, value) is answer
