"""Where the links of a page lead, read out of the HTML of the editor. Pure: whether anything is there is asked in queries/."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from html.parser import HTMLParser
from urllib.parse import urlsplit


class Place(Enum):
    """What sort of place a link leads to."""

    PAGE = "page"
    DOCUMENT = "document"
    OWN = "own"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Link:
    """A link: `target` is the number of a page or a document, a path of ours or a whole address outside."""

    place: Place
    target: str
    words: str = ""


def links_in(source: str, *, own: str) -> Iterator[Link]:
    """Yield the links of a piece of HTML; `own` is the address of our site. Mail, telephones and anchors lead nowhere."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    for attributes, words in reader.found:
        number = attributes.get("id") or ""
        if attributes.get("linktype") in {"page", "document"} and number.isdigit():
            yield Link(Place(attributes["linktype"]), number, words)
        elif link := link_to(attributes.get("href") or "", own=own, words=words):
            yield link


def link_to(address: str, *, own: str, words: str = "") -> Link | None:
    """Return the link to an address that somebody typed; None when it leads to nothing that can be looked up."""
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme in {"http", "https"} and parts.netloc and parts.netloc != urlsplit(own).netloc:
        return Link(Place.OUTSIDE, address, words)
    if parts.path.startswith("/") and parts.scheme in {"", "http", "https"}:
        return Link(Place.OWN, parts.path, words)
    return None


class _Reader(HTMLParser):
    """Collects what stands in the tags of links, and their words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[dict[str, str | None], str]] = []
        self.open: dict[str, str | None] | None = None
        self.words = ""

    def handle_starttag(self, tag, attrs):
        """Begin a link."""
        if tag == "a":
            self.handle_endtag("a")
            self.open, self.words = dict(attrs), ""

    def handle_data(self, data):
        """Take words in."""
        self.words += data

    def handle_endtag(self, tag):
        """End a link."""
        if tag == "a" and self.open is not None:
            self.found.append((self.open, " ".join(self.words.split())))
            self.open = None

    def close(self):
        """End what was left open."""
        super().close()
        self.handle_endtag("a")
