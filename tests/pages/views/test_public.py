"""What a visitor without cookies sees, and what it costs: no session, no token, as many queries for thirty rows as for one."""

import io
import json
import re

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image as Drawing
from wagtail.models import PageViewRestriction

from foundation.russian.typography import NBSP
from pages.actions.execution import add_activity
from pages.models import PlanItem, SiteImage
from tests.factories.pages import NewsPageFactory, announced_edition, plan, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]

CONTENT = 8


def words_of(response):
    text = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(text.replace(NBSP, " ").split())


def full_site(rows):
    """A site with so many rows of the plan, every one with a contest, and so many news about the first row."""
    plan(rows)
    for number in range(1, rows + 1):
        edition = announced_edition(timezone.now(), slug=f"contest-{number}")
        add_activity(PlanItem.objects.get(number=number), contest_edition=edition, by=None)
    NewsPageFactory.create_batch(rows, plan_item=PlanItem.objects.get(number=1))


def picture(number):
    content = io.BytesIO()
    Drawing.new("RGB", (1600, 900)).save(content, "JPEG")
    image = SiteImage(title="Двор", file=ContentFile(content.getvalue(), name=f"dvor-{number}.jpg"))
    image.save()
    return {"image": {"image": image.pk, "alt_text": "Двор с клумбами", "decorative": False}, "caption": "Двор"}


@pytest.fixture
def kept_cache(settings):
    """The cache of a server without Redis: every look into it is a query."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kept"}}
    call_command("createcachetable", verbosity=0)


# By address: after a publication, once in every process; and then.
COSTS = {"/": (13, 2), "/plan/": (11, 2), "/news/": (10, 5), "/plan/2020/": (10, 2), "/plan/2020/1/": (10, 3)}


@pytest.mark.usefixtures("kept_cache")
@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("address", COSTS)
def test_a_page_costs_the_same_for_one_row_and_for_thirty(
    known, publications, django_assert_num_queries, rows, address
):
    full_site(rows)
    plan(1, year=2019)
    plan(1, year=2018)
    known.get(address)
    publications()

    for queries in COSTS[address]:
        with django_assert_num_queries(queries):
            assert known.get(address).status_code == 200


@pytest.mark.usefixtures("publications")
@pytest.mark.parametrize("pictures", [1, 5])
def test_a_piece_of_news_costs_the_same_for_one_picture_and_for_five(client, django_assert_max_num_queries, pictures):
    plan(1)
    pieces = [{"type": "picture", "value": picture(number)} for number in range(pictures)]
    news = NewsPageFactory(plan_item=PlanItem.objects.get(), body=json.dumps(pieces))
    client.get(news.url)

    with django_assert_max_num_queries(CONTENT):
        response = client.get(news.url)

    assert response.content.decode().count('alt="Двор с клумбами"') == pictures


@pytest.mark.parametrize("address", ["/", "/plan/", "/news/", "/plan/2020/", "/plan/2020/1/"])
def test_a_visitor_gets_no_cookie_and_a_page_that_any_cache_may_keep(client, address):
    full_site(1)

    response = client.get(address)

    assert (
        response.cookies.output(),
        "Cookie" in response.get("Vary", ""),
        b"csrfmiddlewaretoken" in response.content,
    ) == (
        "",
        False,
        False,
    )


def test_home_shows_what_is_open_the_news_and_the_plan(client):
    plan(1)
    edition = announced_edition(timezone.now())
    add_activity(PlanItem.objects.get(), contest_edition=edition, by=None)
    NewsPageFactory(title="Приём открыт")

    response = client.get("/")

    assert response.context["open_now"][0].title == edition.title
    assert [piece.title for piece in response.context["news"]] == ["Приём открыт"]
    assert [(part.section.title, [row.item.number for row in part.rows]) for part in response.context["parts"]] == [
        ("Раздел 1", [1])
    ]
    assert "осталось 6 дней" in words_of(response)


def test_home_shows_forty_rows_of_a_very_long_plan_and_says_how_many_more(client):
    plan(30, 12)

    response = client.get("/")

    assert [len(part.rows) for part in response.context["parts"]] == [30, 10]
    assert "И ещё 2 пункта" in words_of(response)


def test_an_empty_home_says_what_will_appear(client):
    site()

    words = words_of(client.get("/"))

    assert "Сейчас приём заявок нигде не идёт." in words
    assert "Здесь будет план работы на год" in words


def test_the_plan_prints_the_words_of_the_document_and_points_at_its_contests(client):
    plan(1, 1)
    announced = announced_edition(timezone.now())
    add_activity(PlanItem.objects.get(number=2), contest_edition=announced, by=None)

    page = client.get("/plan/2020/").content.decode()

    assert "ПЛАН РАБОТЫ<br>НА 2020 ГОД" in page
    assert re.findall(r'<tr id="item-(\d+)"', page) == ["1", "2"]
    assert page.count('href="/contests/best-leader-2020/"') == 1


def test_a_plan_links_to_the_plans_of_other_years(client):
    plan(1, year=2019)
    plan(1, year=2020)

    assert re.findall(r'href="(/plan/\d{4}/)"', client.get("/plan/2020/").content.decode()) == ["/plan/2019/"]


def test_a_row_shows_its_words_its_contest_its_news_and_its_neighbours(client):
    plan(1, 2)
    edition = announced_edition(timezone.now())
    item = add_activity(PlanItem.objects.get(number=2), contest_edition=edition, by=None).item
    about = NewsPageFactory(plan_item=item)

    response = client.get("/plan/2020/2/")

    context = response.context
    assert (context["row"].marks[0].title, list(context["news"])) == (edition.title, [about])
    assert (context["neighbours"].before.number, context["neighbours"].after.number) == (1, 3)
    assert "Пункт 2 плана на 2020 год" in words_of(response)


@pytest.mark.parametrize("address", ["/plan/2020/3/", "/plan/2019/1/"])
def test_a_row_that_is_not_in_a_published_plan_is_not_found(client, address):
    plan(2)
    plan(1, year=2019).unpublish()

    assert client.get(address).status_code == 404


def test_a_row_of_a_locked_plan_is_not_found(client):
    PageViewRestriction.objects.create(page=plan(1), restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/plan/2020/1/").status_code == 404


def test_a_locked_page_asks_to_sign_in(client):
    news = NewsPageFactory()
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)

    response = client.get(news.url)

    assert (response.status_code, response.url) == (302, f"/accounts/login/?next={news.url}")


def test_news_stand_thirty_to_a_page_and_a_wrong_page_is_the_nearest(client):
    site()
    NewsPageFactory.create_batch(31)

    lengths = {page: len(client.get("/news/", {"page": page}).context["news"]) for page in ("1", "2", "99", "abc")}

    assert lengths == {"1": 30, "2": 1, "99": 1, "abc": 30}


def test_a_piece_of_news_shows_its_blocks_and_its_row_of_the_plan(client):
    plan(1)
    news = NewsPageFactory(
        plan_item=PlanItem.objects.get(),
        body=[
            ("paragraph", "<p>Текст новости</p>"),
            ("quote", {"text": "Двор начинается с соседей", "author": "Анна Петрова"}),
        ],
    )

    words = words_of(client.get(news.url))

    for expected in ("Текст новости", "«Двор начинается с соседей»", "Анна Петрова", "К пункту 1 плана работы"):
        assert expected in words
