"""Every public page of a running portal: from the sitemap, from the doors of the URL map and from the links of the home page."""

import sqlite3
from collections import Counter, deque
from contextlib import closing
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree as ET

from django.urls import resolve

from pages.views.tree import SitePage
from tests.architecture.house import site_views

ENOUGH = 5  # pages of one kind; a list of news has hundreds
NOT_PAGES = ("/office/", "/media/", "/static/")
# What nobody links to, because only paper names it.
ON_PAPER = "SELECT '/certificates/' || code || '/' FROM certificates_certificate ORDER BY id LIMIT 1"
PAGES_OF_THE_TREE = """
    SELECT substr(page.url_path, length(root.url_path)), app.model
    FROM wagtailcore_page page
    JOIN django_content_type app ON app.id = page.content_type_id
    JOIN wagtailcore_site site ON site.is_default_site
    JOIN wagtailcore_page root ON root.id = site.root_page_id AND substr(page.url_path, 1, length(root.url_path)) = root.url_path
"""


class Reading(HTMLParser):
    """What the crawl wants to know of a page: language, title, headings of the first level, links, its main address."""

    def __init__(self, html: str):
        super().__init__()
        self.lang, self.title, self.headings, self.links, self.canonical = "", "", 0, [], ""
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        self.headings += tag == "h1"
        self._in_title = tag == "title" and not self.title
        if tag == "html":
            self.lang = facts.get("lang", "")
        if tag == "a" and facts.get("href"):
            self.links.append(facts["href"])
        if tag == "link" and facts.get("rel") == "canonical":
            self.canonical = facts["href"]

    def handle_data(self, data):
        if self._in_title:
            self.title += data.strip()

    def handle_endtag(self, tag):
        self._in_title = False


@dataclass
class Visited:
    """One page that answered."""

    path: str
    kind: str
    html: str
    reading: Reading


@dataclass
class Crawl:
    """The walk over a portal: `pages` that answered, `views` that did, `dead` addresses and the page that named them."""

    url: str
    kinds: dict[str, str]
    pages: list[Visited] = field(default_factory=list)
    views: set[type] = field(default_factory=set)
    dead: list[tuple[str, str, int]] = field(default_factory=list)

    def walk(self, *starts: str) -> "Crawl":
        """Visit breadth first, at most ENOUGH pages of a kind."""
        waiting = deque((path, "the start") for path in [*starts, *self._sitemap()])
        seen, visits = set(), Counter()
        while waiting:
            path, referrer = waiting.popleft()
            if path in seen or path.startswith(NOT_PAGES) or visits[self.kind_of(path)] >= ENOUGH:
                continue
            seen.add(path)
            if page := self._visit(path, referrer, seen):
                visits[page.kind] += 1
                self.pages.append(page)
                waiting.extend((link, page.path) for link in self._links(page))
        return self

    def one_of_each_kind(self) -> list[Visited]:
        """Return the longest page of every kind, in the order of their kinds."""
        longest = {page.kind: page for page in sorted(self.pages, key=lambda page: len(page.html))}
        return [longest[kind] for kind in sorted(longest)]

    def kind_of(self, path: str) -> str:
        """Return the class of the page in the tree, else the name of the view."""
        match = resolve(urlsplit(path).path)
        if getattr(match.func, "view_class", None) is not SitePage:
            return match.view_name or match.route
        return self.kinds.get(urlsplit(path).path) or f"{match.route} beyond the tree"

    def _sitemap(self) -> list[str]:
        with urlopen(f"{self.url}/sitemap.xml") as answer:
            return [urlsplit(found.text).path for found in ET.parse(answer).iter("{*}loc")]

    def _links(self, page):
        for link in page.reading.links:
            address = urlsplit(urljoin(f"{self.url}{page.path}", link))
            if f"{address.scheme}://{address.netloc}" == self.url:
                yield f"{address.path}?{address.query}" if address.query else address.path

    def _visit(self, path, referrer, seen) -> Visited | None:
        """Ask for a page; None when it is dead, no HTML, or leads to a page that was seen."""
        try:
            with urlopen(f"{self.url}{path}") as answer:
                arrived = urlsplit(answer.url)
                html = answer.read().decode() if answer.headers.get_content_type() == "text/html" else ""
        except HTTPError as refused:
            refused.close()
            self.dead.append((path, referrer, refused.code))
            return None
        self.views.add(getattr(resolve(arrived.path).func, "view_class", None))
        end = arrived.path + (f"?{arrived.query}" if arrived.query else "")
        if not html or (end != path and (end in seen or arrived.path in seen)):
            return None
        seen |= {end, arrived.path}
        return Visited(end, self.kind_of(end), html, Reading(html))


def crawl(portal) -> Crawl:
    """Walk over a portal that stands on SQLite."""
    with closing(sqlite3.connect(portal.folder / "db.sqlite3")) as database:
        kinds = dict(database.execute(PAGES_OF_THE_TREE).fetchall())
        on_paper = [path for (path,) in database.execute(ON_PAPER)]
    plain = [f"/{route}" for route, view in site_views() if view in open_doors() and not set(route) & set("<^(")]
    return Crawl(portal.url, kinds).walk("/", *plain, *on_paper)


def open_doors() -> set[type]:
    """Return our public views that can be looked at."""
    return {view for _route, view in site_views() if view.public and "get" in view.http_method_names}
