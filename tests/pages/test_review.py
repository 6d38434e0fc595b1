"""The check before publishing: editors send in, publishers answer, the outbox tells, and nothing goes out past it."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Comment, PageSubscription, TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from accounts.roles import Role
from outbox.models import Letter
from pages.models import NewsIndexPage, NewsPage
from tests.factories.accounts import UserFactory
from tests.factories.pages import NewsPageFactory, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


@pytest.fixture
def people():
    site()
    return {
        role: UserFactory(role=role, email=f"{role.value}@example.org")
        for role in (Role.EDITOR, Role.PUBLISHER, Role.SECRETARY)
    }


def form(**fields):
    """What the office form of a piece of news sends."""
    return nested_form_data(
        {
            "title": "Субботник",
            "slug": "subbotnik",
            "published_on": "2020-04-18",
            "lead": "Посадили сорок лип.",
            "body": streamfield([("paragraph", rich_text("<p>Пришли двести жителей.</p>"))]),
            "photos": inline_formset([]),
            "comments": inline_formset([]),
        }
        | fields
    )


def written(client, person, act):
    client.force_login(person)
    place = NewsIndexPage.objects.get()
    client.post(reverse("wagtailadmin_pages:add", args=["pages", "newspage", place.pk]), form(**{act: "1"}))
    return NewsPage.objects.get(slug="subbotnik")


def answered(client, person, page, action, **fields):
    client.force_login(person)
    task = TaskState.objects.filter(workflow_state__object_id=page.pk).latest("pk")
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk]), fields)
    page.refresh_from_db()
    return page


def letters():
    return [(letter.kind, letter.to) for letter in Letter.objects.order_by("pk")]


def test_an_editor_cannot_publish_even_with_a_form_made_by_hand(client, people):
    assert written(client, people[Role.EDITOR], "action-publish").live is False


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.SECRETARY])
def test_a_publisher_and_the_secretary_publish_at_once(client, people, role):
    assert written(client, people[role], "action-publish").live is True
    assert letters() == []


def test_what_an_editor_sends_in_is_told_to_those_who_read_it(client, people):
    page = written(client, people[Role.EDITOR], "action-submit")

    told = {("pages/page_submitted", people[role].email) for role in (Role.PUBLISHER, Role.SECRETARY)}
    assert (page.live, set(letters()), len(mail.outbox)) == (False, told, 0)


def test_an_approved_page_is_published_and_its_author_told(client, people):
    page = written(client, people[Role.EDITOR], "action-submit")

    page = answered(client, people[Role.PUBLISHER], page, "approve")

    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert letters()[2:] == [("pages/page_approved", "editor@example.org")]


def test_a_page_is_returned_with_a_reason_and_comes_back(client, people):
    page = written(client, people[Role.EDITOR], "action-submit")

    page = answered(client, people[Role.PUBLISHER], page, "reject", comment="Сколько было лип?")
    letter = Letter.objects.latest("pk")
    assert (page.live, letter.kind, letter.to) == (False, "pages/page_returned", "editor@example.org")
    assert "Сколько было лип?" in letter.text

    client.force_login(people[Role.EDITOR])
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(**{"action-submit": "1"}))
    assert answered(client, people[Role.SECRETARY], page, "approve").live is True


def test_nothing_is_returned_without_a_reason(client, people):
    page = written(client, people[Role.EDITOR], "action-submit")

    answered(client, people[Role.PUBLISHER], page, "reject", comment=" ")

    assert page.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


def test_a_readers_own_correction_is_approved_with_the_page(client, people):
    page = written(client, people[Role.EDITOR], "action-submit")
    client.force_login(people[Role.PUBLISHER])

    corrected = form(
        title="Субботник на Лавочкина", **{"action-workflow-action": "1", "workflow-action-name": "approve"}
    )
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), corrected)

    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Субботник на Лавочкина")


def test_what_somebody_else_has_changed_since_is_read_again(client, people):
    page = written(client, people[Role.EDITOR], "action-submit")
    client.force_login(people[Role.SECRETARY])
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(title="Исправил секретарь"))

    page = answered(client, people[Role.PUBLISHER], page, "approve")

    assert (page.live, page.current_workflow_task_state.status) == (False, TaskState.STATUS_IN_PROGRESS)


def test_whoever_asked_to_be_left_in_peace_gets_no_letter(client, people):
    profile = UserProfile.get_for_user(people[Role.SECRETARY])
    profile.submitted_notifications = False
    profile.save()

    written(client, people[Role.EDITOR], "action-submit")

    assert letters() == [("pages/page_submitted", "publisher@example.org")]


def test_a_remark_is_told_by_the_outbox_to_those_who_follow_the_page(client, people):
    page = NewsPageFactory(slug="subbotnik")
    PageSubscription.objects.create(page=page, user=people[Role.EDITOR], comment_notifications=True)
    client.force_login(people[Role.PUBLISHER])
    remark = {"text": "Когда это было?", "contentpath": "lead", "position": "", "replies": inline_formset([])}

    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(comments=inline_formset([remark])))

    assert [comment.text for comment in Comment.objects.all()] == ["Когда это было?"]
    assert (letters(), len(mail.outbox)) == ([("pages/page_commented", "editor@example.org")], 0)
    assert "Когда это было?" in Letter.objects.get().text
