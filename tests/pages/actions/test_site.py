"""The site grows out of an empty Wagtail, once."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from wagtail.models import GroupPagePermission, ModelLogEntry, Page, PageLogEntry, Site

from accounts.models import User
from accounts.roles import Role
from pages.actions.site import build_site
from pages.models import HomePage

pytestmark = pytest.mark.django_db


def tree():
    return [(page.specific_class.__name__, page.url_path) for page in Page.objects.order_by("path")]


def person(*roles):
    user = User.objects.create_user("who@example.org", last_name="Иванова", first_name="Анна")
    user.groups.set([Group.objects.get_or_create(name=role.value)[0] for role in roles])
    return user


def test_the_welcome_page_gives_way_to_home_plans_and_news():
    home = build_site(by=None)

    assert tree() == [
        ("Page", "/"),
        ("HomePage", "/glavnaya/"),
        ("PlanIndexPage", "/glavnaya/plan/"),
        ("NewsIndexPage", "/glavnaya/news/"),
    ]
    assert Site.objects.get().root_page_id == home.pk


def test_the_address_of_the_site_comes_from_the_settings():
    build_site(by=None)

    site = Site.objects.get()

    assert (site.hostname, site.port, site.is_default_site) == ("portal.example", 443, True)


def test_a_second_run_changes_nothing():
    build_site(by=None)
    before = (tree(), GroupPagePermission.objects.count(), PageLogEntry.objects.count(), ModelLogEntry.objects.count())

    build_site(by=None)

    assert (
        tree(),
        GroupPagePermission.objects.count(),
        PageLogEntry.objects.count(),
        ModelLogEntry.objects.count(),
    ) == before


def test_building_is_written_in_the_history_with_the_person():
    secretary = person(Role.SECRETARY)

    home = build_site(by=secretary)

    written = PageLogEntry.objects.for_instance(home).filter(action__startswith="pages.")
    assert [(entry.action, entry.user) for entry in written] == [("pages.site.build", secretary)]


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.EDITOR])
def test_the_office_may_add_change_and_publish_under_home(role):
    home = build_site(by=None)

    granted = GroupPagePermission.objects.filter(group__name=role.value, page=home)

    assert sorted(granted.values_list("permission__codename", flat=True)) == ["add_page", "change_page", "publish_page"]


def test_an_editor_may_not_build_a_site():
    with pytest.raises(PermissionDenied):
        build_site(by=person(Role.EDITOR))

    assert HomePage.objects.count() == 0
