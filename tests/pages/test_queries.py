"""Which plan is this year's, who stands beside a row, which news is public."""

from datetime import UTC, datetime

import pytest
from wagtail.models import PageViewRestriction

from pages.models import PlanItem
from pages.queries import news
from pages.queries import plan as plan_queries
from tests.factories.pages import NewsPageFactory, plan

pytestmark = pytest.mark.django_db

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
    first, second, third = PlanItem.objects.select_related("section").order_by("number")

    assert [plan_queries.neighbours_of(row) for row in (first, second, third)] == [
        plan_queries.Neighbours(None, second),
        plan_queries.Neighbours(first, third),
        plan_queries.Neighbours(second, None),
    ]


def test_neighbours_belong_to_the_same_year():
    plan(1, year=2019)
    plan(1, year=2020)

    assert plan_queries.neighbours_of(PlanItem.objects.select_related("section").last()) == plan_queries.Neighbours(
        None, None
    )


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
