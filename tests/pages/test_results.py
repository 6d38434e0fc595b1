"""A page of results goes out after its contest and never changes afterwards: neither by a form, nor a program, nor a move."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from accounts.roles import Role
from contests.models import ContestEdition
from pages.actions.publication import publish_page
from pages.models import ResultsIndexPage, ResultsPage
from tests.factories.accounts import UserFactory
from tests.factories.contests import full_contest
from tests.factories.pages import ResultsPageFactory, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


@pytest.fixture
def office(client):
    site()
    person = UserFactory(role=Role.SECRETARY)
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)
    return client


def sent(page, act="action-publish", **changes):
    words = {"title": page.title, "slug": page.slug, "contest_edition": str(page.contest_edition_id), "lead": page.lead}
    return nested_form_data(words | changes | {"comments": inline_formset([]), act: "1"})


def draft(edition):
    page = ResultsPage(title="Итоги", slug="itogi", lead="Поздравляем!", contest_edition=edition, live=False)
    return ResultsIndexPage.objects.get().add_child(instance=page)


def test_results_do_not_go_out_before_those_of_the_contest():
    site()
    edition = full_contest("signed").edition

    with pytest.raises(ValidationError) as refused:
        publish_page(ResultsPage, by=None, title="Итоги", lead="Поздравляем!", contest_edition=edition)

    assert list(refused.value.message_dict) == ["contest_edition"]
    assert ResultsPage.objects.count() == 0


def test_the_office_says_at_the_field_why_results_may_not_go_out_yet(office):
    page = draft(full_contest("signed").edition)

    answer = office.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent(page))

    assert answer.context["form"].errors["contest_edition"] == [
        "Конкурс ещё не опубликовал итоги. Сохраните черновик и опубликуйте страницу после него."
    ]
    assert not ResultsPage.objects.get().live


def test_a_draft_is_kept_before_the_contest_and_goes_out_after_it(office):
    contest = full_contest("signed")
    page = draft(contest.edition)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])

    assert office.post(edit, sent(page, "action-save", lead="Ждём.")).status_code == 302
    ContestEdition.objects.filter(pk=contest.edition.pk).update(state="published", published_at="2020-05-22T12:00Z")
    assert office.post(edit, sent(page, lead="Поздравляем победителей!")).status_code == 302

    assert (ResultsPage.objects.get().live, ResultsPage.objects.get().lead) == (True, "Поздравляем победителей!")


def test_the_office_does_not_change_published_results_and_says_so(office):
    page = ResultsPageFactory()

    answer = office.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent(page, lead="Победили другие."))

    assert answer.context["form"].non_field_errors() == [
        "Итоги опубликованы, поэтому страница больше не меняется. Новое расскажите отдельной новостью."
    ]
    assert ResultsPage.objects.get().lead == "Поздравляем победителей!"


def test_a_program_does_not_change_published_results_either():
    page = ResultsPageFactory()
    page.lead = "Победили другие."

    with pytest.raises(ValidationError, match="больше не меняется"):
        page.save()

    assert ResultsPage.objects.get().lead == "Поздравляем победителей!"


@pytest.mark.parametrize("way", ["delete", "unpublish", "move"])
def test_published_results_are_not_taken_away(office, way):
    page = ResultsPageFactory()
    names = {"move": reverse("wagtailadmin_pages:move_confirm", args=[page.pk, site().pk])}
    address = names.get(way) or reverse(f"wagtailadmin_pages:{way}", args=[page.pk])

    answer = office.post(address, {}, follow=True)

    assert "нельзя удалить, перенести или снять с публикации" in answer.content.decode()
    assert ResultsPage.objects.live().child_of(ResultsIndexPage.objects.get()).count() == 1


def test_published_results_are_not_taken_away_in_bulk(office):
    page = ResultsPageFactory()

    office.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'unpublish'])}?id={page.pk}", {})

    assert ResultsPage.objects.get().live
