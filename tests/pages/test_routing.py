"""Addresses of pages are kept; what stands there, and whether it may be read, is asked every time."""

import pytest
from wagtail.models import Page, PageViewRestriction, Site

from pages.models import HomePage
from tests.factories.pages import NewsPageFactory, plan, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site", "publications")]


@pytest.mark.parametrize("change", ["unpublish", "delete"])
def test_a_page_that_is_gone_is_gone_although_its_address_was_kept(known, change):
    news = NewsPageFactory()
    shown = known.get(news.url).status_code

    getattr(news, change)()

    assert (shown, known.get(news.url).status_code) == (200, 404)


def test_a_page_is_shown_with_the_words_of_this_moment(known):
    home = site()
    known.get("/")

    home.heading = "Новые слова"
    home.save()

    assert "Новые слова" in known.get("/").content.decode()


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


def test_a_page_has_the_address_that_wagtail_would_give_it(rf):
    page = plan(1)
    site = Site.objects.get()

    assert (page.url, page.full_url) == ("/plan/2020/", f"{site.root_url}/plan/2020/")
    assert page.get_url_parts() == Page.objects.get(pk=page.pk).get_url_parts()
    assert page.get_url(rf.get("/")) == "/plan/2020/"


def test_a_page_outside_the_site_has_no_address(publications):
    page = plan(1)
    Site.objects.update(root_page=page.get_parent())
    Site.clear_site_root_paths_cache()

    publications()

    assert [page.url, page.get_parent().specific.url, HomePage.objects.get().url] == ["/2020/", "/", None]


def test_of_two_sites_the_address_names_the_other(publications):
    page = plan(1)
    Site.objects.create(hostname="second.example", root_page=page.get_parent())

    publications()

    assert page.url == "http://second.example/2020/"
