"""Public pages as visitors meet them: the second one costs no query, and a publication is seen by the next."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from certificates.views.verification import CHECKS_A_MINUTE
from contests.workflow import EditionWorkflow
from pages.actions.publication import publish_page
from pages.models import NewsPage
from portal.display import COOKIE, Display
from tests.factories.accounts import UserFactory
from tests.factories.certificates import CertificateFactory
from tests.factories.pages import NewsPageFactory, announced_edition, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site", "publications")]

ADDRESSES = [
    "/", "/plan/", "/plan/2020/", "/plan/2020/1/", "/news/", "/news/?page=2", "/news/dvor/", "/contests/",
    "/contests/best-leader-2020/", "/certificates/", "/privacy/",
]  # fmt: skip


@pytest.fixture
def portal():
    """A portal with something at every address."""
    plan(1)
    announced_edition(timezone.now())
    NewsPageFactory(slug="dvor", title="Новый двор")


def body(client, address="/"):
    return client.get(address).content.decode()


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_second_visitor_costs_no_query(django_assert_num_queries, address):
    server = Client()
    first = server.get(address)

    with django_assert_num_queries(0):
        second = server.get(address)

    assert (first.status_code, second.content) == (200, first.content)


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_kept_page_says_nothing_of_who_asked_first(address):
    server = Client()
    first, second = server.get(address), server.get(address)

    assert {name for name in second.headers if first[name] != second[name]} <= {
        "X-Request-ID",
        "Content-Security-Policy",
    }
    assert (second.cookies.output(), "Cookie" in second.get("Vary", "")) == ("", False)
    assert first["X-Request-ID"] != second["X-Request-ID"]
    assert sorted(first["Content-Security-Policy"].split("; ")) == sorted(second["Content-Security-Policy"].split("; "))


@pytest.mark.usefixtures("portal")
def test_a_publication_is_seen_by_the_next_visitor_of_every_process(django_capture_on_commit_callbacks):
    processes = [Client(), Client()]
    before = ["Свежая новость" in body(process) for process in processes]

    with django_capture_on_commit_callbacks(execute=True):
        publish_page(NewsPage, by=None, title="Свежая новость", lead="Коротко.")

    assert (before, ["Свежая новость" in body(process) for process in processes]) == ([False] * 2, [True] * 2)


@pytest.mark.usefixtures("portal")
def test_what_is_withdrawn_is_gone_at_once(client, django_capture_on_commit_callbacks):
    shown = [client.get("/news/dvor/").status_code, "Новый двор" in body(client, "/news/")]

    with django_capture_on_commit_callbacks(execute=True):
        NewsPage.objects.get(slug="dvor").unpublish()

    assert shown == [200, True]
    assert [client.get("/news/dvor/").status_code, "Новый двор" in body(client, "/news/")] == [404, False]


def test_a_cancelled_contest_says_so_at_once(client, django_capture_on_commit_callbacks):
    edition = announced_edition(timezone.now())
    address = edition.get_absolute_url()
    before = "Подать заявку" in body(client, address)

    with django_capture_on_commit_callbacks(execute=True):
        EditionWorkflow.cancel.run(edition, by=UserFactory(role=Role.SECRETARY), reason="Мало заявок")

    assert (before, "Подать заявку" in body(client, address)) == (True, False)


@pytest.mark.usefixtures("portal")
def test_people_with_different_looks_see_their_own(django_assert_num_queries):
    server = Client()
    looks = [Display(), Display(theme="dark"), Display(text="200")]

    def drawn():
        pages = []
        for look in looks:
            server.cookies.clear()
            if not look.is_default:
                server.cookies[COOKIE] = look.as_cookie()
            pages.append(body(server).partition("<head>")[0].partition("<html")[2])
        return pages

    first = drawn()
    with django_assert_num_queries(0):
        second = drawn()

    assert first == second
    assert ['data-theme="dark"' in page for page in first] == [False, True, False]
    assert ['data-text="200"' in page for page in first] == [False, False, True]


@pytest.mark.usefixtures("portal")
def test_who_signed_in_neither_fills_nor_gets_what_is_kept():
    person, stranger = Client(), Client()
    person.handler = stranger.handler
    person.force_login(UserFactory())

    pages = [body(person), body(stranger), body(person)]
    said = person.get("/")["Cache-Control"]

    assert ["/cabinet/" in page for page in pages] == [True, False, True]
    assert ("no-store" in said, "private" in said) == (True, True)


@pytest.mark.usefixtures("portal")
def test_a_form_with_a_token_is_new_for_everybody():
    addresses = [reverse("account_login"), reverse("account_signup")]
    server = Client()
    tokens = {server.get(address).cookies["csrftoken"].value for address in addresses * 2}
    server.cookies.clear()
    other = server.get(addresses[0])

    assert other.cookies["csrftoken"].value not in tokens
    assert not other.has_header("ETag")


def test_attempts_on_certificates_are_counted_one_by_one(client):
    cache.clear()
    address = CertificateFactory().get_absolute_url()

    answers = [client.get(address).status_code for _attempt in range(CHECKS_A_MINUTE + 1)]

    assert answers == [200] * CHECKS_A_MINUTE + [429]


def test_the_look_is_the_cookie_of_the_panel(settings):
    assert settings.COOKIES_OF_THE_LOOK == [COOKIE]
