"""Addresses of pages are kept; what stands there, and whether it may be read, is asked every time."""

import pytest
from wagtail.models import PageViewRestriction

from pages.models import WorkPlanPage
from tests.factories.pages import NewsPageFactory, plan, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("publications")]


@pytest.mark.parametrize("change", ["unpublish", "delete"])
def test_a_page_that_is_gone_is_gone_although_its_address_was_kept(client, change):
    news = NewsPageFactory()
    shown = client.get(news.url).status_code

    getattr(news, change)()

    assert (shown, client.get(news.url).status_code) == (200, 404)


def test_a_page_is_shown_with_the_words_of_this_moment(client):
    home = site()
    client.get("/")

    home.heading = "Новые слова"
    home.save()

    assert "Новые слова" in client.get("/").content.decode()


def test_a_page_that_moved_is_found_where_it_went(client, publications):
    before = plan(1)
    client.get("/plan/2020/")
    before.slug = "year-2020"
    before.save()

    publications()

    assert [client.get(path).status_code for path in ("/plan/2020/", "/plan/year-2020/")] == [404, 200]


def test_a_lock_closes_a_page_with_its_publication(client, publications):
    news = NewsPageFactory()
    client.get(news.url)
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)

    publications()

    assert client.get(news.url).status_code == 302
    assert news.title not in client.get("/news/").content.decode()


def test_a_home_page_that_is_not_published_is_not_found(client):
    site().unpublish()

    assert client.get("/").status_code == 404


def test_a_page_has_an_address_without_a_request():
    plan(1)

    assert WorkPlanPage.objects.get().url == "/plan/2020/"
