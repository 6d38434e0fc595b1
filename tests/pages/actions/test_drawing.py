"""The sizes of photographs are drawn before the first reader asks for them, and none is forgotten."""

import pytest
from django.core.cache import cache

from pages.actions.drawing import draw_sizes
from pages.models import NewsPhoto, SiteRendition
from tests.factories.pages import NewsPageFactory, picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


@pytest.fixture(autouse=True)
def forgetful_cache():
    """Wagtail remembers sizes by the number of a picture, and numbers begin anew with every test."""
    cache.clear()


def photograph(number=1):
    return NewsPageFactory(photos=[NewsPhoto(image=picture(number))])


def test_a_page_whose_photographs_are_drawn_draws_nothing_for_its_reader(client):
    page = photograph()

    assert draw_sizes(limit=5) == 1

    before = SiteRendition.objects.count()
    assert (client.get(page.url).status_code, client.get("/news/").status_code) == (200, 200)
    assert SiteRendition.objects.count() == before > 0


def test_what_is_drawn_is_not_drawn_again_and_pages_to_come_wait():
    photograph()
    photograph().unpublish()

    assert (draw_sizes(limit=5), draw_sizes(limit=5)) == (1, 0)


def test_a_photograph_whose_file_is_gone_is_passed_over():
    gone = photograph().photos.get().image.file
    gone.storage.delete(gone.name)
    photograph(2)

    assert draw_sizes(limit=5) == 1


def told_with_a_picture(number=1):
    value = {"image": picture(number), "caption": ""}
    return NewsPageFactory(body=[("picture", value)])


def test_a_reader_waits_for_the_plainest_size_alone(client):
    page = photograph()

    shown = client.get(page.url).content.decode()

    assert list(SiteRendition.objects.values_list("filter_spec", flat=True)) == ["format-jpeg|fill-480x320"]
    assert (page.photos.get().image.file.url in shown, "image/avif" in shown) == (True, False)


def test_pictures_inside_a_text_are_drawn_ahead_too(client):
    page = told_with_a_picture()
    told_with_a_picture(2).unpublish()

    assert (draw_sizes(limit=5), draw_sizes(limit=5)) == (1, 0)

    before = SiteRendition.objects.count()
    assert "image/avif" in client.get(page.url).content.decode()
    assert SiteRendition.objects.count() == before == 6
