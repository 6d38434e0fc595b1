"""Every public page suits everybody: each kind is looked at once, in every state of the panel for low vision.

Screens do not depend on the engine; what is looked at is the demo on SQLite.
"""

import json
import os
import shutil
import subprocess
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import pytest

from accounts.views.invitation import InvitationPage
from contests.views.nominee import NomineeAnswer
from events.views.participant import RegistrationCancel, RegistrationConfirm, RegistrationPage
from events.views.public import Registered
from olympiad.views.results import OlympiadResults
from portal.display import CHOICES, COOKIE, Display
from tests.journeys.crawl import crawl, open_doors
from tests.journeys.looking import needs_no_sideways_scrolling, violations, watch

pytestmark = pytest.mark.parametrize("portal", ["sqlite"], indirect=True)

DRESS = """state => {
    for (const [name, value] of Object.entries(state)) document.documentElement.setAttribute(`data-${name}`, value)
    // A colour on its way to another is neither.
    for (const motion of document.getAnimations()) motion.cancel()
}"""
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
# Their addresses stand in letters alone, or behind a form that was sent.
BY_LETTER = {InvitationPage, NomineeAnswer, Registered, RegistrationCancel, RegistrationConfirm, RegistrationPage}
# The olympiad of the demo has no list yet.
NOT_YET = {OlympiadResults}
VNU = Path(os.environ.get("VNU_JAR") or Path(__file__).resolve().parent.parent.parent / "var/tools/vnu.jar")


@pytest.fixture(scope="module")
def walk(portal):
    return crawl(portal)


def states(number: int) -> list[Display]:
    """Return the states in which page `number` is looked at: each choice occurs; which ones meet, changes from page to page."""
    most = max(map(len, CHOICES.values()))
    return [
        Display(
            **{
                name: values[(row + number // 2**order) % len(values)]
                for order, (name, values) in enumerate(CHOICES.items())
            }
        )
        for row in range(most)
    ]


def test_no_link_of_a_public_page_is_dead(walk):
    assert walk.dead == []


def test_every_public_door_is_met_on_the_walk(walk):
    assert open_doors() - walk.views == BY_LETTER | NOT_YET


def test_every_page_speaks_russian_and_has_one_first_heading(walk):
    assert {page.path: (page.reading.lang, page.reading.headings) for page in walk.pages} == {
        page.path: ("ru", 1) for page in walk.pages
    }


def test_no_two_pages_have_one_title(walk):
    addresses = defaultdict(set)
    for page in walk.pages:
        addresses[page.reading.title].add(page.reading.canonical or page.path.split("?")[0])

    assert {title: paths for title, paths in addresses.items() if len(paths) > 1 or not title} == {}


def test_every_kind_of_page_suits_everybody(walk, portal, browser, browser_context_args):
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    watch(page, portal)

    faults = []
    for number, visited in enumerate(walk.one_of_each_kind()):
        for row, state in enumerate(states(number)):
            # The choices are attributes of the root: the home page asks the server for every state, the others for their first.
            if row and visited.path != "/":
                page.evaluate(DRESS, asdict(state))
            else:
                context.add_cookies([{"name": COOKIE, "value": state.as_cookie(), "url": portal.url}])
                page.goto(f"{portal.url}{visited.path}")
            # The frame of all pages is looked at with every kind once, and in every state on the home page.
            where = "main" if row and visited.path != "/" else None
            faults += [(visited.path, state.as_cookie(), fault) for fault in faults_of(page, where)]
    context.close()

    assert (faults, page.foreign, page.complaints) == ([], [], [])


def faults_of(page, where) -> list:
    """Look at the page as it stands on a telephone, then on a desk."""
    faults = []
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        if not needs_no_sideways_scrolling(page):
            faults.append(f"scrolls sideways at {size['width']}")
    return faults + violations(page, where)


@pytest.mark.skipif(not (VNU.exists() and shutil.which("java")), reason="no Java or no vnu.jar: markup was not checked")
def test_markup_of_every_page_is_valid(walk, tmp_path):
    files = {tmp_path / f"{number}.html": page for number, page in enumerate(walk.pages)}
    for file, page in files.items():
        file.write_text(page.html, encoding="utf-8")

    checked = subprocess.run(
        ["java", "-jar", VNU, "--format", "json", "--errors-only", *files], capture_output=True, text=True, check=False
    )

    messages = json.loads(checked.stderr)["messages"]
    pages = {file.as_uri(): page.path for file, page in files.items()}
    assert [
        (pages[fault["url"].replace("file:/", "file:///", 1)], fault["message"], fault.get("extract"))
        for fault in messages
    ] == []
