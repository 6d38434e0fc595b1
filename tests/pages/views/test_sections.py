"""Every type of page has its face: its words, its frame, its pictures with words, at the same cost for one row and for thirty."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from foundation.russian.typography import NBSP
from pages.actions.drawing import draw_sizes
from pages.models import (
    CoveragePhoto,
    DocumentVersion,
    NewsPhoto,
    PlanItem,
    PracticePhoto,
    StandardPage,
)
from tests.factories.contests import full_contest
from tests.factories.directory import MunicipalityFactory
from tests.factories.pages import (
    DAY,
    EXAMPLES,
    BestPracticePageFactory,
    CoveragePageFactory,
    DocumentPageFactory,
    LegislationPageFactory,
    NewsPageFactory,
    ResultsPageFactory,
    document,
    picture,
    plan,
    site,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]

CONTENT, LIST = 8, 10


def soup_of(response):
    return BeautifulSoup(response.content.decode().replace(NBSP, " "), "html.parser")


def words(node):
    return " ".join(node.get_text(" ").split())


def ask(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return soup_of(response)


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_every_type_of_page_is_drawn_in_the_frame_of_the_site(client, kind):
    page = EXAMPLES[kind]()

    drawn = ask(client, page.url)

    assert len(drawn.find_all("h1")) == 1
    assert [image["src"] for image in drawn.find_all("img") if image.get("alt") is None] == []
    assert drawn.find("link", rel="canonical")["href"] == f"https://portal.example{page.url}"
    shared = {tag["property"]: tag["content"] for tag in drawn.find_all("meta", property=re.compile("^og:"))}
    assert set(shared) >= {"og:title", "og:description", "og:type", "og:url", "og:image"}
    assert all(shared.values())
    way = [link["href"] for link in drawn.select(".breadcrumbs a")]
    assert way[:1] == ([] if page.url == "/" else ["/"])


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_every_type_of_page_is_previewed_before_it_is_saved(rf, kind):
    page = EXAMPLES[kind]()
    unsaved = kind(**{name: getattr(page, name) for name in _own_fields(kind)}, title=page.title)
    unsaved.path, unsaved.depth, unsaved.url_path = page.path, page.depth, page.url_path

    assert unsaved.make_preview_request(preview_mode=unsaved.default_preview_mode).status_code == 200


def _own_fields(kind):
    own = [field for field in kind._meta.local_fields if not field.primary_key]
    return [field.name for field in own if field.name != "search_stems"]


def test_every_link_of_the_menu_and_of_the_foot_leads_somewhere(client):
    drawn = ask(client, site().url)
    links = {link["href"] for link in drawn.select(".nav a, .foot a") if link["href"].startswith("/")}

    # The search has its own tests.
    found = {address: client.get(address).status_code for address in links - {"/search/"}}

    assert {address: status for address, status in found.items() if status != 200} == {}
    assert {
        "/about/",
        "/branch/bodies/",
        "/about/terms/",
        "/about/privacy-policy/",
        "/contacts/",
        "/site-map/",
    } <= links


def test_the_menu_shows_in_which_section_one_is(client):
    page = CoveragePageFactory()

    drawn = ask(client, page.url)

    assert {link["href"] for link in drawn.select(".nav a[aria-current]")} == {"/news/"}


def test_the_owner_of_the_site_is_named_at_the_foot_and_on_the_contacts_page(client, settings):
    settings.BRANCH_PHONE = "+7 4812 11-22-33"
    settings.PERSONAL_DATA_OPERATOR = {
        "name": "Отделение",
        "email": "otdelenie@example.org",
        "address": "Смоленск, ул. Примерная, 1",
        "inn": "1234567890",
        "ogrn": "1234567890123",
    }
    site()

    drawn = ask(client, "/contacts/")

    told = words(drawn.main)
    facts = ("+7 4812 11-22-33", "otdelenie@example.org", "Смоленск, ул. Примерная, 1", "1234567890", "1234567890123")
    assert [fact for fact in facts if fact not in told] == []
    assert "Смоленск, ул. Примерная, 1" in words(drawn.footer)


def test_cookies_are_explained_in_one_place(client):
    site()

    assert "Файлы куки (cookie)" in words(ask(client, "/about/privacy-policy/").main)


def photographed(factory, photos, number, **facts):
    rows = [photos(image=picture(order), caption=f"Снимок {order}", sort_order=order) for order in range(number)]
    return factory(photos=rows, **facts)


def test_photographs_stand_as_figures_with_words_and_sizes(client):
    page = photographed(NewsPageFactory, NewsPhoto, 2)
    draw_sizes(limit=2)

    gallery = ask(client, page.url).select(".gallery figure")

    assert [words(figure.figcaption) for figure in gallery] == ["Снимок 0", "Снимок 1"]
    image = gallery[0].img
    assert {name: bool(image.get(name)) for name in ("alt", "width", "height", "srcset", "sizes")} == dict.fromkeys(
        ("alt", "width", "height", "srcset", "sizes"), True
    )
    assert (image["alt"], image["loading"]) == ("Двор с клумбами", "lazy")
    assert [source["type"] for source in gallery[0].find_all("source")] == ["image/avif", "image/webp"]


def test_the_first_photograph_is_what_messengers_show(client):
    page = photographed(NewsPageFactory, NewsPhoto, 1)

    image = ask(client, page.url).find("meta", property="og:image")["content"]

    assert image.startswith("https://portal.example/media/")


@pytest.mark.parametrize("number", [1, 6])
@pytest.mark.parametrize(
    ("factory", "photos"),
    [(NewsPageFactory, NewsPhoto), (CoveragePageFactory, CoveragePhoto), (BestPracticePageFactory, PracticePhoto)],
)
@pytest.mark.usefixtures("publications")
def test_a_page_costs_the_same_for_one_photograph_and_for_six(
    known, django_assert_max_num_queries, factory, photos, number
):
    plan(1)
    facts = {} if factory is BestPracticePageFactory else {"plan_item": PlanItem.objects.get()}
    page = photographed(factory, photos, number, **facts)
    known.get(page.url)

    with django_assert_max_num_queries(CONTENT):
        known.get(page.url)


def thirty(number):
    """So many pages of every list, each with a photograph where it may have one."""
    for _order in range(number):
        photographed(NewsPageFactory, NewsPhoto, 2, tags=["субботник"])
        photographed(CoveragePageFactory, CoveragePhoto, 1)
        photographed(BestPracticePageFactory, PracticePhoto, 1)
        LegislationPageFactory()
        DocumentPageFactory()


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/news/", 7),
        ("/coverage/", 6),
        ("/practices/", 6),
        ("/legislation/", 4),
        ("/documents/", 3),
        ("/results/", 2),
        ("/site-map/", 4),
        ("/about/", 3),
    ],
)
def test_a_list_costs_the_same_for_one_row_and_for_many(
    known, publications, django_assert_num_queries, address, queries
):
    for number in (1, 4):
        thirty(number)
        publications()
        known.get(address)

        with django_assert_num_queries(queries):
            known.get(address)
    assert queries <= LIST


def titles(drawn, selector):
    return [words(link) for link in drawn.select(selector)]


def test_news_are_filtered_by_theme_and_year_with_plain_links(client):
    NewsPageFactory(title="Субботник", tags=["двор"], published_on=DAY)
    NewsPageFactory(title="Урок", tags=["школа"], published_on=DAY.replace(year=2021))

    everything = ask(client, "/news/")
    links = {words(link): link["href"] for link in everything.select(".choices a")}

    assert [words(link) for link in everything.select(".choices a")] == ["Все", "двор", "школа", "Все", "2021", "2020"]
    assert titles(ask(client, links["двор"]), ".news__title a") == ["Субботник"]
    assert titles(ask(client, links["2021"]), ".news__title a") == ["Урок"]
    assert titles(ask(client, "/news/", theme="нет такой", year="abc"), ".news__title a") == ["Урок", "Субботник"]


def test_a_filter_keeps_the_other_one_and_begins_at_the_first_page(client):
    NewsPageFactory(tags=["двор"], published_on=DAY)
    NewsPageFactory(tags=["школа"], published_on=DAY.replace(year=2021))

    drawn = ask(client, "/news/", theme="двор", page="2")

    links = {words(link): link["href"] for link in drawn.select(".choices a")}
    assert links["2021"] == "/news/?theme=%D0%B4%D0%B2%D0%BE%D1%80&year=2021"


def test_a_piece_of_news_tells_its_themes_and_its_neighbours(client):
    first, middle, last = (NewsPageFactory(title=title) for title in ("Первая", "Средняя", "Последняя"))
    middle.tags.add("двор")
    middle.save()

    drawn = ask(client, middle.url)

    assert titles(drawn, ".themes a") == ["двор"]
    assert [link["href"] for link in drawn.select(".neighbours a")] == [first.url, last.url]


def test_news_of_one_day_have_neighbours_too(client):
    pages = [NewsPageFactory(title=title, published_on=DAY) for title in ("А", "Б", "В")]

    drawn = ask(client, pages[1].url)

    assert [link["href"] for link in drawn.select(".neighbours a")] == [pages[0].url, pages[2].url]


def test_coverage_names_where_links_lead_and_which_row_it_is_about(client):
    plan(1)
    page = CoveragePageFactory(
        plan_item=PlanItem.objects.get(),
        videos=[("video", {"title": "Награждение", "url": "https://www.video.example/watch"})],
        mentions=[
            (
                "mention",
                {"outlet": "Газета", "title": "Лучшие ТОС", "published_on": DAY, "url": "https://gazeta.example/1"},
            )
        ],
    )

    told = words(ask(client, page.url).main)

    for expected in ("Награждение откроется на video.example", "Лучшие ТОС", "gazeta.example", "К пункту 1 плана"):
        assert expected in told


def test_practices_are_filtered_by_municipality(client):
    town, village = MunicipalityFactory(name="Город"), MunicipalityFactory(name="Село")
    BestPracticePageFactory(title="Двор", municipality=town)
    BestPracticePageFactory(title="Колодец", municipality=village)

    links = {words(link): link["href"] for link in ask(client, "/practices/").select(".choices a")}

    assert list(links) == ["Все", "Город", "Село"]
    assert titles(ask(client, links["Село"]), ".practice__title a") == ["Колодец"]


def test_a_practice_tells_trouble_deed_result_and_whom_to_ask(client):
    page = BestPracticePageFactory(municipality__name="Село")

    told = words(ask(client, page.url).main)

    parts = ("Не было урн.", "Поставили урны.", "Двор чистый.", "Старший по дому", "Село")
    assert [part for part in parts if part not in told] == []


def test_acts_are_filtered_by_level_and_year(client):
    LegislationPageFactory(title="Федеральный", act_date=DAY)
    LegislationPageFactory(title="Областной", level="regional", act_date=DAY.replace(year=2021))

    assert titles(ask(client, "/legislation/", level="regional"), ".act__title a") == ["Областной"]
    assert titles(ask(client, "/legislation/", year="2020"), ".act__title a") == ["Федеральный"]
    assert titles(ask(client, "/legislation/"), ".year") == ["2021", "2020"]


def test_an_act_has_its_name_number_dates_and_official_text(client):
    page = LegislationPageFactory(act_number="131-ФЗ", act_date=DAY)

    told = words(ask(client, page.url).main)

    facts = (
        "Закон «О местном самоуправлении»",
        "131-ФЗ",
        "1 января 2020 г.",
        "1 января 2021 г.",
        "publication.example",
    )
    assert [fact for fact in facts if fact not in told] == []


def test_documents_stand_by_kinds_with_the_version_in_force(client):
    DocumentPageFactory(title="Отчёт", kind="report")
    page = DocumentPageFactory(
        title="Положение",
        versions=[
            DocumentVersion(document=document(2), valid_from=DAY.replace(year=2021), note="Новая номинация"),
            DocumentVersion(document=document(1), valid_from=DAY),
        ],
    )

    library, drawn = ask(client, "/documents/"), ask(client, page.url)

    assert titles(library, ".shelf h2") == ["Положения", "Отчёты"]
    assert "действует с 1 января 2021 г." in words(library.main)
    assert "Действует с 1 января 2021 г.: Новая номинация" in words(drawn.select_one(".in-force"))
    assert [words(row.th) for row in drawn.select("tbody tr")] == ["1 января 2020 г."]


def test_results_show_the_places_that_the_contest_published(client):
    page = ResultsPageFactory()

    drawn = ask(client, page.url)

    public = ask(client, page.contest_edition.get_results_url())
    assert [words(row) for row in drawn.select("tbody tr")] == [words(row) for row in public.select("tbody tr")] != []
    assert titles(ask(client, "/results/"), ".act__title a") == [page.title]


def test_a_page_of_words_shows_the_way_up_and_what_stands_near(client):
    site()

    above, below = ask(client, "/about/"), ask(client, "/about/terms/")

    assert titles(above, ".below a") == ["Правила пользования сайтом", "Политика в отношении персональных данных"]
    assert titles(below, ".breadcrumbs a") == ["Главная", "О нас"]
    assert titles(below, ".below a") == ["Политика в отношении персональных данных"]
    assert StandardPage.objects.count() == 3


def test_the_map_shows_every_section_and_counts_collections(client):
    NewsPageFactory.create_batch(2)
    edition = full_contest("screening").edition
    plan(1)

    drawn = ask(client, "/site-map/")

    links = {link["href"] for link in drawn.select(".site-map a")}
    sections = {
        f"/{name}/" for name in ("plan", "news", "coverage", "practices", "legislation", "documents", "results")
    }
    assert sections | {"/about/", "/about/terms/", "/contacts/", "/plan/2020/", edition.get_absolute_url()} <= links
    assert "Новости 2 страницы" in words(drawn.main)
    assert not any("novost" in link for link in links)


def test_search_engines_get_every_public_page_and_no_other(client):
    plan(1)
    shown, hidden = NewsPageFactory(title="Видна"), NewsPageFactory(title="Снята")
    hidden.unpublish()
    full_contest("screening")
    published = ResultsPageFactory()

    answer = ET.fromstring(client.get("/sitemap.xml").content)
    found = {urlsplit(entry[0].text).path: [part.text for part in entry[1:]] for entry in answer}

    addresses = [shown.url, published.url, "/plan/2020/", "/plan/2020/1/", "/contests/", "/site-map/", "/privacy/"]
    addresses += [published.contest_edition.get_absolute_url(), published.contest_edition.get_results_url()]
    assert [address for address in addresses if address not in found] == []
    assert hidden.url not in found
    assert found[shown.url] == [timezone.localdate().isoformat()]
