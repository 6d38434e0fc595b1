"""Browser journeys: a real portal on each engine, a real Chromium, axe on every screen that a journey looks at."""

import os
import shutil
from contextlib import contextmanager

import psycopg
import pytest
from playwright.sync_api import expect

from tests.journeys.looking import needs_no_sideways_scrolling, violations, watch
from tests.journeys.portal import Portal
from tests.support.prepared import prepared_database, prepared_file

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

# Two cores draw pictures for several browsers at once: what comes late is not missing.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    for item in items:
        if "/journeys/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium on PATH: browser journeys were not run"))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return {"executable_path": CHROMIUM, "args": flags}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "ru-RU", "timezone_id": "Europe/Moscow", "viewport": {"width": 1280, "height": 900}}


@contextmanager
def database(engine, folder):
    """The address of a fresh database of one engine, migrations run; a PostgreSQL one is dropped afterwards."""
    if engine == "sqlite":
        shutil.copy(prepared_file(), folder / "db.sqlite3")
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        pytest.skip("TEST_DATABASE_URL is not set: the journey was not run on PostgreSQL")
    base, name = server.rsplit("/", 1)[0], f"portal_journey_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared_database(server)}"')
        yield f"{base}/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def portal(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("portal")
    with database(request.param, folder) as address:
        started = Portal(folder, address)
        try:
            started.start()
            yield started
        finally:
            started.stop()


@pytest.fixture
def look(portal):
    """Assert that axe finds nothing on the page and that it needs no sideways scrolling.

    Screens do not depend on the engine, so the slow look is taken once, on SQLite.
    """

    def check(page):
        if portal.on_sqlite:
            assert violations(page) == []
            assert needs_no_sideways_scrolling(page)

    return check


@pytest.fixture
def enter(portal, browser, browser_context_args):
    """Open the browser of one person; with an e-mail, sign in through the form. Who comes again finds it as he left it."""
    pages = {}

    def open_browser(address=None, password="demo-parol-2020", **options):
        person = (address, repr(options))
        if person not in pages:
            context = browser.new_context(**(browser_context_args | options))
            context.set_default_timeout(PATIENCE)
            pages[person] = context.new_page()
            watch(pages[person], portal)
            if address:
                sign_in(pages[person], portal, address, password)
        return pages[person]

    yield open_browser
    for page in pages.values():
        assert page.foreign == []
        page.context.close()


def sign_in(page, portal, address, password):
    page.goto(f"{portal.url}/accounts/login/")
    page.get_by_label("Адрес электронной почты").fill(address)
    page.get_by_label("Пароль", exact=True).fill(password)
    page.get_by_role("button", name="Войти", exact=True).click()
    page.wait_for_url(f"{portal.url}/cabinet/**")
