"""The search finds any form of a word the same on every engine, shows why, and knows nothing that is not public."""

import re

import pytest
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from contests.states import EditionState
from pages.actions.search import index_site
from pages.models import NewsPage, SearchEntry, WorkPlanPage
from pages.queries.search import found_entries
from tests.factories.pages import NewsPageFactory, announced_edition, plan, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


@pytest.fixture(autouse=True)
def silent_sections():
    """A site whose own pages are not found, so that only those of a test are."""
    site()
    SearchEntry.objects.all().delete()


def titles(query):
    return [entry.title for entry in found_entries(query)]


def words_of(response):
    return " ".join(strip_tags(response.content.decode()).replace("\xa0", " ").split())


def test_any_form_of_a_word_and_either_letter_find_a_page():
    NewsPageFactory(title="Городская олимпиада", lead="Победил Сергей Ёлкин.")
    NewsPageFactory(title="Субботник", lead="Посадили липы.")

    queries = ("олимпиады", "ОЛИМПИАДУ городской", "елкин", "Ёлкина", "липа", "олимпиада липа", "и", "", "%", "_")

    assert [titles(query) for query in queries] == [
        ["Городская олимпиада"],
        ["Городская олимпиада"],
        ["Городская олимпиада"],
        ["Городская олимпиада"],
        ["Субботник"],
        *[[]] * 5,
    ]


def test_what_is_named_so_stands_first_then_the_newest():
    NewsPageFactory(title="Старая", lead="О субботнике.")
    NewsPageFactory(title="Новая", lead="О субботнике.")
    NewsPageFactory(title="Субботник", lead="Прошёл.", published_on="2019-05-01")

    assert titles("субботники") == ["Субботник", "Новая", "Старая"]


def test_rows_of_a_plan_are_found_by_their_own_address(client):
    plan(1, 1)

    response = client.get("/search/", {"q": "мероприятия 2"})

    assert [(finding.entry.kind, finding.address) for finding in response.context["found"].object_list] == [
        ("Пункт плана на 2020 год", "/plan/2020/2/")
    ]


def test_a_draft_a_withdrawn_and_a_locked_page_are_not_found():
    page, withdrawn, locked = (NewsPageFactory(title=f"Олимпиада {word}") for word in ("раз", "два", "три"))
    page.title = "Секрет"
    page.save_revision()
    withdrawn.unpublish()
    PageViewRestriction.objects.create(page=locked, restriction_type=PageViewRestriction.LOGIN)

    assert titles("олимпиада") == ["Олимпиада раз"]
    assert titles("секрет") == []


def test_a_publication_replaces_what_was_found_before():
    page = NewsPageFactory(title="Олимпиада")
    page.title, page.lead = "Субботник", "Посадили липы."
    page.save_revision().publish()

    assert (titles("олимпиада"), titles("липы")) == ([], ["Субботник"])
    assert NewsPage.objects.get().search_stems == " субботник посад лип "


def test_writing_the_whole_site_anew_changes_nothing():
    plan(2, 1)
    NewsPageFactory.create_batch(2)
    index_site()
    before = set(SearchEntry.objects.values_list("page", "anchor", "kind", "search_stems", "title_stems"))

    assert index_site() == len(before)

    assert set(SearchEntry.objects.values_list("page", "anchor", "kind", "search_stems", "title_stems")) == before
    assert {anchor for _page, anchor, *_rest in before} == {"", "1/", "2/", "3/"}


def test_a_page_that_is_gone_takes_what_was_found_with_it():
    page = plan(1)
    WorkPlanPage.objects.get(pk=page.pk).delete()

    assert titles("мероприятие") == []


def test_contests_are_found_when_the_public_knows_of_them(client):
    now = timezone.now()
    announced_edition(now, slug="open-2020")
    announced_edition(now, slug="draft-2020", state=EditionState.DRAFT)

    response = client.get("/search/", {"q": "руководителям тос"})

    assert [edition.slug for edition in response.context["contests"]] == ["open-2020"]


def test_the_sought_words_are_marked_and_never_become_markup(client):
    NewsPageFactory(title="Олимпиада <b>", lead="В олимпиаде участвуют все.")

    page = client.get("/search/", {"q": "олимпиада"}).content.decode()
    typed = client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert re.findall(r"<mark>(.*?)</mark>", page) == ["Олимпиада", "олимпиаде"]
    assert "Олимпиада <b>" not in page
    assert "<script>alert" not in typed


@pytest.mark.parametrize("query", ["а" * 5000, "\0\0", "олимпиада " * 500, "🙂", "…"])
def test_no_query_breaks_the_page(client, query):
    NewsPageFactory(title="Олимпиада")

    assert client.get("/search/", {"q": query, "page": "-1", "kind": "нет"}).status_code == 200


def test_kinds_filter_what_was_found_and_an_empty_answer_says_what_to_do(client):
    plan(1)
    NewsPageFactory(title="Мероприятие апреля")

    everything = client.get("/search/", {"q": "мероприятие"}).context
    news = client.get("/search/", {"q": "мероприятие", "kind": "Новость"}).context

    assert {(one.kind, one.number) for one in everything["kinds"]} == {("Новость", 1), ("Пункт плана на 2020 год", 1)}
    assert [finding.entry.title for finding in news["found"].object_list] == ["Мероприятие апреля"]
    assert "По этим словам ничего нет" in words_of(client.get("/search/", {"q": "слон"}))


@pytest.mark.usefixtures("publications")
@pytest.mark.parametrize("number", [1, 30])
def test_a_search_costs_the_same_for_one_page_and_for_thirty(known, django_assert_num_queries, number):
    NewsPageFactory.create_batch(number, lead="Олимпиада.")
    known.get("/search/", {"q": "олимпиада"})

    with django_assert_num_queries(4):
        assert len(known.get("/search/", {"q": "олимпиада"}).context["found"].object_list) == number
