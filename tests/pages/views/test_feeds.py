"""The news as feeds: whole addresses, the latest first, nothing that is not public."""

import xml.etree.ElementTree as ET

import pytest

from tests.factories.pages import NewsPageFactory, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]
ATOM = "{http://www.w3.org/2005/Atom}"


def test_rss_tells_the_latest_news_with_whole_addresses(client):
    old, new, withdrawn = NewsPageFactory.create_batch(3, lead="Что случилось & где.")
    withdrawn.unpublish()

    response = client.get("/news/rss/")
    channel = ET.fromstring(response.content)[0]

    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert [item.findtext("title") for item in channel.iter("item")] == [new.title, old.title]
    assert [item.findtext("link") for item in channel.iter("item")] == [
        f"http://testserver{page.url}" for page in (new, old)
    ]
    assert {item.findtext("description") for item in channel.iter("item")} == {"Что случилось & где."}
    assert (channel.findtext("language"), channel.findtext("link")) == ("ru", "http://testserver/news/")


def test_atom_tells_the_same_and_dates_are_those_of_the_branch(client):
    NewsPageFactory(published_on="2020-05-09")

    feed = ET.fromstring(client.get("/news/atom/").content)

    assert [entry.findtext(f"{ATOM}published") for entry in feed.iter(f"{ATOM}entry")] == ["2020-05-09T00:00:00+03:00"]
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        "http://testserver/news/atom/"
    ]


@pytest.mark.parametrize("address", ["/news/rss/", "/news/atom/"])
def test_a_feed_without_news_is_empty_and_valid(client, address):
    site()

    assert list(ET.fromstring(client.get(address).content).iter("item")) == []


@pytest.mark.usefixtures("publications")
@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize("address", ["/news/rss/", "/news/atom/"])
def test_a_feed_costs_the_same_for_one_piece_and_for_thirty(known, django_assert_num_queries, address, number):
    NewsPageFactory.create_batch(number)
    known.get(address)

    with django_assert_num_queries(2):
        known.get(address)
