"""The site grows out of an empty Wagtail, once."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from wagtail.models import GroupPagePermission, ModelLogEntry, Page, PageLogEntry, Site, Workflow, WorkflowPage

from accounts.models import User
from accounts.roles import Role
from pages.actions.site import build_site
from pages.models import HomePage, SiteReview, StandardPage

pytestmark = pytest.mark.django_db


def tree():
    return [(page.specific_class.__name__, page.url_path) for page in Page.objects.order_by("path")]


def person(*roles):
    user = User.objects.create_user("who@example.org", last_name="Иванова", first_name="Анна")
    user.groups.set([Group.objects.get_or_create(name=role.value)[0] for role in roles])
    return user


def test_the_welcome_page_gives_way_to_home_and_every_section():
    home = build_site(by=None)

    assert tree() == [
        ("Page", "/"),
        ("HomePage", "/glavnaya/"),
        ("PlanIndexPage", "/glavnaya/plan/"),
        ("NewsIndexPage", "/glavnaya/news/"),
        ("CoverageIndexPage", "/glavnaya/coverage/"),
        ("PracticeIndexPage", "/glavnaya/practices/"),
        ("LegislationIndexPage", "/glavnaya/legislation/"),
        ("DocumentLibraryPage", "/glavnaya/documents/"),
        ("ResultsIndexPage", "/glavnaya/results/"),
        ("StandardPage", "/glavnaya/about/"),
        ("StandardPage", "/glavnaya/about/terms/"),
        ("StandardPage", "/glavnaya/about/privacy-policy/"),
        ("ContactsPage", "/glavnaya/contacts/"),
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


def test_a_section_that_was_missing_is_made_and_what_an_editor_wrote_stays():
    build_site(by=None)
    StandardPage.objects.get(slug="terms").delete()
    StandardPage.objects.filter(slug="about").update(lead="Своими словами.")

    build_site(by=None)

    assert (StandardPage.objects.filter(slug="terms").count(), StandardPage.objects.get(slug="about").lead) == (
        1,
        "Своими словами.",
    )


def test_building_is_written_in_the_history_with_the_person():
    secretary = person(Role.SECRETARY)

    home = build_site(by=secretary)

    written = PageLogEntry.objects.for_instance(home).filter(action__startswith="pages.")
    assert [(entry.action, entry.user) for entry in written] == [("pages.site.build", secretary)]


def test_the_rights_of_roles_move_to_the_home_page_and_nobody_stands_above_it():
    home = build_site(by=None)

    ours = GroupPagePermission.objects.filter(group__name__in=[role.value for role in Role])
    publishing = ours.filter(permission__codename="publish_page").values_list("group__name", flat=True)
    assert (set(ours.values_list("page", flat=True)), set(publishing)) == ({home.pk}, {"secretary", "publisher"})


def test_what_is_sent_in_is_read_by_publishers_and_the_secretary():
    home = build_site(by=None)

    task = home.get_workflow().tasks.get().specific

    assert (type(task), set(task.groups.values_list("name", flat=True))) == (SiteReview, {"secretary", "publisher"})


def test_a_workflow_that_the_office_chose_itself_stays():
    home = build_site(by=None)
    other = Workflow.objects.create(name="Своя проверка")
    WorkflowPage.objects.filter(page=home).update(workflow=other)

    build_site(by=None)

    assert HomePage.objects.get().get_workflow() == other


def test_an_editor_may_not_build_a_site():
    with pytest.raises(PermissionDenied):
        build_site(by=person(Role.EDITOR))

    assert HomePage.objects.count() == 0
