"""What was recorded of the plan does not fall with a row, a section or a page that somebody deletes in the office."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from accounts.roles import Role
from pages.actions.execution import add_activity
from pages.models import PlanItem, WorkPlanPage
from tests.factories.accounts import UserFactory
from tests.factories.pages import NewsPageFactory, plan, site
from tests.pages.test_office import row_fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]

USED = "Пункт 1 удалить нельзя, с ним связаны записи: мероприятия по плану:\u00a01."


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=Role.PUBLISHER))
    return client


@pytest.fixture
def page():
    """A plan of two sections; on its first row an activity hangs."""
    page = plan(1, 1)
    add_activity(PlanItem.objects.get(number=1), title="Провели", by=None)
    return page


def form_of(page, *, drop_rows=(), drop_sections=(), leave_out=()):
    """The office form of a plan: these numbers are marked as deleted, those sections, those numbers are not there at all."""
    sections = []
    for order, section in enumerate(page.sections.all(), start=1):
        rows = [
            row_fields(item, item.number) | ({"DELETE": "on"} if item.number in drop_rows else {})
            for item in section.items.all()
            if item.number not in leave_out
        ]
        fields = {"id": str(section.pk), "wording": "Раздел", "items": inline_formset(rows, initial=len(rows))}
        sections.append(fields | ({"DELETE": "on"} if order in drop_sections else {}))
    facts = {
        "title": page.title,
        "slug": page.slug,
        "year": "2020",
        "document_title": page.document_title,
        "sections": inline_formset(sections, initial=len(sections)),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data(facts)


def edit(office, page, **changes):
    return office.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **changes))


@pytest.mark.parametrize("changes", [{"drop_rows": [1]}, {"drop_sections": [1]}])
def test_a_used_row_comes_back_unmarked_with_what_to_do(office, page, changes):
    response = edit(office, page, **changes)

    form = response.context["form"]
    section = form.formsets["sections"].forms[0]
    row = section.formsets["items"].forms[0]
    assert [error.startswith(USED) for error in (*form.non_field_errors(), *row.non_field_errors())] == [True, True]
    assert "отметьте, что он отменён" in row.non_field_errors()[0]
    assert (row["DELETE"].value(), section["DELETE"].value(), PlanItem.objects.count()) == ("", "", 2)


def test_a_used_row_that_an_old_draft_does_not_know_is_named(office, page):
    response = edit(office, page, leave_out=[1])

    assert [error.startswith(USED) for error in response.context["form"].non_field_errors()] == [True]
    assert PlanItem.objects.count() == 2


def test_a_row_that_nobody_used_goes(office, page):
    response = edit(office, page, drop_rows=[2])

    assert (response.status_code, list(PlanItem.objects.values_list("number", flat=True))) == (302, [1])


def test_a_row_with_news_stays_too(office):
    page = plan(1)
    NewsPageFactory(plan_item=PlanItem.objects.get())

    response = edit(office, page, drop_rows=[1])

    assert "новости:\u00a01" in response.context["form"].non_field_errors()[0]


def told(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize("find", [lambda page: page, lambda page: page.get_parent()])
def test_a_used_plan_is_not_deleted_nor_what_stands_above_it(client, page, find):
    client.force_login(UserFactory(role=Role.SECRETARY, is_superuser=True))

    response = client.post(reverse("wagtailadmin_pages:delete", args=[find(page).pk]), follow=True)

    assert told(response)[0].startswith("План нельзя удалить: с его пунктами связаны записи – 1 (мероприятия по плану")
    assert WorkPlanPage.objects.count() == 1


def test_a_used_plan_is_not_deleted_among_others(client, page):
    client.force_login(UserFactory(role=Role.SECRETARY, is_superuser=True))

    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = client.post(f"{address}?id={page.pk}", follow=True)

    assert (told(response)[0][:20], WorkPlanPage.objects.count()) == ("План нельзя удалить:", 1)


def test_a_plan_that_nobody_used_is_deleted(client):
    page = plan(2)
    client.force_login(UserFactory(role=Role.SECRETARY, is_superuser=True))

    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert WorkPlanPage.objects.count() == 0


# ------------------------------------------------------------ the way to the desk


@pytest.mark.parametrize(("role", "is_shown"), [(Role.PUBLISHER, True), (Role.EDITOR, False)])
def test_the_office_leads_to_loading_those_who_may(client, role, is_shown):
    site()
    page = plan(1)
    client.force_login(UserFactory(role=role))

    pages = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        reverse("office_plans"),
    ]

    assert [reverse("office_plan_source") in client.get(there).content.decode() for there in pages] == [is_shown] * 3
