"""A PDF is compared with the issued one in a real browser, and not a byte of it leaves."""

import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.core.cache import cache

from certificates.pdf import render
from tests.factories.certificates import CertificateFactory

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on PATH: the comparison of files was not run"),
]


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-gpu"]}


@pytest.fixture
def visit(browser, client):
    """Open the answer of the test client in a browser that has no other server; `page.sent` are the requests it made."""
    cache.clear()
    contexts = []

    def open_page(address, **options):
        # Asked here: the browser's own calls run in another context, with another connection to the database.
        made = client.get(urlsplit(address).path)
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.sent = []
        page.route("**/*", lambda route: answer(route, made, page.sent))
        page.goto(address)
        return page

    def answer(route, made, sent):
        sent.append(route.request.url)
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=finders.find(path.removeprefix("/static/")))
        else:
            route.fulfill(status=made.status_code, content_type=made["Content-Type"], body=made.content)

    yield open_page
    for context in contexts:
        context.close()


def choose(page, content: bytes) -> str:
    page.set_input_files("#verify-file", {"name": "диплом.pdf", "mimeType": "application/pdf", "buffer": content})
    page.wait_for_selector("[data-verdict]")
    return page.inner_text("[data-verify-result]")


def test_issued_file_is_told_from_any_other_without_being_sent(visit):
    certificate = CertificateFactory()
    issued = render(certificate.layout, certificate.document, {})
    page = visit(certificate.document.check_url)

    same = choose(page, issued)
    page.evaluate("delete document.querySelector('[data-verify-hash]').dataset.verdict")
    other = choose(page, issued + b" ")

    assert same == "Файл совпадает с выданным: в нём ничего не изменено."
    assert other == "Это другой файл. Сверьте его текст с этой страницей."
    assert [address for address in page.sent if "/static/" not in address] == [certificate.document.check_url]


def test_without_scripts_the_comparison_is_not_offered(visit):
    page = visit(CertificateFactory().document.check_url, java_script_enabled=False)

    assert (page.is_visible("#verify-file"), page.is_visible("text=Документ действителен")) == (False, True)


@pytest.mark.parametrize("address", ["/certificates/", "/certificates/K7QXAMCR9ACD3467HJKM/", None])
def test_axe_finds_nothing_on_the_pages_of_the_check(visit, address):
    page = visit(f"https://portal.example{address}" if address else CertificateFactory().document.check_url)

    violations = Axe().run(page).response["violations"]

    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in violations] == []
