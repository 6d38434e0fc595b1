"""The calendar: exact days on their days, terms as terms, nothing that is not public, the same cost for any number."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from contests.states import EditionState
from pages.actions.execution import add_activity, cancel_activity
from pages.models import PlanItem
from pages.queries.calendar import calendar_month
from tests.factories.pages import announced_edition, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]

NOON = datetime(2020, 4, 9, 12, tzinfo=ZoneInfo("Europe/Moscow"))
APRIL = date(2020, 4, 1)


def month(first=APRIL):
    return calendar_month(first, at=NOON)


def on_days(shown):
    return {day.day.day: [(thing.title, thing.words) for thing in day.things] for day in shown.days}


def terms(*words):
    for item, term in zip(PlanItem.objects.order_by("number"), words, strict=True):
        PlanItem.objects.filter(pk=item.pk).update(approximate_period_text=term)


def test_terms_are_shown_as_terms_and_days_as_days():
    plan(5)
    terms("апрель", "весь период", "15 апреля", "май", "по отдельному плану")

    shown = month()

    assert on_days(shown) == {15: [("Мероприятие 3", "По плану")]}
    assert [row.item.number for row in shown.approximate] == [1]
    assert [row.item.number for row in shown.all_along] == [2]


def test_an_activity_with_a_day_takes_the_place_of_the_term():
    plan(1)
    activity = add_activity(
        PlanItem.objects.get(), by=None, title="Заседание", starts_on=date(2020, 4, 21), ends_on=date(2020, 4, 22)
    )

    assert (on_days(month()), month().approximate) == ({21: [("Заседание", "")], 22: [("Заседание", "")]}, ())

    cancel_activity(activity, by=None, reason="Перенос")
    assert {thing.cancelled for day in month().days for thing in day.things} == {True}


def test_contests_show_their_deadlines_and_drafts_and_cancelled_ones_do_not():
    edition = announced_edition(NOON)
    announced_edition(NOON, slug="draft-2020", state=EditionState.DRAFT)
    announced_edition(NOON, slug="cancelled-2020", state=EditionState.CANCELLED)

    assert on_days(month()) == {
        8: [(edition.title, "Начало приёма заявок")],
        15: [(edition.title, "Последний день приёма заявок")],
    }


def test_a_withdrawn_plan_is_not_in_the_calendar():
    page = plan(1)
    add_activity(PlanItem.objects.get(), by=None, title="Заседание", starts_on=date(2020, 4, 21))
    page.unpublish()

    assert (month().days, month().approximate) == ([], ())


def test_weeks_begin_on_monday_and_hold_the_whole_month():
    shown = month()

    assert [week[0].day.weekday() for week in shown.weeks] == [0] * 5
    assert [day.day.day for week in shown.weeks for day in week if day.inside] == list(range(1, 31))
    assert [day.day for week in shown.weeks for day in week if day.today] == [NOON.date()]
    assert (shown.before, shown.after) == (date(2020, 3, 1), date(2020, 5, 1))


@pytest.mark.parametrize(
    ("address", "status"),
    [("/calendar/", 200), ("/calendar/2020/4/", 200), ("/calendar/2020/13/", 404), ("/calendar/1999/12/", 404)],
)
def test_only_months_that_exist_have_an_address(client, address, status):
    assert client.get(address).status_code == status


@pytest.mark.usefixtures("publications")
@pytest.mark.parametrize("rows", [1, 30])
def test_a_month_costs_the_same_for_one_row_and_for_thirty(known, django_assert_num_queries, rows):
    plan(rows)
    for item in PlanItem.objects.all():
        add_activity(item, by=None, title="Заседание", starts_on=date(2020, 4, 21))
    known.get("/calendar/2020/4/")

    with django_assert_num_queries(4):
        known.get("/calendar/2020/4/")
