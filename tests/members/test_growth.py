"""Growth by months and years: every row follows from the one before it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.growth import by_month, by_year, members_on
from members.queries.growth import growth, growth_of_year
from members.states import LeavingGround, MembershipState
from tests.factories.members import MembershipFactory

TODAY = date(2021, 2, 10)
DAYS = st.dates(date(2018, 1, 1), TODAY)
TERMS = st.lists(st.tuples(DAYS, st.none() | DAYS).map(lambda pair: (pair[0], pair[1] and max(pair))), max_size=12)


@given(TERMS)
def test_each_year_ends_with_what_it_began_with_plus_who_came_minus_who_left(terms):
    rows = by_year(terms, today=TODAY)

    before = [0, *(row.total for row in rows)]
    assert [row.total for row in rows] == [
        start + row.admitted - row.left for start, row in zip(before, rows, strict=False)
    ]
    assert (rows[-1].total if rows else 0) == members_on(terms, TODAY)


@given(TERMS)
def test_months_of_a_year_add_up_to_the_year(terms):
    months = by_month(terms, 2020, today=TODAY)
    year = next((row for row in by_year(terms, today=TODAY) if row.label == "2020"), None)

    if year:
        assert (sum(row.admitted for row in months), sum(row.left for row in months)) == (year.admitted, year.left)
        assert months[-1].total == year.total


def test_a_month_that_has_not_begun_is_not_shown():
    assert [row.label for row in by_month([], 2021, today=TODAY)] == ["Январь", "Февраль"]


@pytest.mark.django_db
def test_the_page_and_the_report_say_the_same(django_assert_num_queries):
    MembershipFactory(admitted_on=date(2020, 3, 5))
    MembershipFactory(
        admitted_on=date(2020, 3, 5),
        left_on=date(2020, 7, 1),
        state=MembershipState.ENDED,
        ground=LeavingGround.OWN_WISH,
    )

    with django_assert_num_queries(1):
        shown = growth(year=2020, today=TODAY)
    report = growth_of_year(2020, today=TODAY)

    assert [(row.short, row.admitted, row.left, row.total) for row in shown.rows if row.admitted or row.left] == [
        ("мар", 2, 0, 2),
        ("июл", 0, 1, 1),
    ]
    assert (shown.years, shown.admitted, shown.left, shown.total) == ([2020, 2021], 2, 1, 1)
    assert (report.admitted, report.left, report.total) == (2, 1, 1)
    assert growth_of_year(2017, today=TODAY) is None
