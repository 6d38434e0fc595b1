"""Which plan is this year's, who stands beside a row, which news is public."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import PageViewRestriction

from pages.actions.completion import mark_completion
from pages.actions.execution import add_activity
from pages.models import PlanItem, WorkPlanPage
from pages.periods import DateRange
from pages.plan_status import Word
from pages.queries import news
from pages.queries import plan as plan_queries
from tests.factories.pages import CoveragePageFactory, NewsPageFactory, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]

SPRING_2020 = datetime(2020, 4, 9, tzinfo=UTC)


def test_the_plan_of_the_year_wins_then_the_latest_before_it_then_any():
    assert plan_queries.current_plan(at=SPRING_2020) is None

    future = plan(1, year=2021)
    assert plan_queries.current_plan(at=SPRING_2020) == future

    past = plan(1, year=2018)
    assert plan_queries.current_plan(at=SPRING_2020) == past

    current = plan(1, year=2020)
    assert plan_queries.current_plan(at=SPRING_2020) == current
    assert list(plan_queries.plans_beside(current)) == [future, past]


def test_a_withdrawn_plan_is_nowhere():
    withdrawn = plan(1)
    withdrawn.unpublish()

    assert plan_queries.current_plan(at=SPRING_2020) is None
    assert list(PlanItem.objects.visible_to(None)) == []


def test_the_neighbours_of_a_row_stand_across_sections():
    plan(1, 1, 1)
    first, second, third = PlanItem.objects.order_by("number")

    assert [neighbours(number) for number in (1, 2, 3)] == [(None, second), (first, third), (second, None)]


def test_neighbours_belong_to_the_same_year():
    plan(1, year=2019)
    plan(1, year=2020)

    assert (neighbours(1), neighbours(2)) == ((None, None), None)


def neighbours(number):
    placed = plan_queries.placed_row(year=2020, number=number, at=SPRING_2020)
    return placed and (placed.before, placed.after)


@pytest.mark.usefixtures("publications")
def test_a_published_plan_is_read_once_for_all_its_readers(django_assert_num_queries):
    page = plan(2)
    first = plan_queries.published_parts(page, at=SPRING_2020)

    again = WorkPlanPage.objects.get(pk=page.pk)
    with django_assert_num_queries(0):
        later = plan_queries.published_parts(again, at=SPRING_2020)

    assert later == first


def test_public_news_are_live_unlocked_and_the_latest_first():
    old, new, locked, withdrawn = NewsPageFactory.create_batch(4)
    withdrawn.unpublish()
    PageViewRestriction.objects.create(page=locked, restriction_type=PageViewRestriction.LOGIN)

    assert list(news.published_news()) == [new, old]


def test_news_about_a_row_are_only_its_own():
    plan(2)
    one, other = PlanItem.objects.order_by("number")
    about_one = NewsPageFactory(plan_item=one)
    NewsPageFactory(plan_item=other)
    NewsPageFactory()

    assert list(news.news_about(one)) == [about_one]


def row_of(page, *, at=SPRING_2020):
    [part] = plan_queries.plan_parts(page, at=at)
    return part.rows[0]


def test_a_row_tells_its_term_its_standing_and_its_latest_mark():
    page = plan(2)
    item, other = PlanItem.objects.order_by("number")
    april = (DateRange(date(2020, 4, 1), date(2020, 4, 30)),)
    calendar = row_of(page)
    mark_completion(
        item, by=None, status="replaced", decided_on=date(2020, 4, 9), note="Объединили.", replaced_by=other
    )
    marked = row_of(page)

    assert (calendar.period.ranges, calendar.standing.status, marked.period.ranges) == (april, "under_way", april)
    assert (marked.standing.label, marked.standing.word) == (
        "Заменено пунктом 2",
        Word("replaced", date(2020, 4, 9), "Объединили.", "", 2),
    )


def test_exact_days_of_a_row_win_over_its_words():
    page = plan(1)
    PlanItem.objects.update(starts_on=date(2020, 5, 5))

    row = row_of(page)

    assert (row.period.ranges, row.standing.status) == ((DateRange(date(2020, 5, 5), date(2020, 5, 5)),), "planned")


def test_a_row_counts_what_everybody_may_read_about_it_and_counts_nothing_twice():
    page = plan(2)
    item, other = PlanItem.objects.order_by("number")
    activity = add_activity(item, by=None, title="Урок")
    NewsPageFactory.create_batch(2, plan_item=item)
    NewsPageFactory(plan_item=item).unpublish()
    CoveragePageFactory(plan_item=item, activity=activity)
    CoveragePageFactory(plan_item=item)
    CoveragePageFactory(activity=activity)
    CoveragePageFactory(plan_item=other)

    row = row_of(page)

    assert (row.news, row.coverage, row.activities) == (2, 3, (activity,))
