"""A page published by a program stands at an address made of its title, open to everybody."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from accounts.models import User
from foundation.search import matching
from pages.actions.publication import publish_page
from pages.models import NewsPage
from tests.factories.pages import site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


def publish(by=None, **facts):
    return publish_page(
        NewsPage, by=by, **({"title": "Открыт приём заявок", "published_on": date(2020, 3, 2), "lead": "Ждём."} | facts)
    )


def test_news_stands_at_an_address_made_of_its_title():
    site()

    assert [publish().url, publish().url, publish().url] == [
        "/news/otkryt-priyom-zayavok/",
        "/news/otkryt-priyom-zayavok-2/",
        "/news/otkryt-priyom-zayavok-3/",
    ]


def test_publishing_is_written_in_the_history():
    site()

    page = publish()

    written = PageLogEntry.objects.for_instance(page).filter(action__startswith="pages.")
    assert [entry.action for entry in written] == ["pages.page.publish"]


def test_news_without_its_first_words_is_refused():
    site()

    with pytest.raises(ValidationError):
        publish(lead="")

    assert NewsPage.objects.count() == 0


def test_a_stranger_publishes_nothing():
    site()

    with pytest.raises(PermissionDenied):
        publish(by=User.objects.create_user("who@example.org", last_name="Петров", first_name="Иван"))


def test_news_is_found_by_any_form_of_its_words():
    site()

    page = publish(body=[("paragraph", "<p>Субботники у школы</p>")])

    queries = ("субботника школы", "открытый прием", "олимпиада")
    assert [list(matching(NewsPage.objects.all(), query)) for query in queries] == [[page], [page], []]
