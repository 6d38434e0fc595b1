"""A letter leads to our site and nowhere else: what mail programs would turn into another link is broken invisibly.

Somebody who writes an address into his name or his essay must not get it sent from our domain as a link. Pure strings.
"""

import re

# Not seen, not printed, and no mail program reads a link across it.
BREAK = "\u200b"

_WORD = re.compile(r"\S+")
_ADDRESSEE = re.compile(r"[^\s@:/]+@[^\s@:/]+")
_OPENING = "«„“\"'([<"
# A dot between a word and letters may be a domain; before digits it is a date or a number.
_DOMAIN_DOT = re.compile(r"(?<=[\w-])\.(?=[^\W\d_]{2,})")
_HTML = re.compile(r"<style\b.*?</style>|<[^>]*>|(?P<words>[^<]+)", re.DOTALL | re.IGNORECASE)


def only_own_links(text: str, own: str) -> str:
    """Return a plain text in which only addresses under `own` (ending with a slash) can become links."""
    return _WORD.sub(lambda word: _broken(word[0], own), text)


def only_own_links_in_html(html: str, own: str) -> str:
    """The same for the words of a page; tags are ours and stay as they are."""
    return _HTML.sub(lambda part: only_own_links(part["words"], own) if part["words"] else part[0], html)


def _broken(word: str, own: str) -> str:
    if word.lstrip(_OPENING).startswith(own) or _ADDRESSEE.fullmatch(word):
        return word
    return _DOMAIN_DOT.sub(f".{BREAK}", word.replace("://", f":{BREAK}//"))
