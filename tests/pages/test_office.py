"""The office edits a plan as a whole; an editor's menu holds only what an editor uses."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.models import User
from accounts.roles import Role
from pages.models import NewsIndexPage, NewsPage, PlanItem
from pages.office.menus import arrange_main_menu
from tests.factories.accounts import UserFactory
from tests.factories.pages import NewsPageFactory, plan, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


def person(role):
    user = User.objects.create_user("who@example.org", last_name="Иванова", first_name="Анна")
    group, _made = Group.objects.get_or_create(name=role.value)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


@pytest.fixture
def office(client):
    client.force_login(person(Role.EDITOR))
    return client


def row_fields(item, number):
    words = {
        "approximate_period_text": "",
        "participants_text": "",
        "preliminary_programme": "",
        "planned_participants": "",
        "starts_on": "",
        "ends_on": "",
    } | {"kind": "other", "audience": "members"}
    return {"id": str(item.pk), "number": str(number), "title": item.title} | words


def edited(page, *numbers):
    """The office form of a plan whose rows, through all sections, got these numbers."""
    numbers = iter(numbers)
    sections = []
    for section in page.sections.all():
        rows = [row_fields(item, next(numbers)) for item in section.items.all()]
        fields = {"id": str(section.pk), "wording": "Раздел", "items": inline_formset(rows, initial=len(rows))}
        sections.append(fields)
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "year": "2020",
            "document_title": page.document_title,
            "sections": inline_formset(sections, initial=len(sections)),
            "comments": inline_formset([]),
            "action-submit": "1",
        }
    )


def numbers_of_rows():
    return list(PlanItem.objects.order_by("number").values_list("number", flat=True))


def test_a_publisher_renumbers_the_rows_of_a_plan(client):
    page = plan(1, 1)
    client.force_login(UserFactory(role=Role.PUBLISHER))

    form = edited(page, 3, 4) | {"action-publish": "1"}
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert (response.status_code, numbers_of_rows()) == (302, [3, 4])


@pytest.mark.parametrize("sections", [(2,), (1, 1)])
def test_a_number_belongs_to_one_row_of_a_plan(office, sections):
    page = plan(*sections)

    response = office.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), edited(page, 7, 7))

    assert (response.status_code, numbers_of_rows()) == (200, [1, 2])


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.EDITOR, ["explorer", "plan", "images", "documents"]),
        (Role.PUBLISHER, ["explorer", "plan", "images", "documents", "reports", "settings"]),
        (Role.SECRETARY, ["explorer", "plan", "images", "documents", "reports", "settings"]),
    ],
)
def test_a_menu_has_the_order_of_the_work_and_nothing_that_nobody_opens(rf, role, seen):
    names = ("documents", "images", "plan", "explorer", "reports", "settings", "snippets", "help")
    items = [MenuItem(name, "/", name=name, order=1000) for name in names]
    request = rf.get("/")
    request.user = person(role)

    arrange_main_menu(request, items)

    assert [item.name for item in sorted(items, key=lambda item: item.order)] == seen


def test_a_preview_may_be_shown_in_a_frame_of_the_office_only():
    preview = NewsPageFactory().make_preview_request().headers["Content-Security-Policy"]

    assert [words in preview for words in ("frame-ancestors 'self'", "default-src 'none'", "unsafe")] == [
        True,
        True,
        False,
    ]


def test_two_drafts_may_have_one_title_and_get_two_addresses(office):
    site()
    place = NewsIndexPage.objects.get()
    form = nested_form_data(
        {
            "title": "Субботник",
            "slug": "subbotnik",
            "published_on": "2020-04-18",
            "lead": "Что было.",
            "body": streamfield([("paragraph", rich_text("<p>Слова.</p>"))]),
            "photos": inline_formset([]),
            "comments": inline_formset([]),
        }
    )

    for _time in range(3):
        office.post(reverse("wagtailadmin_pages:add", args=["pages", "newspage", place.pk]), form)

    slugs = NewsPage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["subbotnik", "subbotnik-2", "subbotnik-3"]
