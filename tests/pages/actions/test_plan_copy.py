"""A plan is taken over to another year as a draft; what was done stays with the old one."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import PageLogEntry

from accounts.roles import Role
from foundation.errors import Refusal
from pages.actions.completion import mark_completion
from pages.actions.execution import add_activity
from pages.actions.plan_copy import copy_plan
from pages.models import CompletionMark, PlanActivity, PlanItem, StandardPage, WorkPlanPage
from pages.queries.plan_copy import shift_of_plan
from tests.contests.views.doors import enter
from tests.factories.accounts import UserFactory
from tests.factories.pages import plan
from tests.pages.views.test_public import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


def lived():
    """The plan of 2020 with words that name years, exact days, an activity and a mark."""
    page = plan(1, 2)
    PlanItem.objects.update(kind="other", audience="members")
    PlanItem.objects.filter(number=2).update(
        preliminary_programme="Итоги 2019 года, план на 2020 год.",
        starts_on=date(2020, 2, 29),
        ends_on=date(2020, 3, 1),
        kind="meeting",
        audience="pupils",
        planned_participants=63,
    )
    item = PlanItem.objects.get(number=2)
    add_activity(item, by=None, title="Встреча")
    mark_completion(item, by=None, status="held", decided_on=date(2020, 3, 1))
    return page


def rows_of(page):
    fields = (
        "number",
        "title",
        "preliminary_programme",
        "starts_on",
        "ends_on",
        "kind",
        "audience",
        "planned_participants",
    )
    rows = PlanItem.objects.filter(section__plan=page).order_by("section__sort_order", "sort_order")
    return [(row.section.wording, *(getattr(row, field) for field in fields)) for row in rows.select_related("section")]


def test_the_draft_has_the_same_rows_with_the_year_shifted_and_nothing_of_what_was_done():
    old = lived()
    secretary = UserFactory(role=Role.SECRETARY)

    new = copy_plan(old, by=secretary, year=2021)

    assert (new.year, new.slug, new.title, new.document_title, new.live, new.has_unpublished_changes) == (
        2021,
        "2021",
        "План работы на 2021 год",
        "ПЛАН РАБОТЫ\nНА 2021 ГОД",
        False,
        True,
    )
    assert rows_of(new) == [
        ("Раздел 1", 1, "Мероприятие 1", "Программа", None, None, "other", "members", None),
        (
            "Раздел 2", 2, "Мероприятие 2", "Итоги 2019 года, план на 2021 год.", date(2021, 2, 28), date(2021, 3, 1),
            "meeting", "pupils", 63,
        ),
        ("Раздел 2", 3, "Мероприятие 3", "Программа", None, None, "other", "members", None),
    ]  # fmt: skip
    assert (PlanActivity.objects.count(), CompletionMark.objects.count()) == (1, 1)
    assert new.get_latest_revision_as_object().sections.count() == 2
    assert PageLogEntry.objects.filter(action="pages.work_plan.copy", user=secretary).count() == 1


def test_the_old_plan_stays_as_it_was():
    old = lived()
    before = rows_of(old)

    copy_plan(old, by=None, year=2021)

    old.refresh_from_db()
    assert (rows_of(old), old.live, old.title) == (before, True, "План работы на 2020 год")


def test_what_is_to_stay_stays():
    old = lived()
    item = PlanItem.objects.get(number=2)
    keys = {f"item-{item.pk}-preliminary_programme", f"item-{item.pk}-days"}

    new = copy_plan(old, by=None, year=2021, unchanged=keys)

    copied = PlanItem.objects.get(section__plan=new, number=2)
    assert (copied.preliminary_programme, copied.starts_on) == ("Итоги 2019 года, план на 2020 год.", date(2020, 2, 29))


def test_a_year_that_has_a_plan_or_whose_address_is_taken_is_refused():
    old = lived()
    copy_plan(old, by=None, year=2021)
    old.get_parent().add_child(instance=StandardPage(title="Занято", slug="2022"))

    with pytest.raises(Refusal, match="План на 2021 год уже есть"):
        copy_plan(old, by=None, year=2021)
    with pytest.raises(Refusal, match="занят другой страницей"):
        copy_plan(old, by=None, year=2022)

    assert sorted(WorkPlanPage.objects.values_list("year", flat=True)) == [2020, 2021]


def test_an_editor_copies_nothing():
    old = lived()

    with pytest.raises(PermissionDenied):
        copy_plan(old, by=UserFactory(role=Role.EDITOR), year=2021)


def test_the_preview_costs_two_queries_for_any_plan(django_assert_num_queries):
    page = plan(3, 3, 3)

    with django_assert_num_queries(2):
        shift_of_plan(page, to=2021)


def test_the_screen_shows_what_changes_and_makes_the_draft_with_what_was_ticked(client):
    old = lived()
    item = PlanItem.objects.get(number=2)
    enter(client, UserFactory(role=Role.SECRETARY))
    address = "/office/plan/2020/copy/"

    words = words_of(client.get(address))
    made = client.post(address, {"year": "2021", "changes": ["title", "document_title", f"item-{item.pk}-days"]})
    taken = client.post(address, {"year": "2021"})

    new = WorkPlanPage.objects.get(year=2021)
    copied = PlanItem.objects.get(section__plan=new, number=2)
    for expected in (
        "план на 2020 год.",
        "план на 2021 год.",
        "28 февраля – 1 марта 2021 г., воскресенье – понедельник",
        "Итоги 2019 года",
    ):
        assert expected in words
    assert (made.status_code, made.url) == (302, f"/office/pages/{new.pk}/edit/")
    assert (copied.preliminary_programme, copied.starts_on) == ("Итоги 2019 года, план на 2020 год.", date(2021, 2, 28))
    assert (taken.status_code, "План на 2021 год уже есть." in words_of(taken)) == (422, True)
    assert old.year == 2020


def test_a_year_that_makes_no_sense_shows_the_next_one(client):
    plan(1)
    enter(client, UserFactory(role=Role.SECRETARY))

    shown = [
        client.get("/office/plan/2020/copy/", {"year": year}).context["shift"].to for year in ("", "x", "9", "2024")
    ]

    assert shown == [2021, 2021, 2021, 2024]
