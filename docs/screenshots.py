"""The README's screenshots, taken of a running demo: `make run` in one window, `make screenshots` in another.

Signs in with the demo's accounts and writes docs/screenshots/*.png and docs/office/pictures/*.png. Changes nothing but one draft of an application.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from portal.demo import contests, people

FOLDER = Path(__file__).resolve().parent / "screenshots"
DESKTOP = {"viewport": {"width": 1280, "height": 860}}
HANDBOOK = {"viewport": {"width": 1100, "height": 760}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
REGIONAL, CITY = contests.REGIONAL["slug"], contests.CITY["slug"]
JUROR = people.JURORS[0]
ABOUT_HIMSELF = {"experience": "Председатель совета ТОС с 2014 года", "phone": "8 900 000-00-00"}
DIPLOMA_DPI = 90


class Album:
    """A running portal, a browser and the folder where pictures go."""

    def __init__(self, url: str, browser: Browser):
        self.url = url.rstrip("/")
        self.browser = browser

    @contextmanager
    def visit(self, screen: dict, person: people.Person | None = None) -> Iterator[Page]:
        """Open a fresh browser of a visitor or of a person of the demo, closed afterwards."""
        context = self.browser.new_context(
            **screen, locale="ru-RU", timezone_id="Europe/Moscow", reduced_motion="reduce"
        )
        page = context.new_page()
        if person:
            page.goto(f"{self.url}/accounts/login/")
            page.locator("input[name=login]").fill(person.email)
            page.locator("input[name=password]").fill(people.PASSWORD)
            page.get_by_role("button", name="Войти", exact=True).click()
            page.wait_for_url(f"{self.url}/cabinet/**")
        yield page
        context.close()

    def take(self, page: Page, name: str, path: str | None = None) -> None:
        """Write one picture of what fits on the screen, of the page at `path` or of where the browser stands."""
        if path:
            answer = page.goto(f"{self.url}{path}")
            if answer is None or not answer.ok:
                raise SystemExit(f"{path}: {answer and answer.status}")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
        sys.stdout.write(f"docs/screenshots/{name}.png  {page.url.removeprefix(self.url)}\n")


def site(album: Album) -> None:
    """What everybody sees."""
    addresses = {
        "home": "/",
        "plan": "/plan/2020/",
        "contest": f"/contests/{CITY}/",
        "results": f"/contests/{REGIONAL}/results/",
    }
    for suffix, screen in (("", DESKTOP), ("-phone", PHONE)):
        with album.visit(screen) as page:
            for name, path in addresses.items():
                album.take(page, name + suffix, path)


def application(album: Album) -> None:
    """The list of tasks of a draft, on the phone of an applicant."""
    with album.visit(PHONE, people.APPLICANT) as page:
        page.goto(f"{album.url}/contests/{CITY}/apply/")
        for question in ("nomination", "organization"):
            page.locator(f"input[name={question}]").first.check()
        page.get_by_role("button", name="Начать заявку").click()
        page.wait_for_url(f"{album.url}/cabinet/applications/**")
        draft = page.url
        page.goto(f"{draft}sections/1/")
        for key, answer in ABOUT_HIMSELF.items():
            page.locator(f"[name=question-{key}]").fill(answer)
        page.get_by_role("button", name="Сохранить и вернуться").click()
        page.wait_for_url(draft)
        page.get_by_role("heading", name="Что нужно сделать").evaluate("heading => heading.scrollIntoView()")
        album.take(page, "application-phone")


def scoring(album: Album) -> None:
    """The desk of a juror and his first sheet: of a contest that is being scored when there is one."""
    with album.visit(DESKTOP, JUROR) as page:
        page.goto(f"{album.url}/jury/")
        page.locator("main a[href*='/jury/']").first.click()
        album.take(page, "jury-desk")
        sheet = page.locator("main a[href*='/jury/sheets/']").first.get_attribute("href") or ""
        album.take(page, "scoring", sheet)
    with album.visit(PHONE, JUROR) as page:
        album.take(page, "scoring-phone", sheet)


def certificate(album: Album) -> None:
    """A diploma as PDF, and the page that its QR code opens."""
    with album.visit(DESKTOP, people.APPLICANT) as page:
        page.goto(f"{album.url}/cabinet/certificates/")
        address = page.locator("main a[href$='.pdf']").first.get_attribute("href") or ""
        answer = page.request.get(f"{album.url}{address}")
        with tempfile.TemporaryDirectory() as folder:
            paper = Path(folder) / "diploma.pdf"
            paper.write_bytes(answer.body())
            draw = ["pdftoppm", "-png", "-singlefile", "-r", str(DIPLOMA_DPI), str(paper), str(FOLDER / "diploma")]
            subprocess.run(draw, check=True)
    sys.stdout.write(f"docs/screenshots/diploma.png  {address}\n")
    code = address.removeprefix("/cabinet/certificates/").split("/")[0]
    for suffix, screen in (("", DESKTOP), ("-phone", PHONE)):
        with album.visit(screen) as page:
            album.take(page, f"certificate-check{suffix}", f"/certificates/{code}/")


def office(album: Album) -> None:
    """The secretary's side: the cabinet's home and the office."""
    with album.visit(DESKTOP, people.SECRETARY) as page:
        album.take(page, "cabinet", "/cabinet/")
        album.take(page, "office", "/office/")


def handbook(album: Album) -> None:
    """The pictures of docs/office/: what an editor and the secretary look at."""
    with album.visit(HANDBOOK, people.EDITOR) as page:
        album.take(page, "../office/pictures/editor-home", "/office/")
        page.get_by_role("link", name="Написать новость").first.click()
        page.locator("textarea[name=lead]").wait_for()
        album.take(page, "../office/pictures/news")
    with album.visit(HANDBOOK, people.PUBLISHER) as page:
        album.take(page, "../office/pictures/publisher-home", "/office/")
    with album.visit(HANDBOOK, people.SECRETARY) as page:
        for name, path in {
            "plan": "/office/plan/2020/",
            "plan-row": "/office/plan/2020/5/",
            "plan-import": "/office/plan-import/",
            "report": "/plan/2020/report/",
        }.items():
            album.take(page, f"../office/pictures/{name}", path)


CHAPTERS = {chapter.__name__: chapter for chapter in (site, application, scoring, certificate, office, handbook)}


def main() -> None:
    """Take all pictures, or the chapters named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chapters", nargs="*", metavar="chapter", help=f"of {', '.join(CHAPTERS)}; all when omitted")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the demo runs")
    options = parser.parse_args()
    wanted = options.chapters or list(CHAPTERS)
    if unknown := set(wanted) - set(CHAPTERS):
        parser.error(f"no such chapter: {', '.join(sorted(unknown))}")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for name in wanted:
            CHAPTERS[name](Album(options.url, browser))
        browser.close()


if __name__ == "__main__":
    main()
