"""A plan is written whole, once a year, in its own words; its rows find their contests."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import PageLogEntry

from accounts.models import User
from accounts.roles import Role
from foundation.errors import Refusal
from pages.actions.execution import add_activity
from pages.actions.plan import import_plan
from pages.models import NewsPage, PlanActivity, PlanItem, PlanSection, WorkPlanPage
from pages.plan_reading.text import read_text
from tests.factories.pages import NewsPageFactory, announced_edition, parsed_plan, plan, site

pytestmark = pytest.mark.django_db

PLAN_2020 = (Path(__file__).parent.parent.parent / "data" / "plan_2020.txt").read_text(encoding="utf-8")


@pytest.fixture
def publisher():
    user = User.objects.create_user("publisher@example.org", last_name="Иванова", first_name="Анна")
    user.groups.add(Group.objects.get_or_create(name=Role.PUBLISHER.value)[0])
    return user


def rows_of(page):
    return [
        (section.wording, [(item.number, item.title) for item in section.items.all()])
        for section in page.sections.all()
    ]


def test_the_plan_of_2020_stands_in_the_database_word_for_word():
    page = import_plan(read_text(PLAN_2020), by=None, site_root=site())

    written = [
        f"{item.number}\t{item.approximate_period_text}\t{item.title}\t{item.participants_text}\t{item.preliminary_programme}"
        for item in PlanItem.objects.order_by("number")
    ]

    assert written == [line.strip() for line in PLAN_2020.splitlines() if re.match(r"\d+\t", line)]
    assert [len(section.items.all()) for section in page.sections.all()] == [2, 6, 1, 1, 3, 1]
    assert page.document_title == "\n".join(PLAN_2020.strip().splitlines()[:2]).strip("*")


def test_an_imported_plan_is_published_at_the_address_of_its_year(publisher):
    page = import_plan(parsed_plan(2, year=2021), by=publisher, site_root=site())

    page = WorkPlanPage.objects.get(pk=page.pk)
    assert (page.live, page.title, page.url, page.has_unpublished_changes) == (
        True,
        "План работы на 2021 год",
        "/plan/2021/",
        False,
    )


def test_an_import_is_written_in_the_history(publisher):
    page = import_plan(parsed_plan(1, 2), by=publisher, site_root=site())

    entry = PageLogEntry.objects.for_instance(page).get(action="pages.work_plan.import")

    assert (entry.user, entry.data) == (publisher, {"year": 2020, "items": 3, "replaced": False})


def test_a_year_is_written_once():
    plan(2)

    with pytest.raises(Refusal, match="План на 2020 год уже есть"):
        import_plan(parsed_plan(3), by=None, site_root=site())

    assert PlanItem.objects.count() == 2


def test_replacing_keeps_the_contests_and_the_news_of_rows_that_stay():
    plan(2, 2)
    edition = announced_edition(timezone.now())
    add_activity(PlanItem.objects.get(number=1), contest_edition=edition, by=None)
    news = NewsPageFactory(plan_item=PlanItem.objects.get(number=3))

    page = import_plan(parsed_plan(1, 2), by=None, site_root=site(), replace=True)

    # Row 2 moved down a section and row 4 left: sections hold 1 and 2–3 now.
    assert rows_of(page) == [
        ("Раздел 1", [(1, "Мероприятие 1")]),
        ("Раздел 2", [(2, "Мероприятие 2"), (3, "Мероприятие 3")]),
    ]
    assert (PlanSection.objects.count(), PlanItem.objects.count()) == (2, 3)
    assert [(act.item.number, act.contest_edition) for act in PlanActivity.objects.all()] == [(1, edition)]
    assert NewsPage.objects.get(pk=news.pk).plan_item.number == 3


@pytest.mark.parametrize(
    ("parsed", "reason"),
    [
        (replace(parsed_plan(1), year=None), "Не указан год плана"),
        (parsed_plan(), "В плане нет ни одной строки"),
        (replace(parsed_plan(2), sections=parsed_plan(2).sections * 2), "Номера повторяются: 1, 2"),
    ],
)
def test_a_plan_that_has_no_address_for_its_rows_is_refused(parsed, reason):
    with pytest.raises(Refusal, match=reason):
        import_plan(parsed, by=None, site_root=site())

    assert WorkPlanPage.objects.count() == 0


def test_a_plan_needs_a_built_site():
    with pytest.raises(Refusal, match="Сначала соберите сайт"):
        import_plan(parsed_plan(1), by=None, site_root=site().get_parent().get_first_child().get_last_child())


def test_a_plan_with_edits_that_nobody_published_is_left_alone():
    page = plan(1)
    page.document_title = "Правка редактора"
    page.save_revision()

    with pytest.raises(Refusal, match="неопубликованные правки"):
        import_plan(parsed_plan(2), by=None, site_root=site(), replace=True)

    assert PlanItem.objects.count() == 1


def test_who_does_not_publish_may_not_import():
    stranger = User.objects.create_user("stranger@example.org", last_name="Петров", first_name="Иван")
    plan(1)

    with pytest.raises(PermissionDenied):
        import_plan(parsed_plan(1, year=2021), by=stranger, site_root=site())

    assert WorkPlanPage.objects.count() == 1
