"""The plan by sections, by months and by kinds: every row asked for is shown, and none that was not asked for."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.forms.plan_filter import PlanFilterForm
from pages.models import PlanItem
from pages.periods import DateRange, Period, parse_period
from pages.queries.plan import plan_parts
from pages.queries.plan_view import MONTHS, PlanChoice, PlanView, When, is_long, months_of, plan_groups
from pages.states import Audience, PlanItemKind
from tests.factories.pages import plan

APRIL = datetime(2020, 4, 9, 12, tzinfo=ZoneInfo("Europe/Moscow"))
TERMS = ["весь период", "апрель", "март июнь", "II полугодие", "по отдельному плану", "с 25 декабря по 14 января"]


@pytest.fixture
def parts(db):
    page = plan(2, 4)
    for item, term in zip(PlanItem.objects.order_by("number"), TERMS, strict=True):
        PlanItem.objects.filter(pk=item.pk).update(approximate_period_text=term)
    PlanItem.objects.filter(number=2).update(kind=PlanItemKind.OLYMPIAD, audience=Audience.PUPILS)
    return plan_parts(page, at=APRIL)


def numbers(parts, **choice):
    groups = plan_groups(parts, PlanChoice(**choice), year=2020)
    return [(group.title, [row.item.number for row in group.rows]) for group in groups]


def test_without_a_wish_the_plan_stands_as_in_the_document(parts):
    assert numbers(parts) == [("Раздел 1", [1, 2]), ("Раздел 2", [3, 4, 5, 6])]


def test_by_months_long_terms_stand_first_and_rows_without_a_term_last(parts):
    assert numbers(parts, view=PlanView.MONTHS) == [
        ("Весь год и полугодия", [1, 4]),
        ("Март", [3]),
        ("Апрель", [2]),
        ("Июнь", [3]),
        ("Декабрь", [6]),
        ("Срок не назначен", [5]),
    ]


def test_by_kinds_every_row_stands_once(parts):
    assert numbers(parts, view=PlanView.KINDS) == [("Олимпиада", [2]), ("Другое", [1, 3, 4, 5, 6])]


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        ({"quarter": 1}, [1, 3]),
        ({"quarter": 2}, [1, 2, 3]),
        ({"quarter": 4}, [1, 4, 6]),
        ({"kind": "olympiad"}, [2]),
        ({"audience": "pupils"}, [2]),
        ({"when": When.NOW}, [1, 2]),
        ({"when": When.SOON}, [3, 4, 5, 6]),
        ({"when": When.PAST}, []),
        ({"quarter": 2, "when": When.SOON}, [3]),
    ],
)
def test_a_filter_keeps_the_rows_asked_for(parts, choice, shown):
    assert [number for _title, rows in numbers(parts, **choice) for number in rows] == shown


def test_a_quarter_by_months_shows_its_months_alone(parts):
    assert [title for title, _rows in numbers(parts, view=PlanView.MONTHS, quarter=2)] == [
        "Весь год и полугодия",
        "Апрель",
        "Июнь",
    ]


@pytest.mark.parametrize(
    ("asked", "choice"),
    [
        ({}, PlanChoice()),
        ({"view": "months", "quarter": "2"}, PlanChoice(view="months", quarter=2)),
        ({"view": "cards", "quarter": "5", "kind": "<b>", "when": "now"}, PlanChoice(when="now")),
    ],
)
def test_what_does_not_exist_counts_as_not_asked(asked, choice):
    assert PlanFilterForm(asked).choice() == choice


def test_half_a_year_without_a_break_is_long():
    terms = (
        "весь период",
        "I полугодие",
        "январь – май",
        "апрель – октябрь",
        "январь, март, май, июль, сентябрь, ноябрь",
    )

    assert [is_long(months_of(parse_period(term, year=2020), 2020)) for term in terms] == [
        True,
        True,
        False,
        True,
        False,
    ]


DAYS = st.dates(date(2018, 1, 1), date(2022, 12, 31))


@given(st.tuples(DAYS, DAYS).map(sorted))
def test_a_month_is_covered_exactly_when_one_of_its_days_is(span):
    start, end = span
    covered = months_of(Period("", (DateRange(start, end),)), 2020)

    days = {date.fromordinal(day) for day in range(start.toordinal(), end.toordinal() + 1)}
    assert covered == tuple(any((day.year, day.month) == (2020, month) for day in days) for month in range(1, 13))
    assert len(covered) == len(MONTHS)
